/** TOP dossier's own synchronisation, from the services that its server and its jobs use, in a process of its own. */
import { createLog, dangerouslyAsSystem, ensureDatabase, openOwnDatabases } from '@koppelpunt/platform';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createServices, topDossier } from '../../apps/top-dossier/src/app.ts';
import { DATABASE_NAME } from '../../apps/top-dossier/src/database.ts';
import { serveRounds } from '../contender-process.ts';
import type { Koppeling } from './esis.ts';

export type SyncOpdracht =
  | { soort: 'koppel'; koppeling: Koppeling }
  /** Afterwards it is as if this school was never fetched. */
  | { soort: 'vergeet'; brin6: string }
  | { soort: 'synchroniseer'; brin6: string };
export type SyncUitkomst = {
  resultaat: string | null;
  leerlingen: number;
  nieuw: number;
  gewijzigd: number;
  bytes: number;
};

const NIETS: SyncUitkomst = { resultaat: null, leerlingen: 0, nieuw: 0, gewijzigd: 0, bytes: 0 };

await serveRounds<SyncOpdracht, SyncUitkomst>(
  async ({ serverUrl = '', url = '', klantnaam = '', klantcode = '' }) => {
    const databaseUrl = await ensureDatabase(serverUrl, DATABASE_NAME);
    const secret = randomBytes(32).toString('base64url');
    const { database, geheimen } = await openOwnDatabases(topDossier, {
      url: databaseUrl,
      sleutels: () => secret,
      applicationName: 'top-dossier-bench',
    });
    // TOP dossier itself may not forget and vacuum.
    const owner = new pg.Pool({ connectionString: databaseUrl, max: 1 });
    const actor = dangerouslyAsSystem('opdrachtregel');
    const { bronnen, koppelingen, synchronisaties } = createServices({
      database,
      geheimen,
      // We run the synchronisation ourselves, and no school here waits for a mail.
      jobs: { send: async () => {} },
      log: createLog({ name: 'bench', level: 'warn' }),
    });
    await bronnen.setBron(actor, { id: 'esis', url, klantnaam, klantcode });

    async function getId(brin6: string): Promise<string> {
      const koppeling = await koppelingen.findKoppeling(actor, { brin6 });
      if (!koppeling) throw new Error(`no koppeling of ${brin6}`);
      return koppeling.id;
    }

    const ids = new Map<string, string>();
    return {
      async ronde(opdracht) {
        switch (opdracht.soort) {
          case 'koppel': {
            const { brin6 } = opdracht.koppeling;
            const aanvraag = { ...opdracht.koppeling, bronId: 'esis', schoolnaam: null, contactEmail: null };
            await database.as(actor, (handeling) => koppelingen.requestKoppeling(handeling, aanvraag));
            ids.set(brin6, await getId(brin6));
            return NIETS;
          }
          case 'vergeet': {
            const id = ids.get(opdracht.brin6) ?? '';
            for (const tabel of ['leerlingen', 'groepen', 'samengestelde_groepen']) {
              await owner.query(`delete from ${tabel} where koppeling_id = $1`, [id]);
              await owner.query(`vacuum analyze ${tabel}`);
            }
            await owner.query('update koppelingen set laatst_ontvangen_gegevens = null where id = $1', [id]);
            return NIETS;
          }
          case 'synchroniseer': {
            const id = ids.get(opdracht.brin6) ?? '';
            const { resultaat, leerlingen, tellingen, bytes, melding } = await synchronisaties.runNow(
              actor,
              id,
              {
                toestaanVertrek: false,
              },
            );
            if (resultaat !== 'gelukt' && resultaat !== 'geen-wijzigingen')
              throw new Error(melding ?? 'no reason');
            return { ...NIETS, ...tellingen, resultaat, leerlingen, bytes };
          }
        }
      },
    };
  },
);
