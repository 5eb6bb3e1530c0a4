import type { Actor, Geheimen } from '@koppelpunt/platform';
import type { Db, Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { requireMay } from '../rechten/rechten.ts';
import { createActivering, type Activering, type ActiveringDeps } from './activering.service.ts';
import { getVerzoekRow, logVerzoek, requireNext } from './behandeling.service.ts';
import { toVerzoek, toVerzoekDetail } from './toon-verzoek.ts';
import { contextOf, openKandidaat } from './verzoek-geheimen.ts';
import type { Kandidaat } from './verzoek.ts';
import type { Verzoek, VerzoekDetail, VerzoekInvoer } from './verzoeken.contract.ts';
import {
  findVerzoekRow,
  listVerzoekRows,
  markGeactiveerd,
  updateControle,
  updateVerzoekRow,
  type OpgeslagenKandidaat,
  type VerzoekRow,
} from './verzoeken.store.ts';

export type Verzoeken = Activering & {
  /** Leaves no row in the logboek: see the route. */
  listVerzoeken(actor: Actor): Promise<Verzoek[]>;
  getVerzoek(actor: Actor, id: string): Promise<VerzoekDetail>;
  /** What support chooses or fills in by hand when the mail was not clear. */
  updateVerzoek(actor: Actor, id: string, invoer: VerzoekInvoer): Promise<Verzoek>;
  rejectVerzoek(actor: Actor, id: string, reden: string): Promise<Verzoek>;
  /** In the transaction in which the pupils crossed. */
  markGeactiveerd(actor: Actor, tx: Db, koppelingId: string): Promise<void>;
  /** For the mail to the sender, and nothing else. */
  getAfwijzing(
    actor: Actor,
    id: string,
  ): Promise<{ aan: string; reden: string; brin6: string | null } | undefined>;
};

export type VerzoekenDeps = ActiveringDeps & {
  /** What else must happen in the transaction that rejects a request: the mail to the school. */
  onAfgewezen: (handeling: Handeling, verzoekId: string) => Promise<void>;
};

export function createVerzoeken(deps: VerzoekenDeps): Verzoeken {
  const { database, geheimen } = deps;

  return {
    ...createActivering(deps),

    async listVerzoeken(actor) {
      requireMay(actor, 'verzoeken behandelen');
      return (await database.as(actor, ({ tx }) => listVerzoekRows(tx))).map(toVerzoek);
    },

    async getVerzoek(actor, id) {
      requireMay(actor, 'verzoeken behandelen');
      return await database.as(actor, async ({ tx }) => {
        const row = await getVerzoekRow(tx, id);
        await logVerzoek(tx, actor, row, 'verzoek.bekeken');
        return toVerzoekDetail(row, geheimen);
      });
    },

    async updateVerzoek(actor, id, invoer) {
      requireMay(actor, 'verzoeken behandelen');
      return await database.as(actor, async ({ tx }) => {
        const row = await getVerzoekRow(tx, id, { forUpdate: true });
        requireNext(row, 'in-behandeling');
        const isKeuze = 'kandidaat' in invoer;
        const { brin6, verificatiecode } = isKeuze ? getKandidaat(geheimen, row, invoer.kandidaat) : invoer;
        if (!verificatiecode.startsWith(brin6)) throw andereSchool(brin6);
        await updateVerzoekRow(tx, id, {
          brin6,
          codeVersleuteld: geheimen.encrypt(verificatiecode, contextOf(id, 'code')),
          codeLengte: verificatiecode.length,
          reden: null,
          status: 'in-behandeling',
        });
        await updateControle(tx, id, null);
        await logVerzoek(tx, actor, { ...row, brin6 }, 'verzoek.ingevuld', { uitDeMail: isKeuze });
        return toVerzoek(await getVerzoekRow(tx, id));
      });
    },

    async rejectVerzoek(actor, id, reden) {
      requireMay(actor, 'verzoeken behandelen');
      return await database.as(actor, async (handeling) => {
        const { tx } = handeling;
        const row = await getVerzoekRow(tx, id, { forUpdate: true });
        requireNext(row, 'afgewezen');
        await updateVerzoekRow(tx, id, {
          status: 'afgewezen',
          afwijzingVersleuteld: geheimen.encrypt(reden, contextOf(id, 'afwijzing')),
        });
        await logVerzoek(tx, actor, row, 'verzoek.afgewezen');
        await deps.onAfgewezen(handeling, id);
        return toVerzoek(await getVerzoekRow(tx, id));
      });
    },

    async markGeactiveerd(actor, tx, koppelingId) {
      requireMay(actor, 'gegevens ophalen');
      await markGeactiveerd(tx, koppelingId);
    },

    async getAfwijzing(actor, id) {
      requireMay(actor, 'berichten versturen');
      const row = await database.as(actor, ({ tx }) => findVerzoekRow(tx, id));
      if (!row?.afwijzingVersleuteld) return undefined;
      const reden = geheimen.decrypt(row.afwijzingVersleuteld, contextOf(id, 'afwijzing'));
      return { aan: row.van, reden, brin6: row.brin6 };
    },
  };
}

function getKandidaat(geheimen: Geheimen, row: VerzoekRow, plaats: number): Kandidaat {
  const kandidaat = (row.kandidaten as OpgeslagenKandidaat[])[plaats];
  if (!kandidaat) throw geenKandidaat();
  return { brin6: kandidaat.brin6, verificatiecode: openKandidaat(geheimen, row.id, kandidaat) };
}

const geenKandidaat = () =>
  createProblem('INVOER_ONGELDIG', {
    velden: { kandidaat: 'Deze code staat niet in de e-mail. Laad de pagina opnieuw en kies nog eens.' },
  });

const andereSchool = (brin6: string) =>
  createProblem('INVOER_ONGELDIG', {
    velden: { verificatiecode: `De verificatiecode van deze school begint met ${brin6}.` },
  });
