import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startEsis, SYSTEEM, WACHTWOORD, type Esis } from './start-esis.ts';

let esis: Esis;

before(async () => {
  esis = await startEsis();
  for (const brin6 of ['97QX00', '97QX01'])
    await esis.services.vestigingen.createVestiging(SYSTEEM, { brin6, naam: 'De Regenboog' });
});
after(async () => await esis.stop());

const AN = { email: 'an@school.example', naam: 'An', rol: 'applicatiebeheerder', brin6: '97QX00' } as const;
const create = async (over: Partial<Parameters<typeof esis.services.gebruikers.createGebruiker>[1]> = {}) =>
  await esis.services.gebruikers.createGebruiker(SYSTEEM, { ...AN, wachtwoord: WACHTWOORD, ...over });

async function listLogboek(): Promise<string[]> {
  const rows = await esis.eigenaar
    .selectFrom('logboek')
    .select('gebeurtenis')
    .where('onderwerp', 'like', 'gebruiker:%')
    .orderBy('id')
    .execute();
  return rows.map(({ gebeurtenis }) => gebeurtenis);
}

test('making somebody twice is once, and whose second place is missing gets it', async () => {
  assert.equal(await create(), 'gemaakt');
  assert.equal(await create(), 'bestond al');
  assert.equal(await create({ brin6: '97QX01', rol: 'intern_begeleider' }), 'lidmaatschap toegevoegd');
  assert.equal(await create({ brin6: '97QX01', rol: 'intern_begeleider' }), 'bestond al');
  assert.deepEqual(await listLogboek(), ['gebruiker.gemaakt', 'lidmaatschap.toegevoegd']);
});

test('one account with both places, however the address is written, and the first password', async () => {
  assert.equal(
    await create({ email: 'An@School.example', wachtwoord: 'een-heel-ander-wachtwoord' }),
    'bestond al',
  );
  const browser = await esis.signIn(AN.email);
  const { body } = await browser.get('/api/ik');
  assert.deepEqual(body.lidmaatschappen, [
    { brin6: '97QX00', rol: 'applicatiebeheerder' },
    { brin6: '97QX01', rol: 'intern_begeleider' },
  ]);
});

test('a password that is tried first is refused here as on the screens, and nothing is made', async () => {
  for (const wachtwoord of ['123456789012', 'bo-school-example']) {
    const given = { email: 'bo@school.example', naam: 'Bo', wachtwoord };
    await assert.rejects(create(given), { code: 'WACHTWOORD_TE_BEKEND' });
  }
  const rows = await esis.eigenaar
    .selectFrom('gebruikers')
    .where('email', '=', 'bo@school.example')
    .execute();
  assert.deepEqual(rows, []);
});

test('without a row in the logboek there is no account either', async () => {
  const db = esis.eigenaar;
  const count = async () =>
    await Promise.all(
      (['gebruikers', 'wachtwoorden', 'lidmaatschappen'] as const).map(
        async (table) => (await db.selectFrom(table).selectAll().execute()).length,
      ),
    );
  const before = await count();
  await sql`alter table logboek rename to logboek_weg`.execute(db);
  await assert.rejects(create({ email: 'bo@school.example' }));
  await assert.rejects(create({ rol: 'intern_begeleider' }));
  await sql`alter table logboek_weg rename to logboek`.execute(db);
  assert.deepEqual(await count(), before);
  assert.equal(await create({ email: 'bo@school.example' }), 'gemaakt');
});
