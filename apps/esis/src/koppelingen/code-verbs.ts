import { notFound, Problem, type Actor } from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { DB } from '../database.generated.ts';
import { requireMay } from '../gebruikers/rollen.ts';
import { writeLogboek, type Gebeurtenis } from '../logboek/gebeurtenissen.ts';
import { findVestiging, lockVestiging } from '../vestigingen/vestigingen.service.ts';
import { nextStatus, statusOp, type Koppeling } from './koppeling.ts';
import type {
  controleAntwoordSchema,
  KoppelingAntwoord,
  zetCodeAntwoordSchema,
} from './koppelingen.contract.ts';
import { getKoppeling, type KoppelingenDeps } from './koppelingen-deps.ts';
import * as store from './koppelingen.store.ts';
import { addPoging, findBlokkade } from './pogingen.ts';
import * as problemen from './problemen.ts';
import {
  countTekens,
  createVerificatiecode,
  findCodefout,
  trimVerificatiecode,
  validateVerificatiecode,
} from './verificatiecode.ts';

type Controle = z.output<typeof controleAntwoordSchema>;
type ZetCode = z.output<typeof zetCodeAntwoordSchema>;

export type CodeVerbs = {
  /** All rules at once, for the check while somebody types; one in use counts as a wrong code. */
  validateCode(actor: Actor, brin6: string, vraag: { code: string; aanbodId: string }): Promise<Controle>;
  createCode(actor: Actor, brin6: string): Promise<string>;
  /** Stops the exchange; see the pause in koppeling.ts. */
  deleteCode(actor: Actor, brin6: string, id: string): Promise<KoppelingAntwoord>;
  /** The same code resumes; another one asks anew. */
  updateCode(actor: Actor, brin6: string, id: string, code: string): Promise<ZetCode>;
};

export function createCodeVerbs(deps: KoppelingenDeps): CodeVerbs {
  const { db, geheimen, klok } = deps;
  return {
    async validateCode(actor, brin6, { code: text, aanbodId }) {
      requireMay(actor, 'koppelingen beheren', brin6);
      const moment = klok();
      const { code } = trimVerificatiecode(text);
      const uitkomst = await db.transaction().execute(async (tx) => {
        const vestiging = await lockVestiging(tx, brin6);
        if (!vestiging) return notFound();
        const blokkade = await findBlokkade(tx, brin6, moment);
        if (blokkade) return blokkade;
        const regels = validateVerificatiecode(text, { brin6, schoolnaam: vestiging.naam });
        const isGebruikt =
          // Only a code that could be used is looked up: half a code in use tells nothing, and costs no attempt.
          regels.every(({ ok }) => ok) && (await isVanEenAnder(tx, brin6, aanbodId, geheimen.hash(code)));
        if (isGebruikt) await addPoging(tx, actor, { brin6, moment });
        return { regels, isGebruikt };
      });
      if (uitkomst instanceof Problem) throw uitkomst;
      const { regels, isGebruikt } = uitkomst;
      const uniek = {
        id: 'uniek' as const,
        tekst: 'Is nog nooit gebruikt',
        ok: !isGebruikt,
        melding: isGebruikt ? problemen.CODE_IN_GEBRUIK : null,
      };
      return {
        regels: [...regels, uniek],
        lengte: countTekens(code),
        ok: uniek.ok && regels.every(({ ok }) => ok),
      };
    },

    async createCode(actor, brin6) {
      requireMay(actor, 'koppelingen beheren', brin6);
      if (!(await findVestiging(db, brin6))) throw notFound();
      return createVerificatiecode(brin6);
    },

    async deleteCode(actor, brin6, id) {
      requireMay(actor, 'koppelingen beheren', brin6);
      const uitkomst = await db
        .transaction()
        .execute(async (tx) => await removeCode(tx, actor, brin6, id, klok()));
      if (uitkomst instanceof Problem) throw uitkomst;
      return await getKoppeling(deps, brin6, id);
    },

    async updateCode(actor, brin6, id, text) {
      requireMay(actor, 'koppelingen beheren', brin6);
      const { code } = trimVerificatiecode(text);
      const uitkomst = await db
        .transaction()
        .execute(
          async (tx) =>
            await setCode(tx, { actor, brin6, id, code, hash: geheimen.hash(code), moment: klok() }),
        );
      if (uitkomst instanceof Problem) throw uitkomst;
      return { uitkomst, koppeling: await getKoppeling(deps, brin6, id) };
    },
  };
}

/** The koppeling's own last code is no obstacle: entering it again is how a school resumes. */
async function isVanEenAnder(
  tx: Kysely<DB>,
  brin6: string,
  aanbodId: string,
  hash: string,
): Promise<boolean> {
  const eigen = await store.findLevende(tx, brin6, aanbodId);
  return eigen?.codeHash !== hash && (await store.isCodeGebruikt(tx, hash));
}

async function removeCode(
  tx: Kysely<DB>,
  actor: Actor,
  brin6: string,
  id: string,
  moment: Date,
): Promise<Problem | undefined> {
  const koppeling = await lockOwn(tx, brin6, id);
  if (!koppeling) return notFound();
  const status = statusOp(koppeling, moment);
  const doel = nextStatus(status, 'codeVerwijderd');
  if (doel === undefined) return problemen.koppelingBeeindigd();
  // Twice is once: the pause keeps its first moment and its first name.
  if (doel === status || (status !== 'aangevraagd' && status !== 'actief')) return undefined;
  await store.updateKoppeling(tx, id, {
    status: doel,
    pauze: { vanuit: status, sinds: moment, door: naamVan(actor) },
  });
  await log(tx, actor, 'verificatiecode.verwijderd', koppeling);
  return undefined;
}

type SetCode = { actor: Actor; brin6: string; id: string; code: string; hash: string; moment: Date };

async function setCode(tx: Kysely<DB>, vraag: SetCode): Promise<ZetCode['uitkomst'] | Problem> {
  const vestiging = await lockVestiging(tx, vraag.brin6);
  const koppeling = vestiging && (await lockOwn(tx, vraag.brin6, vraag.id));
  if (!vestiging || !koppeling) return notFound();
  if (koppeling.status === 'ingetrokken') return problemen.koppelingBeeindigd();
  const blokkade = await findBlokkade(tx, vraag.brin6, vraag.moment);
  if (blokkade) return blokkade;
  return koppeling.codeHash === vraag.hash
    ? await resume(tx, vraag, koppeling)
    : await replaceCode(tx, vraag, koppeling, vestiging.naam);
}

async function resume(
  tx: Kysely<DB>,
  { actor, moment }: SetCode,
  koppeling: Koppeling,
): Promise<ZetCode['uitkomst']> {
  const status = statusOp(koppeling, moment);
  const doel = nextStatus(status, 'zelfdeCode', koppeling.pauze?.vanuit);
  if (doel === undefined || doel === status) return 'ongewijzigd';
  await store.updateKoppeling(tx, koppeling.id, {
    status: doel,
    pauze: null,
    // Who asks again gets 30 days again.
    ...(doel === 'aangevraagd' && { aangevraagdOp: moment }),
  });
  await log(tx, actor, 'verificatiecode.hervat', koppeling);
  return status === 'gepauzeerd' ? 'hervat' : 'opnieuw-aangevraagd';
}

async function replaceCode(
  tx: Kysely<DB>,
  { actor, brin6, code, hash, moment }: SetCode,
  koppeling: Koppeling,
  schoolnaam: string,
): Promise<ZetCode['uitkomst'] | Problem> {
  const fout = findCodefout(code, { brin6, schoolnaam });
  if (fout) return problemen.codeOngeldig(fout);
  const doel = nextStatus(statusOp(koppeling, moment), 'andereCode');
  if (doel === undefined) return problemen.koppelingBeeindigd();
  if (!(await store.insertCode(tx, hash, koppeling.id))) {
    await addPoging(tx, actor, { brin6, moment, koppelingId: koppeling.id });
    return problemen.codeInGebruik();
  }
  await store.updateKoppeling(tx, koppeling.id, {
    status: doel,
    pauze: null,
    codeHash: hash,
    aangevraagdOp: moment,
    verzoekVerzondenOp: null,
  });
  await log(tx, actor, 'verificatiecode.vervangen', koppeling);
  return 'opnieuw-aangevraagd';
}

async function lockOwn(tx: Kysely<DB>, brin6: string, id: string): Promise<Koppeling | undefined> {
  const found = await store.findKoppeling(tx, brin6, id);
  return found && (await store.lockKoppeling(tx, found.id));
}

const log = (tx: Kysely<DB>, actor: Actor, gebeurtenis: Gebeurtenis, { id, brin6 }: Koppeling) =>
  writeLogboek(tx, actor, { gebeurtenis, brin6, onderwerp: `koppeling:${id}` });

/** Whom the school sees beside a pause. */
function naamVan(actor: Actor): string {
  return actor.kind === 'gebruiker' ? actor.naam : 'de beheerder van ESIS';
}
