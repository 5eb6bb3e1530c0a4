import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { registerErrorHandler } from './error-handler.ts';
import { GEHEIME_VELDEN, listPersoonsnummers, refusePersoonsnummers } from './persoonsnummers.ts';

const NUMMER = '123456782';
const looksLike = (text: string) => text.includes(NUMMER);

test('every text of a body is looked at, however deep; secrets and ids are not', () => {
  const body = {
    naam: NUMMER,
    rijen: [{ reden: 'goed' }, { reden: `zie ${NUMMER}` }],
    id: `f1234567-8211-4123-9abc-1${NUMMER}ab`,
    aantal: 123456782,
    ...Object.fromEntries(GEHEIME_VELDEN.map((naam) => [naam, NUMMER])),
    antwoord: { response: { signature: NUMMER } },
  };
  assert.deepEqual(listPersoonsnummers(body, looksLike), ['naam', 'rijen.1.reden']);
  assert.deepEqual(listPersoonsnummers(undefined, looksLike), []);
});

test('the name of a secret hides its own text, and nothing that lies below it', () => {
  const body = Object.fromEntries(GEHEIME_VELDEN.map((naam) => [naam, { naam: `juf ${NUMMER}` }]));
  assert.deepEqual(
    listPersoonsnummers(body, looksLike),
    GEHEIME_VELDEN.map((naam) => `${naam}.naam`),
  );
});

test('a body with such a number is refused before the route sees it, by its field and without the number', async () => {
  const app = Fastify();
  registerErrorHandler(app);
  refusePersoonsnummers(app, looksLike);
  const seen: unknown[] = [];
  app.post('/', async (request) => void seen.push(request.body));
  const send = async (payload: object) => await app.inject({ method: 'POST', url: '/', payload });
  const refused = await send({ naam: `Sem ${NUMMER}` });
  assert.equal(refused.statusCode, 400);
  assert.deepEqual(Object.keys(refused.json<{ velden: object }>().velden), ['naam']);
  assert.doesNotMatch(refused.body, new RegExp(NUMMER));
  assert.equal((await send({ naam: 'Sem', wachtwoord: NUMMER })).statusCode, 200);
  assert.deepEqual(seen, [{ naam: 'Sem', wachtwoord: NUMMER }]);
});
