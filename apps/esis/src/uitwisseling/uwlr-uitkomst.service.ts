import type { Log } from '@koppelpunt/platform';
import type { UwlrResponse } from '@koppelpunt/standards';
import type { EsisDatabase, Handeling } from '../database.ts';
import { writeLogboek, type Gebeurtenis } from '../gebeurtenissen.ts';
import { confirmOpgehaald, type Autorisatie } from '../koppelingen/autorisaties.service.ts';
import { isVestiging } from '../vestigingen/vestigingen.service.ts';
import { GROEPVELDEN, VELDEN } from './antwoord.ts';
import * as store from './uitwisselingen.store.ts';
import type { UwlrCall } from './uwlr-call.service.ts';

/** One call as the list of exchanges knows it: its moment, and its row once pupils began to cross. */
export type Exchange = { op: Date; rowId?: number };

type EndedExchange = Exchange & { isComplete: boolean; bytes: number };

/** Writes down how a call ended. */
export async function writeUitkomst(
  { database, log }: { database: EsisDatabase; log: Log },
  call: UwlrCall,
  response: UwlrResponse,
  exchange: EndedExchange,
): Promise<void> {
  if (!call.partner) {
    // Nobody proved who it is: that is for the operator's log, not for a school's.
    log.warn({ faultcode: response.fault?.faultcode }, 'uwlr: refused before a klant was known');
    return;
  }
  const { autorisatie } = call;
  const { rowId } = exchange;
  await database.as(call.actor, async (handeling) => {
    if (rowId !== undefined && autorisatie) {
      const isComplete = exchange.isComplete && response.outcome === 'gegevens';
      await writeLeerlingen(handeling, call, autorisatie, { rowId, isComplete, bytes: exchange.bytes });
    } else await writeOther(handeling, call, response, exchange);
  });
}

/** P9: the row, the logboek and the status are one act, after the last byte. */
async function writeLeerlingen(
  handeling: Handeling,
  call: UwlrCall,
  autorisatie: Autorisatie,
  { rowId, isComplete, bytes }: { rowId: number; isComplete: boolean; bytes: number },
): Promise<void> {
  const { aantalLeerlingen, operatie = 'HaalLeerlinggegevens' } = call;
  const uitkomst = isComplete ? ('gegevens' as const) : ('afgebroken' as const);
  await store.updateUitwisseling(handeling, rowId, {
    uitkomst,
    aantalLeerlingen,
    aantalGroepen: call.aantalGroepen,
    bytes,
  });
  await writeLogboek(handeling, {
    gebeurtenis: toGebeurtenis(uitkomst, operatie),
    brin6: autorisatie.brin6,
    onderwerp: `koppeling:${autorisatie.koppelingId}`,
    details: { leerlingen: aantalLeerlingen, velden: VELDEN, bytes },
  });
  if (isComplete) await confirmOpgehaald(handeling, autorisatie);
}

/** A call in which no pupil crossed. */
async function writeOther(
  handeling: Handeling,
  call: UwlrCall,
  response: UwlrResponse,
  { op, isComplete, bytes }: EndedExchange,
): Promise<void> {
  const { autorisatie, geweigerd } = call;
  const brin6 = autorisatie?.brin6 ?? (await findBrin6(handeling, call));
  const uitkomst = toUitkomst(call, response, isComplete);
  const operatie = response.operatie ?? 'onbekend';
  const row = { ...toUitwisseling(call, op), brin6, operatie, uitkomst };
  const vorige = await findVorige(handeling, row);
  if (vorige && isHerhaling(vorige, row)) return await store.countHerhaling(handeling, vorige.id, op);
  await endHerhaling(handeling, row, vorige);
  const hasGroepen = uitkomst === 'gegevens' || uitkomst === 'afgebroken';
  const groepen = hasGroepen && { aantalGroepen: call.aantalGroepen, groepvelden: GROEPVELDEN };
  await store.insertUitwisseling(handeling, { ...row, ...groepen, bytes });
  // A message that came no further than its sender used no key.
  if (!autorisatie && !geweigerd) return;
  // In the transaction that wrote them: see LeerresultatenWriter.
  if (uitkomst === 'bevestigd') return;
  const koppelingId = geweigerd?.koppelingId ?? autorisatie?.koppelingId;
  await writeLogboek(handeling, {
    gebeurtenis: toGebeurtenis(uitkomst, operatie),
    ...(brin6 && { brin6 }),
    onderwerp: koppelingId === undefined ? `partner:${row.partnerId}` : `koppeling:${koppelingId}`,
    details: { operatie },
  });
}

type Row = Omit<store.NewUitwisseling, 'bytes'>;
type Vorige = Awaited<ReturnType<typeof store.findVorige>>;

/** A question about no school of ours has no list to stand in. */
export const findVorige = async (
  handeling: Handeling,
  row: Pick<Row, 'brin6' | 'koppelingId' | 'partnerId'>,
): Promise<Vorige> => (row.brin6 === null ? undefined : await store.findVorige(handeling, row));

/** No pupil crossed, and nothing is new: a partner that asks a paused school all summer is one line. */
const HERHAALBAAR: readonly string[] = [
  'geenwijzigingen',
  'geengegevens',
  'tevroeg',
  'geweigerd',
  'fout',
] satisfies store.Uitkomst[];

const isHerhaling = (vorige: NonNullable<Vorige>, { uitkomst, operatie }: Row): boolean =>
  HERHAALBAAR.includes(uitkomst) && vorige.uitkomst === uitkomst && vorige.operatie === operatie;

/** The logboek has a row of the first; now that something else happens it gets the count of the rest. */
export async function endHerhaling(
  handeling: Handeling,
  { brin6, koppelingId, partnerId }: Pick<Row, 'brin6' | 'koppelingId' | 'partnerId'>,
  vorige: Vorige,
): Promise<void> {
  if (!vorige?.laatstOp) return;
  await writeLogboek(handeling, {
    gebeurtenis: 'uitwisseling.herhaald',
    ...(brin6 !== null && { brin6 }),
    onderwerp: koppelingId === null ? `partner:${partnerId}` : `koppeling:${koppelingId}`,
    details: {
      operatie: vorige.operatie,
      uitkomst: vorige.uitkomst,
      aantal: vorige.aantal,
      eerst: vorige.op.toISOString(),
      laatst: vorige.laatstOp.toISOString(),
    },
  });
}

/** A partner may name a school that we do not have. */
async function findBrin6(handeling: Handeling, { brin6 }: UwlrCall): Promise<string | null> {
  return brin6 !== undefined && (await isVestiging(handeling, brin6)) ? brin6 : null;
}

export function toUitwisseling(call: UwlrCall, op: Date) {
  const { partner, autorisatie, geweigerd, laatstOntvangen, operatie = 'HaalLeerlinggegevens' } = call;
  if (!partner) throw new Error('an exchange belongs to a partner');
  return {
    op,
    brin6: autorisatie?.brin6 ?? null,
    koppelingId: autorisatie?.koppelingId ?? geweigerd?.koppelingId ?? null,
    partnerId: partner.id,
    operatie,
    laatstOntvangen: laatstOntvangen ?? null,
  };
}

function toUitkomst({ geweigerd }: UwlrCall, response: UwlrResponse, isComplete: boolean): store.Uitkomst {
  if (geweigerd) return geweigerd.isTeVroeg ? 'tevroeg' : 'geweigerd';
  if (response.outcome === 'fault') return 'fout';
  // Written before the answer went; whether that arrived changes nothing.
  if (response.outcome === 'bevestiging') return 'bevestigd';
  return isComplete ? response.outcome : 'afgebroken';
}

/** The use of a key leaves a row, whatever came of it. Only the groups alone are looked at; all else fetches pupils. */
export function toGebeurtenis(uitkomst: store.Uitkomst, operatie: string): Gebeurtenis {
  const isStructuur = operatie === 'HaalStructuur';
  switch (uitkomst) {
    case 'gegevens':
      return isStructuur ? 'uitwisseling.structuur' : 'uitwisseling.leerlingen';
    case 'bevestigd':
      return 'leerresultaten.ontvangen';
    case 'geenwijzigingen':
    case 'geengegevens':
      return 'uitwisseling.ongewijzigd';
    case 'tevroeg':
      return 'uitwisseling.tevroeg';
    case 'geweigerd':
      return 'uitwisseling.geweigerd';
    case 'afgebroken':
      return isStructuur ? 'uitwisseling.mislukt' : 'uitwisseling.afgebroken';
    case 'fout':
      return 'uitwisseling.mislukt';
  }
}
