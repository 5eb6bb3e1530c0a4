import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { openAt } from '../../test/dom.ts';
import { ApiProblem, parseProblem } from './api-problem.ts';
import { createApi, dataOf } from './create-api.ts';
import { createQueryClient } from '../app/query-client.ts';
import { describeRules } from '../forms/rule.ts';

type Paths = {
  '/api/x': { get: { responses: { 200: { content: { 'application/json': { naam: string } } } } } };
};

const fetchBefore = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = fetchBefore;
});

const answer = (status: number, body: string, type = 'application/problem+json') => {
  globalThis.fetch = async () => new Response(body, { status, headers: { 'content-type': type } });
};

test('an answer gives its data alone', async () => {
  answer(200, '{"naam":"De Regenboog"}', 'application/json');
  assert.deepEqual(await dataOf(createApi<Paths>().GET('/api/x')), { naam: 'De Regenboog' });
});

test('a question asked from a page deeper in the app still goes to the root of the server', async () => {
  openAt('http://127.0.0.1:4100/instellen/koppelingen?vestiging=97QX00');
  let asked = '';
  globalThis.fetch = async (request) => {
    asked = (request as Request).url;
    return new Response('{"naam":"x"}', { headers: { 'content-type': 'application/json' } });
  };
  await createApi<Paths>().GET('/api/x');
  assert.equal(asked, 'http://127.0.0.1:4100/api/x');
});

test('what else a problem says is there for the screen that knows its code', () => {
  assert.equal(parseProblem(422, '{"code":"EDEXML_ONGELDIG","aantal":3}').extra['aantal'], 3);
});

test('problem+json is thrown as ApiProblem with its sentence and the sentence of each field', async () => {
  answer(
    422,
    JSON.stringify({
      code: 'CODE_TE_KORT',
      title: 't',
      melding: 'De code is te kort.',
      velden: [{ veld: 'verificatiecode', melding: 'Minimaal 20 tekens.' }],
    }),
  );
  await assert.rejects(createApi<Paths>().GET('/api/x'), (error) => {
    assert.ok(error instanceof ApiProblem);
    assert.deepEqual(
      [error.status, error.code, error.melding, error.velden],
      [422, 'CODE_TE_KORT', 'De code is te kort.', { verificatiecode: 'Minimaal 20 tekens.' }],
    );
    return true;
  });
});

test('a broken line is a sentence too', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));
  await assert.rejects(
    createApi<Paths>().GET('/api/x'),
    (error) => error instanceof ApiProblem && error.code === 'NETWERK',
  );
});

test('an HTML error page of a proxy still becomes a sentence', () => {
  const problem = parseProblem(502, '<html>Bad gateway</html>');
  assert.equal(problem.code, 'HTTP_502');
  assert.match(problem.melding, /Probeer het over een paar minuten opnieuw/);
});

test('velden may come as a list of pairs or as an object', () => {
  assert.deepEqual(parseProblem(400, '{"velden":[{"naam":"Vul in."}]}').velden, { naam: 'Vul in.' });
  assert.deepEqual(parseProblem(400, '{"velden":{"naam":"Vul in."}}').velden, { naam: 'Vul in.' });
});

test('a 4xx is never asked again, a 5xx at most twice', () => {
  const retry = createQueryClient().getDefaultOptions().queries?.retry;
  assert.ok(typeof retry === 'function');
  assert.equal(retry(0, parseProblem(404, '')), false);
  assert.equal(retry(0, parseProblem(503, '')), true);
  assert.equal(retry(2, parseProblem(503, '')), false);
});

test('the spoken summary of the rules names what is still missing', () => {
  assert.equal(
    describeRules([
      { id: 'a', label: 'begint met 97QX00', state: 'goed' },
      { id: 'b', label: 'niet te raden', state: 'open' },
    ]),
    '1 van 2 eisen goed. Nog niet: niet te raden.',
  );
});
