/** TOP dossier on each other PostgreSQL that this machine has: a first synchronisation, a second one, and what each role sees. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listOtherPostgres, startOnOtherPostgres } from '@koppelpunt/testkit';
import { BRIN6, CODE, startTopDossier } from './start-top-dossier.ts';

const versions = listOtherPostgres();

describe('TOP dossier on another PostgreSQL', { skip: versions.length === 0 && 'there is none here' }, () => {
  for (const postgres of versions)
    test(`PostgreSQL ${postgres.version}: a school comes in by a job, and only its own people see names`, async (t) => {
      const top = await startOnOtherPostgres(t, postgres, async () => await startTopDossier());
      const { id } = await top.database.as(top.system, (handeling) =>
        top.services.koppelingen.requestKoppeling(handeling, {
          brin6: BRIN6,
          bronId: 'esis',
          verificatiecode: CODE,
          schoolnaam: null,
          contactEmail: null,
        }),
      );
      const url = `/api/koppelingen/${id}`;
      assert.equal((await top.send('support', 'POST', `${url}/synchronisaties`, {})).status, 202);
      const done = await top.until(async () => {
        const { body } = await top.get('support', url);
        return body.status === 'actief' ? body : undefined;
      }, 60_000);
      assert.equal(done.aantalLeerlingen, 220);
      const again = await top.services.synchronisaties.runNow(top.system, id, { toestaanVertrek: false });
      assert.equal(again.resultaat, 'geen-wijzigingen');
      const count = async (naam: string) =>
        await top.database.as({ kind: 'systeem', naam }, async ({ tx }) => {
          const rows = await tx.selectFrom('leerlingen').select('key').execute();
          return rows.length;
        });
      assert.deepEqual([await count('niemand'), await count('berichten')], [0, 0]);
    });
});
