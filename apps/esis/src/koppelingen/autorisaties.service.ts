import { bindDeps, findDag, formatDag, type Actor, type Geheimen } from '@koppelpunt/platform';
import type { EsisDatabase, Handeling } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { createCodehash, type Codehash } from './codehash.ts';
import { isUitwisselbaar, listPauzesOp, nextStatus, statusOp, type Koppeling } from './koppeling.ts';
import * as store from './koppelingen.store.ts';
import { describeVoorPartner } from './pauze.ts';

/** An autorisatiesleutel opens one koppeling, as long as it keeps this key and its status allows it. */
export type Autorisatie = {
  koppelingId: string;
  brin6: string;
  /** Opened by the code that was given, whichever key its hash was made with by now. */
  codehash: Codehash;
  /** Not confirmed yet: then "nothing changed" is no answer, for nothing has crossed with this key. */
  isEerste: boolean;
};

export type AutorisatieUitkomst =
  | { kind: 'geautoriseerd'; autorisatie: Autorisatie }
  /** `reden` only for a partner whose key is right, but is early or paused: everybody else gets the same answer. */
  | { kind: 'geweigerd'; koppelingId: string | undefined; reden?: string; isTeVroeg?: boolean };

type AutorisatiesDeps = { database: EsisDatabase; geheimen: Geheimen };

/** The partner's side of a koppeling: what its verificatiecode opens. */
export type Autorisaties = ReturnType<typeof createAutorisaties>;
export const createAutorisaties = (deps: AutorisatiesDeps) =>
  bindDeps(deps, { findAutorisatie, isNogToegestaan });

/** `onRightKey` asks in the same transaction what the partner with the right key wants to know first. */
async function findAutorisatie(
  { database, geheimen }: AutorisatiesDeps,
  actor: Actor,
  { partnerId, sleutel, brin6 }: { partnerId: string; sleutel: string; brin6: string },
  onRightKey: (handeling: Handeling) => Promise<void>,
): Promise<AutorisatieUitkomst> {
  const codehash = createCodehash(geheimen, sleutel);
  const vraag = { partnerId, codeHashes: codehash.hashes, brin6 };
  return await database.as(
    actor,
    async (handeling) => {
      const koppeling = await store.findMetCode(handeling, vraag);
      const status = koppeling && statusOp(koppeling, handeling.now);
      if (!koppeling || !status || !isUitwisselbaar(status)) {
        // Every refusal asks this, so that all take as long: a code that the school replaced is no stranger's guess.
        const koppelingId = await store.findVanCode(handeling, vraag);
        // What expired during a planned pause is not paused: its code is good for nothing.
        const reden =
          koppeling && status === 'gepauzeerd'
            ? describeVoorPartner(listPauzesOp(koppeling, handeling.now))
            : undefined;
        return { kind: 'geweigerd', koppelingId, ...(reden !== undefined && { reden }) };
      }
      const { id, startdatum } = koppeling;
      if (!isBegonnen(koppeling, handeling.now)) {
        return { kind: 'geweigerd', koppelingId: id, reden: describeTeVroeg(startdatum), isTeVroeg: true };
      }
      await onRightKey(handeling);
      const autorisatie = { koppelingId: id, brin6, codehash, isEerste: status === 'aangevraagd' };
      return { kind: 'geautoriseerd', autorisatie };
    },
    { vestiging: brin6 },
  );
}

/** Still allowed at this moment? Asked again and again while an answer is on its way (P1). */
async function isNogToegestaan(
  { database }: AutorisatiesDeps,
  actor: Actor,
  { koppelingId, brin6, codehash }: Autorisatie,
): Promise<boolean> {
  return await database.as(
    actor,
    async (handeling) => {
      const koppeling = await store.findKoppeling(handeling, brin6, koppelingId);
      return (
        koppeling !== undefined &&
        codehash.matches(koppeling.codeHash) &&
        isUitwisselbaar(statusOp(koppeling, handeling.now)) &&
        isBegonnen(koppeling, handeling.now)
      );
    },
    { vestiging: brin6 },
  );
}

/** Pupils really crossed (P9). In the transaction that writes the row of the exchange. */
export async function confirmOpgehaald(
  handeling: Handeling,
  { koppelingId, codehash, isEerste }: Autorisatie,
): Promise<void> {
  // Pupils crossed with this code before: another code has another hash, and the same one resumes what it was.
  if (!isEerste) return;
  const koppeling = await store.lockKoppeling(handeling, koppelingId);
  // Paused or given another code while the last bytes were on their way: that decision stands.
  if (!koppeling || !codehash.matches(koppeling.codeHash)) return;
  const status = statusOp(koppeling, handeling.now);
  if (status === 'gepauzeerd') return;
  const next = nextStatus(status, 'leerlingenOpgehaald');
  if (next === undefined || next === status) return;
  // The partner has the newer code now, so the school cannot go back to the one before it.
  await store.updateKoppeling(handeling, koppelingId, { status: next, vorige: null });
  await writeLogboek(handeling, {
    gebeurtenis: 'koppeling.actief',
    brin6: koppeling.brin6,
    onderwerp: `koppeling:${koppelingId}`,
  });
}

const isBegonnen = ({ startdatum }: Koppeling, moment: Date) => startdatum <= findDag(moment);

const describeTeVroeg = (startdatum: string) =>
  `De koppeling met deze school gaat in op ${formatDag(startdatum)} (${startdatum}). Tot die dag geeft ESIS geen gegevens.`;
