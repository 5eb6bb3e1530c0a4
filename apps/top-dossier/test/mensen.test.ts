/** People in TOP dossier, and who may change their roles. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findGebruikerId, signIn, TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import type { Rol } from '../src/rechten/rechten.ts';
import { BRIN6, MENSEN, ORIGIN, startTopDossier, WACHTWOORD, type TopDossier } from './start-top-dossier.ts';

let top: TopDossier;
let cookie: string;

before(async () => {
  top = await startTopDossier({ leerlingen: 3 });
  cookie = await create('femke@swv.example', 'functioneel_beheerder');
});
after(() => top.stop());

async function create(email: string, rol: Rol): Promise<string> {
  await top.login.as(top.system, (handeling) =>
    top.login.createGebruiker(handeling, {
      email,
      naam: 'Femke',
      wachtwoord: WACHTWOORD,
      totpGeheim: TEST_TOTP_GEHEIM,
      lidmaatschappen: [{ rol, plek: null }],
    }),
  );
  return await signIn(top.app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD });
}

const idOf = (email: string) => findGebruikerId(top.owner.db, email);

async function ask(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const headers = { origin: ORIGIN, cookie };
  const answer = await top.app.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
}

test('the functioneel beheerder sees everybody with their place, and what may be given', async () => {
  const { mensen, geefbaar } = (await ask('GET', '/api/mensen')).body;
  assert.equal(mensen.length, 4);
  const begeleider = mensen.find(({ email }: { email: string }) => email === MENSEN.begeleider.email);
  assert.deepEqual(begeleider.rollen, [
    { rol: 'intern_begeleider', naam: 'intern begeleider', plek: BRIN6, magAfnemen: true },
  ]);
  assert.equal(geefbaar.length, 4);
});

test('managing people does not open the pupils: not for oneself, and not by another road', async () => {
  const eigen = await idOf('femke@swv.example');
  const rol = { rol: 'intern_begeleider', plek: BRIN6 };
  assert.equal((await ask('POST', `/api/mensen/${eigen}/rollen`, rol)).body.code, 'NIET_VOOR_UZELF');
  const uitnodiging = { naam: 'Femke', email: 'FEMKE@swv.example', ...rol };
  assert.equal((await ask('POST', '/api/mensen', uitnodiging)).body.code, 'NIET_VOOR_UZELF');
  assert.equal((await ask('GET', '/api/koppelingen')).body.code, 'GEEN_RECHT');
});

test('who works for the samenwerkingsverband cannot get the names of pupils besides', async () => {
  const id = await idOf(MENSEN.support.email);
  const rol = { rol: 'intern_begeleider', plek: BRIN6 };
  assert.equal((await ask('POST', `/api/mensen/${id}/rollen`, rol)).body.code, 'ROLLEN_GAAN_NIET_SAMEN');
  assert.equal((await top.get('support', '/api/ik')).body.lidmaatschappen.length, 1);
});

test('a role at a school needs to be told at which, and then holds there only', async () => {
  const id = await idOf(MENSEN.begeleider.email);
  const grant = (vraag: object) => ask('POST', `/api/mensen/${id}/rollen`, vraag);
  for (const plek of [undefined, '97QX', '12345', 'x'])
    assert.equal((await grant({ rol: 'intern_begeleider', plek })).body.code, 'PLEK_ONGELDIG', plek);
  assert.equal(
    (await grant({ rol: 'intern_begeleider', plek: '97QX05' })).body.code,
    'SCHOOL_KAN_NIET_BEVESTIGEN',
    'the yes of a school where nobody works cannot be had from the supplier',
  );
  await top.login.as(top.system, (handeling) =>
    top.login.addLidmaatschappen(handeling, id, [{ rol: 'intern_begeleider', plek: '97QX05' }]),
  );
  assert.deepEqual((await top.get('begeleider', '/api/ik')).body.lidmaatschappen, [
    { brin6: BRIN6, rol: 'intern_begeleider' },
    { brin6: '97QX05', rol: 'intern_begeleider' },
  ]);
  const weg = await ask('DELETE', `/api/mensen/${id}/rollen?rol=intern_begeleider&plek=97QX05`);
  assert.equal(weg.status, 200);
  assert.equal((await top.get('begeleider', '/api/ik')).body.lidmaatschappen.length, 1);
});

test('a role of the samenwerkingsverband belongs to no school, whatever was filled in', async () => {
  const id = await idOf(MENSEN.support.email);
  await ask('POST', `/api/mensen/${id}/rollen`, { rol: 'behandelaar', plek: BRIN6 });
  const { lidmaatschappen } = (await top.get('support', '/api/ik')).body;
  assert.deepEqual(lidmaatschappen[0], { brin6: null, rol: 'behandelaar' });
});

test('whose access ended is signed out, and the logboek says who did it', async () => {
  const id = await idOf(MENSEN.elders.email);
  assert.equal((await ask('DELETE', `/api/mensen/${id}`)).status, 200);
  assert.equal((await top.get('elders', '/api/ik')).status, 401);
  const rijen = await top.owner.db
    .selectFrom('logboek')
    .select(['gebeurtenis', 'actor', 'brin6'])
    .where('onderwerp', '=', `gebruiker:${id}`)
    .where('gebeurtenis', 'like', 'rol.%')
    .orderBy('id')
    .execute();
  const actor = `gebruiker:${await idOf('femke@swv.example')}`;
  assert.deepEqual(
    rijen.map((rij) => [rij.gebeurtenis, rij.actor, rij.brin6]),
    [['rol.ingetrokken', actor, MENSEN.elders.brin6]],
  );
});
