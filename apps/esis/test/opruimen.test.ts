import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dangerouslyAsSystem, opruimJob } from '@koppelpunt/platform';
import { OPRUIMBAAR } from '../src/sleutelpogingen/opruimbaar.ts';
import { openSchool, startEsis, SYSTEEM, type Esis } from './start-esis.ts';

const DAG = 24 * 60 * 60 * 1000;
let esis: Esis;

before(async () => {
  esis = await startEsis();
  await openSchool(esis);
});
after(async () => await esis.stop());

test('what counts guesses at a code or a key goes after a day, from where a partner came after a quarter', async () => {
  const db = esis.eigenaar;
  const partner = { aanbodId: 'top-dossier', klantnaam: 'proef', klantcode: 'een-klantcode-van-deze-test' };
  await esis.services.partners.createPartner(SYSTEEM, partner);
  const { id: partnerId } = await db.selectFrom('partners').select('id').executeTakeFirstOrThrow();
  for (const dagen of [0, 2, 89, 91]) {
    const tijdstip = new Date(Date.now() - dagen * DAG);
    const adres = `192.0.2.${dagen}`;
    const poging = { stap: 'sleutel', adres, klant: 'k', geprobeerd: 'g', tijdstip };
    await db.insertInto('sleutelpogingen').values(poging).execute();
    await db.insertInto('codepogingen').values({ brin6: '97QX00', tijdstip }).execute();
    await db.insertInto('bekendeAdressen').values({ partnerId, adres, gezienOp: tijdstip }).execute();
  }
  const count = async () =>
    await Promise.all(
      (['sleutelpogingen', 'codepogingen', 'bekendeAdressen'] as const).map(async (tabel) => {
        const rows = await db.selectFrom(tabel).selectAll().execute();
        return rows.length;
      }),
    );
  const job = opruimJob({ database: esis.database, tabellen: OPRUIMBAAR });
  assert.deepEqual(await count(), [4, 4, 4]);
  await job.handle({}, new AbortController().signal, dangerouslyAsSystem(job.actor));
  assert.deepEqual(await count(), [1, 1, 3]);
});
