/** Every role at every route, through the front door. The expected answers follow from the table of rights. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listRoutes, type RegisteredRoute } from '@koppelpunt/platform';
import {
  findGebruikerId,
  insertVoorstel,
  signIn,
  startSignIn,
  TEST_TOTP_GEHEIM,
  testDeur,
  type BezoekerMetCookie,
  type Voorbeeld,
} from '@koppelpunt/testkit';
import { rechten, ROLLEN, type Rol } from '../src/rechten/rechten.ts';
import {
  BRIN6,
  CODE,
  ORIGIN,
  startTopDossier,
  SCHOOL,
  WACHTWOORD,
  type TopDossier,
} from './start-top-dossier.ts';

const ELDERS = '98AB00';
const DOELWIT = 'doelwit@noorderlicht.example';

let top: TopDossier;
let koppelingId: string;
let synchronisatieId: string;
let verzoekId: string;
let routes: readonly RegisteredRoute[];
let bezoekers: BezoekerMetCookie[];

before(async () => {
  top = await startTopDossier({ leerlingen: 10 });
  const { system, services } = top;
  const koppeling = await top.database.as(system, (handeling) =>
    services.koppelingen.requestKoppeling(handeling, {
      brin6: BRIN6,
      bronId: 'esis',
      verificatiecode: CODE,
      schoolnaam: 'De Regenboog',
      contactEmail: null,
    }),
  );
  koppelingId = koppeling.id;
  ({ id: synchronisatieId } = await services.synchronisaties.runNow(system, koppelingId, {
    toestaanVertrek: false,
  }));
  const raw = `From: ${SCHOOL}\nSubject: koppeling\n\nDe code is ${CODE}\n`;
  await top.mail(raw);
  [{ id: verzoekId }] = (await top.get('support', '/api/verzoeken')).body.verzoeken;
  await placeDoelwit();
  routes = listRoutes(top.app).filter(({ method }) => method !== 'HEAD');
  bezoekers = await makeBezoekers();
});
after(() => top.stop());

const create = async (email: string, rol: Rol, plek: string | null) => {
  const geheim = { wachtwoord: WACHTWOORD, totpGeheim: TEST_TOTP_GEHEIM };
  const gebruiker = { email, naam: 'Doel Wit', ...geheim, lidmaatschappen: [{ rol, plek }] };
  await top.login.as(top.system, (handeling) => top.login.createGebruiker(handeling, gebruiker));
  return { origin: ORIGIN, email, wachtwoord: WACHTWOORD };
};

/** Somebody whose role may be taken away; each try begins with the role restored. Returns the id. */
async function placeDoelwit(): Promise<string> {
  await create(DOELWIT, 'support', null);
  const id = await findGebruikerId(top.owner.db, DOELWIT);
  await top.login.as(top.system, (handeling) =>
    top.login.addLidmaatschappen(handeling, id, [{ rol: 'support', plek: null }]),
  );
  return id;
}

const placeVoorstel = (): Promise<string> => insertVoorstel(top.owner.db, DOELWIT, BRIN6);

async function makeBezoekers() {
  const all: typeof bezoekers = [{ naam: 'niemand', sessie: 'geen', brin6s: [], cookie: '' }];
  for (const rol of ROLLEN) {
    const isOrganisatie = rechten.tabel.rollen[rol].plek === 'organisatie';
    for (const brin6 of isOrganisatie ? [null] : [BRIN6, ELDERS]) {
      const naam = brin6 === ELDERS ? `${rol} van een andere school` : rol;
      const wie = await create(`${rol}-${brin6 ?? 'swv'}@top.example`.toLowerCase(), rol, brin6);
      const brin6s = brin6 === null ? [] : [brin6];
      all.push({ naam, sessie: 'heel', rol, brin6s, cookie: await signIn(top.app, wie) });
      if (brin6 === ELDERS) continue;
      const { cookie } = await startSignIn(top.app, wie);
      all.push({ naam: `${naam}, zonder tweede stap`, sessie: 'halverwege', rol, brin6s, cookie });
    }
  }
  // The session is whole, but opens nothing.
  const wie = await create('geen-rol@top.example', 'behandelaar', null);
  const cookie = await signIn(top.app, wie);
  await top.owner.db
    .deleteFrom('lidmaatschappen')
    .where('gebruikerId', 'in', (query) =>
      query.selectFrom('gebruikers').select('id').where('email', '=', wie.email),
    )
    .execute();
  all.push({ naam: 'wie geen rol meer heeft', sessie: 'heel', brin6s: [], cookie });
  return all;
}

const vanKoppeling = { id: () => koppelingId, idIsVanVestiging: true } as const;
const vanVerzoek = { id: () => verzoekId };

/** One real request per route. A new route has none here, and fails. */
const VOORBEELDEN: Readonly<Record<string, Voorbeeld>> = {
  'GET /api/verzoeken': {},
  'GET /api/verzoeken/:id': vanVerzoek,
  'PUT /api/verzoeken/:id': { ...vanVerzoek, payload: { brin6: BRIN6, verificatiecode: CODE } },
  'POST /api/verzoeken/:id/mail': { ...vanVerzoek, payload: { reden: 'code-onduidelijk' } },
  'PUT /api/verzoeken/:id/terzijde': { ...vanVerzoek, payload: { terzijde: false } },
  'POST /api/verzoeken/:id/controle': vanVerzoek,
  'POST /api/verzoeken/:id/activering': vanVerzoek,
  'POST /api/verzoeken/:id/afwijzing': { ...vanVerzoek, payload: { reden: 'Dit is een top.' } },
  'GET /api/koppelingen': {},
  'GET /api/koppelingen/:id': vanKoppeling,
  'GET /api/koppelingen/:id/leerlingen': vanKoppeling,
  'POST /api/koppelingen/:id/pauzes': { ...vanKoppeling, payload: { reden: 'onderhoud' } },
  'DELETE /api/koppelingen/:id/pauzes/:pauzeId': vanKoppeling,
  'POST /api/koppelingen/:id/synchronisaties': { ...vanKoppeling, payload: {} },
  'GET /api/synchronisaties/:id': { id: () => synchronisatieId, idIsVanVestiging: true },
  'GET /api/logboek': {},
  'GET /api/logboek/filters': {},
  'GET /api/logboek.csv': {},
  'GET /api/bronnen': {},
  'GET /api/mensen': {},
  'POST /api/mensen': {
    payload: { naam: 'Iemand Nieuw', email: 'nieuw@top.example', rol: 'onbekend' },
  },
  'DELETE /api/mensen/voorstellen/:id': { id: placeVoorstel },
  'GET /api/rolvoorstellen': {},
  'POST /api/rolvoorstellen/:id': { id: placeVoorstel, idIsVanVestiging: true },
  'DELETE /api/rolvoorstellen/:id': { id: placeVoorstel, idIsVanVestiging: true },
  'DELETE /api/mensen/:id': { id: placeDoelwit },
  'DELETE /api/mensen/:id/tweede-stap': { id: placeDoelwit },
  'POST /api/mensen/:id/uitnodiging': { id: placeDoelwit },
  'POST /api/mensen/:id/wachtwoord-herstel': { id: placeDoelwit },
  'POST /api/mensen/:id/rollen': { payload: { rol: 'behandelaar' }, id: placeDoelwit },
  'DELETE /api/mensen/:id/rollen': { query: '?rol=support', id: placeDoelwit },
};

async function call({ method, url }: RegisteredRoute, voorbeeld: Voorbeeld, { cookie }: { cookie: string }) {
  const { payload, query = '', id = () => 'x' } = voorbeeld;
  return await top.app.inject({
    method: method as 'GET',
    url: url.replace(':id', await id()) + query,
    headers: { origin: ORIGIN, ...(cookie && { cookie }) },
    ...(payload && { payload }),
  });
}

test('every act of the table that a person may do has a route, but for names, which the groups come with', () => {
  const gevraagd = new Set<string>(
    routes.flatMap(({ toegang }) => (toegang.kind === 'recht' ? [toegang.actie] : [])),
  );
  const mogelijk = rechten.acties.filter((actie) => rechten.tabel.acties[actie].rollen.length > 0);
  assert.deepEqual(
    mogelijk.filter((actie) => !gevraagd.has(actie)),
    ['leerlingen zien'],
  );
  for (const { method, url, toegang } of routes)
    assert.ok(toegang.kind === 'recht' || toegang.reden.length > 3, `${method} ${url}`);
});

testDeur({
  tabel: rechten.tabel,
  waar: BRIN6,
  routes: () => routes,
  bezoekers: () => bezoekers,
  voorbeelden: VOORBEELDEN,
  call,
  geheim: /Regenboog|Doel Wit/,
  minstens: { binnen: 20, geweigerd: 120 },
});

test('names of pupils are for the intern begeleider of that school alone', async () => {
  const metNaam = [];
  for (const { naam, cookie } of bezoekers) {
    const url = `/api/koppelingen/${koppelingId}/leerlingen`;
    const antwoord = await top.app.inject({ url, headers: cookie ? { cookie } : {} });
    if (/"leerlingen":\[\{/.test(antwoord.body)) metNaam.push(naam);
  }
  assert.deepEqual(metNaam, ['intern_begeleider']);
});
