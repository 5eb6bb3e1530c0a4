import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildOpenapi } from '@koppelpunt/platform';
import { esis as esisApp } from '../src/app.ts';
import {
  activate,
  CODE,
  makeEdexml,
  openSchool,
  ORIGIN,
  startEsis,
  type Browser,
  type Esis,
} from './start-esis.ts';

let esis: Esis;
let beheer: Browser;
let begeleider: Browser;
let buren: Browser;
let id: string;
/** Made from the routes themselves, so that it includes a new one. */
let routes: { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string }[];

before(async () => {
  esis = await startEsis();
  beheer = await openSchool(esis);
  ({ id } = await activate(beheer));
  begeleider = await esis.createGebruiker('ib@school.example', 'intern_begeleider', '97QX00');
  buren = await openSchool(esis, { brin6: '98AB00', naam: 'De Buren' });
  const { paths } = (await buildOpenapi(esisApp)) as { paths: Record<string, Record<string, unknown>> };
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase() as 'GET', path })),
  );
});
after(async () => await esis.stop());

const fill = (path: string) =>
  path.replace('{brin6}', '97QX00').replace('{id}', path.includes('aanbod') ? 'top-dossier' : id);
const BODY = {
  aanbodId: 'top-dossier',
  naam: 'M. Jansen',
  akkoord: true,
  startdatum: '2026-11-23',
  verificatiecode: CODE,
  voorwaardenVersie: '1.0',
};

async function call(browser: Browser, { method, path }: (typeof routes)[number]) {
  if (method === 'GET') return await browser.get(fill(path));
  if (path.endsWith('/edexml')) return await browser.sendFile(fill(path), await makeEdexml());
  return await browser.send(method, fill(path), method === 'DELETE' ? undefined : BODY);
}

test('without signing in every route but health is closed', async () => {
  assert.ok(routes.length >= 14);
  for (const { method, path } of routes) {
    const response = await esis.app.inject({ method, url: fill(path), headers: { origin: ORIGIN } });
    assert.equal(response.statusCode, path === '/health' ? 200 : 401, `${method} ${path}`);
  }
});

test("another school's koppelingen, pupils and files are not there: 404 on every route of a vestiging", async () => {
  const own = routes.filter(({ path }) => path.includes('{brin6}'));
  assert.ok(own.length >= 11);
  for (const route of own) {
    const answer = await call(buren, route);
    assert.equal(answer.status, 404, `${route.method} ${route.path}: ${answer.text}`);
    assert.doesNotMatch(answer.text, /Regenboog/);
  }
  assert.equal((await buren.get('/api/vestigingen')).text.includes('97QX00'), false);
});

test('a koppeling of another school cannot be reached through the own school either', async () => {
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', '/verificatiecode'],
    ['PUT', '/verificatiecode'],
    ['POST', '/verzoek'],
  ] as const) {
    const url = `/api/vestigingen/98AB00/koppelingen/${id}${path}`;
    const answer =
      method === 'GET'
        ? await buren.get(url)
        : await buren.send(method, url, method === 'DELETE' ? undefined : BODY);
    assert.equal(answer.status, 404, `${method} ${path}: ${answer.text}`);
  }
});

test('the intern begeleider sees the pupils, says who stays home, and does nothing else at a vestiging', async () => {
  for (const route of routes.filter(({ path }) => path.includes('{brin6}'))) {
    const answer = await call(begeleider, route);
    // Those of one pupil let the begeleider in, and find no such pupil or a wrong body.
    const ofOne = route.method === 'GET' ? 404 : 400;
    // To search is to see.
    const mag = /\/leerlingen(\/zoekopdrachten)?$/.test(route.path);
    const anders = route.path.includes('/leerlingen/{id}') ? ofOne : 403;
    assert.equal(answer.status, mag ? 200 : anders, `${route.method} ${route.path}: ${answer.text}`);
  }
  assert.equal((await beheer.get(`/api/vestigingen/97QX00/koppelingen/${id}`)).body.status, 'aangevraagd');
});

test('who has no place anywhere sees no vestiging', async () => {
  await esis.eigenaar.deleteFrom('lidmaatschappen').where('rol', '=', 'intern_begeleider').execute();
  assert.equal((await begeleider.get('/api/vestigingen')).body.code, 'GEEN_RECHT');
  assert.deepEqual((await begeleider.get('/api/ik')).body.rechten, []);
  assert.equal((await begeleider.get('/api/vestigingen/97QX00/leerlingen')).status, 404);
});

test('what is no BRIN6 or no id is simply not there', async () => {
  for (const brin6 of ['97QX', 'x', '97qx00', "97QX00'--"]) {
    assert.equal(
      (await beheer.get(`/api/vestigingen/${encodeURIComponent(brin6)}/koppelingen`)).status,
      404,
      brin6,
    );
  }
  assert.equal((await beheer.get('/api/vestigingen/97QX00/koppelingen/geen-uuid')).status, 404);
  assert.equal((await beheer.get('/api/aanbod/iets-anders/gebruikersvoorwaarden.pdf')).status, 404);
});
