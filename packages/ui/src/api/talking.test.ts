import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { openApi, type Api } from '../../test/api.ts';
import { define, openAt, visited } from '../../test/dom.ts';
import { ApiProblem, networkProblem, parseProblem } from './api-problem.ts';
import { callApi } from './call-api.ts';
import { createApi, isSignedOut, redirectToLogin } from './create-api.ts';
import { takeLostAct } from './lost-act.ts';
import { signOut } from './login-api.ts';
import { uploadFile } from './upload-file.ts';

// In a suite: all files share one process, and a hook outside would hold for every test of them.
describe('talking to the server', () => {
  let api: Api;
  beforeEach(async () => {
    api = await openApi({
      'GET /api/x': { body: { naam: 'x' } },
      'POST /api/x': (body) => ({ body: { got: body } }),
    });
  });
  afterEach(() => api.close());

  const problemOf = async (call: Promise<unknown>): Promise<ApiProblem> => {
    const error: unknown = await call.then(
      () => assert.fail('this should have failed'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof ApiProblem, String(error));
    return error;
  };

  test('a question goes to the root of the server and its answer comes back as data', async () => {
    history.replaceState(null, '', '/instellen/koppelingen');
    assert.deepEqual(await callApi('GET', '/api/x'), { naam: 'x' });
    assert.deepEqual(await callApi('POST', '/api/x', { a: 1 }), { got: { a: 1 } });
  });

  test('a refusal is a problem with the sentence of the server', async () => {
    api.routes['POST /api/x'] = {
      status: 409,
      body: { code: 'BEZET', melding: 'Dat kan nu niet.', velden: { naam: 'Bezet.' } },
    };
    const { status, code, melding, velden } = await problemOf(callApi('POST', '/api/x', {}));
    assert.deepEqual([status, code, melding, velden], [409, 'BEZET', 'Dat kan nu niet.', { naam: 'Bezet.' }]);
    assert.deepEqual(visited, []);
  });

  test('a server that is away is a problem too', async () => {
    await api.close();
    const { status, code, melding } = await problemOf(callApi('GET', '/api/x'));
    assert.deepEqual([status, code], [0, 'NETWERK']);
    assert.match(melding, /Controleer uw verbinding/);
  });

  test('what one pressed when the session had ended is remembered by its page, once; a look is not', async () => {
    takeLostAct();
    api.routes['GET /api/x'] = { status: 401, body: { code: 'NIET_AANGEMELD', melding: 'Log in.' } };
    api.routes['POST /api/x'] = { status: 401, body: { code: 'NIET_AANGEMELD', melding: 'Log in.' } };
    document.title = 'Leerlingen – ESIS';
    await problemOf(callApi('GET', '/api/x'));
    await problemOf(createApi<{ '/api/x': { get: { responses: {} } } }>().GET('/api/x'));
    assert.equal(takeLostAct(), undefined);
    await problemOf(callApi('POST', '/api/x', {}));
    assert.deepEqual([takeLostAct(), takeLostAct()], ['Leerlingen – ESIS', undefined]);
    await problemOf(createApi<{ '/api/x': { post: { responses: {} } } }>().POST('/api/x'));
    assert.equal(takeLostAct(), 'Leerlingen – ESIS');
  });

  test('a session that ended leads to the login screen, and back to where one was', async () => {
    history.replaceState(null, '', '/leerlingen?groep=g1');
    api.routes['GET /api/x'] = { status: 401, body: { code: 'NIET_AANGEMELD', melding: 'Log in.' } };
    await problemOf(callApi('GET', '/api/x'));
    assert.deepEqual(visited, ['/aanmelden?terug=%2Fleerlingen%3Fgroep%3Dg1']);
  });

  test('a session that lacks its second step is no session; another refusal is no reason to leave', () => {
    const problem = (status: number, code: string) => new ApiProblem(status, { code, melding: '' });
    assert.equal(isSignedOut(problem(403, 'TWEEDE_FACTOR_NODIG')), true);
    assert.equal(isSignedOut(problem(403, 'GEEN_RECHT')), false);
  });

  test('the login screen never leads to itself', () => {
    openAt(`${api.url}/aanmelden?terug=%2Fx`);
    redirectToLogin();
    assert.deepEqual(visited, []);
    redirectToLogin('/elders');
    assert.deepEqual(visited, ['/elders?terug=%2Faanmelden%3Fterug%3D%252Fx']);
  });

  test('signing out loads a page anew, but not before the server has ended the session', async () => {
    api.routes['POST /api/afmelden'] = { status: 503, body: { code: 'X', melding: 'Even niet.' } };
    await problemOf(signOut());
    assert.deepEqual(visited, []);
    api.routes['POST /api/afmelden'] = { body: {} };
    await signOut();
    assert.deepEqual(visited, ['/aanmelden']);
  });

  test('what a problem does not say has a sentence of our own, and rubbish in it is left out', () => {
    assert.match(parseProblem(500, '{"melding":7}').melding, /Er ging iets mis aan onze kant/);
    assert.match(parseProblem(400, 'null').melding, /Controleer wat u invulde/);
    const { velden, title, detail } = parseProblem(
      400,
      '{"velden":[1,{"veld":"a"},{"b":2}],"message":"m","detail":"d"}',
    );
    assert.deepEqual([velden, title, detail], [{ veld: 'a' }, 'm', 'd']);
    assert.equal(networkProblem().message, 'NETWERK (0)', 'for developers: no Dutch sentence, no name');
  });

  /** As a browser's own, played by the test: it is the only one that tells how much has been sent. */
  class FakeRequest {
    static last: FakeRequest;
    upload: { onprogress?: (event: { lengthComputable: boolean; loaded: number; total: number }) => void } =
      {};
    headers: Record<string, string> = {};
    opened: unknown[] = [];
    sent: unknown;
    status = 0;
    responseText = '';
    onload?: () => void;
    onerror?: () => void;
    onabort?: () => void;
    constructor() {
      FakeRequest.last = this;
    }
    open(...args: unknown[]) {
      this.opened = args;
    }
    setRequestHeader(name: string, value: string) {
      this.headers[name] = value;
    }
    send(body: unknown) {
      this.sent = body;
    }
    abort() {
      this.onabort?.();
    }
    answer(status: number, text: string) {
      this.status = status;
      this.responseText = text;
      this.onload?.();
    }
  }

  test('a file goes as it is, and the fraction that was sent is told on the way', async (t) => {
    t.after(define(globalThis, 'XMLHttpRequest', FakeRequest));
    const file = new File(['<EDEX/>'], 'school.xml', { type: 'application/xml' });
    const fractions: number[] = [];
    const sending = uploadFile('/api/edexml', file, {
      headers: { 'x-een': '1' },
      onProgress: (fraction) => fractions.push(fraction),
    });
    const request = FakeRequest.last;
    assert.deepEqual(request.opened, ['POST', '/api/edexml']);
    assert.equal(request.headers['content-type'], 'application/xml');
    assert.equal(request.headers['x-een'], '1');
    assert.ok(request.sent === file);
    request.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 });
    request.upload.onprogress?.({ lengthComputable: false, loaded: 2, total: 0 });
    request.answer(200, '{"aantal":3}');
    assert.deepEqual(await sending, { aantal: 3 });
    assert.deepEqual(fractions, [0.25]);
  });

  test('a file of an unknown kind is bytes, and an empty answer is none', async (t) => {
    t.after(define(globalThis, 'XMLHttpRequest', FakeRequest));
    const sending = uploadFile('/api/x', new File(['x'], 'x'), { method: 'PUT' });
    FakeRequest.last.answer(204, '');
    assert.equal(await sending, undefined);
    assert.deepEqual(
      [FakeRequest.last.opened[0], FakeRequest.last.headers['content-type']],
      ['PUT', 'application/octet-stream'],
    );
  });

  test('a file that is refused, a line that breaks and a person who stops are three things', async (t) => {
    t.after(define(globalThis, 'XMLHttpRequest', FakeRequest));
    const file = new File(['x'], 'x');
    const refused = problemOf(uploadFile('/api/x', file));
    FakeRequest.last.answer(422, '{"code":"EDEXML_ONGELDIG","melding":"Fout op regel 3.","aantal":1}');
    assert.deepEqual([(await refused).code, (await refused).extra['aantal']], ['EDEXML_ONGELDIG', 1]);
    const broken = problemOf(uploadFile('/api/x', file));
    FakeRequest.last.onerror?.();
    assert.equal((await broken).code, 'NETWERK');
    const stop = new AbortController();
    const stopped = uploadFile('/api/x', file, { signal: stop.signal });
    stop.abort();
    await assert.rejects(stopped, { name: 'AbortError' });
    const signedOut = problemOf(uploadFile('/api/x', file));
    FakeRequest.last.answer(401, '{}');
    await signedOut;
    assert.equal(visited.length, 1);
  });
});
