import { notFound, Problem, type Actor } from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { DB } from '../database.generated.ts';
import { requireMay } from '../rechten/rechten.ts';
import { findVestiging, lockVestiging } from '../vestigingen/vestigingen.service.ts';
import { codehashVan, type Codehash } from './codehash.ts';
import { removeCode, setCode } from './codewissel.ts';
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
  const { database, geheimen, klok } = deps;
  return {
    async validateCode(actor, brin6, { code: text, aanbodId }) {
      requireMay(actor, 'koppelingen beheren', brin6);
      const moment = klok();
      const { code } = trimVerificatiecode(text);
      const uitkomst = await database.as(actor, async ({ tx }) => {
        const vestiging = await lockVestiging(tx, brin6);
        if (!vestiging) return notFound();
        const blokkade = await findBlokkade(tx, brin6, moment);
        if (blokkade) return blokkade;
        const regels = validateVerificatiecode(text, { brin6, schoolnaam: vestiging.naam });
        const isGebruikt =
          // Only a code that could be used is looked up: half a code in use tells nothing, and costs no attempt.
          regels.every(({ ok }) => ok) &&
          (await isVanEenAnder(tx, brin6, aanbodId, codehashVan(geheimen, code)));
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
      const vestiging = await database.as(actor, async ({ tx }) => await findVestiging(tx, brin6));
      if (!vestiging) throw notFound();
      return createVerificatiecode(brin6);
    },

    async deleteCode(actor, brin6, id) {
      requireMay(actor, 'koppelingen beheren', brin6);
      const uitkomst = await database.as(
        actor,
        async ({ tx }) => await removeCode(tx, actor, brin6, id, klok()),
      );
      if (uitkomst instanceof Problem) throw uitkomst;
      return await getKoppeling(deps, actor, brin6, id);
    },

    async updateCode(actor, brin6, id, text) {
      requireMay(actor, 'koppelingen beheren', brin6);
      const { code } = trimVerificatiecode(text);
      const uitkomst = await database.as(
        actor,
        async ({ tx }) =>
          await setCode(tx, {
            actor,
            brin6,
            id,
            code,
            codehash: codehashVan(geheimen, code),
            moment: klok(),
          }),
      );
      if (uitkomst instanceof Problem) throw uitkomst;
      return { uitkomst, koppeling: await getKoppeling(deps, actor, brin6, id) };
    },
  };
}

/** The koppeling's own last code is no obstacle: entering it again is how a school resumes. */
async function isVanEenAnder(
  tx: Kysely<DB>,
  brin6: string,
  aanbodId: string,
  codehash: Codehash,
): Promise<boolean> {
  const eigen = await store.findLevende(tx, brin6, aanbodId);
  const isEigen = eigen !== undefined && codehash.isVan(eigen.codeHash);
  return !isEigen && (await store.isCodeGebruikt(tx, codehash));
}
