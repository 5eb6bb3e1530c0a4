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
  activate,
  CODE,
  grantMandaat,
  makeEdexml,
  openSchool,
  ORIGIN,
  startEsis,
  SYSTEEM,
  WACHTWOORD,
  type Esis,
} from './start-esis.ts';

const EIGEN = '97QX00';
const ELDERS = '98AB00';
const BESTUUR = { [EIGEN]: '99001', [ELDERS]: '99002' } as const;

let esis: Esis;
let koppelingId: string;
let leerlingId: string;
let doelwit: string;
let edexml: string;
let routes: readonly RegisteredRoute[];
let bezoekers: BezoekerMetCookie[];

before(async () => {
  esis = await startEsis();
  const beheer = await openSchool(esis);
  ({ id: koppelingId } = await activate(beheer));
  leerlingId = (await beheer.get(`/api/vestigingen/${EIGEN}/leerlingen`)).body.leerlingen[0].id;
  await openSchool(esis, { brin6: ELDERS, naam: 'De Buren', leerlingen: 0 });
  for (const brin6 of [EIGEN, ELDERS] as const)
    await esis.services.vestigingen.setBestuur(SYSTEEM, brin6, BESTUUR[brin6]);
  edexml = await makeEdexml();
  await esis.app.ready();
  routes = listRoutes(esis.app).filter(({ method }) => method !== 'HEAD');
  await placeDoelwit();
  const [gevonden] = await esis.services.mensen.listNamen(SYSTEEM, EIGEN, 'intern_begeleider');
  assert.ok(gevonden);
  doelwit = gevonden.id;
  bezoekers = await makeBezoekers();
});
after(async () => await esis.stop());

/** Somebody whose role may be taken away; each try begins with the role restored. */
async function placeDoelwit(): Promise<void> {
  const doel = { email: 'doelwit@school.example', naam: 'Doel Wit', rol: 'intern_begeleider' } as const;
  await esis.services.gebruikers.createGebruiker(SYSTEEM, { ...doel, brin6: EIGEN, wachtwoord: WACHTWOORD });
}

const placeVoorstel = (): Promise<string> =>
  insertVoorstel(esis.eigenaar, 'vertrokken@school.example', EIGEN);

/** Of somebody without a role: the same row for every visitor. */
async function placeAanvraag(): Promise<string> {
  const gebruikerId = await findGebruikerId(esis.eigenaar, 'vertrokken@school.example');
  await esis.eigenaar
    .insertInto('mandaataanvragen')
    .values({ brin6: EIGEN, gebruikerId, gevraagdOp: esis.klok.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return gebruikerId;
}

async function makeBezoekers() {
  const all: typeof bezoekers = [{ naam: 'niemand', sessie: 'geen', brin6s: [], cookie: '' }];
  const create = async (email: string, naam: string, rol: Rol, brin6: typeof EIGEN | typeof ELDERS) => {
    const { plek } = rechten.tabel.rollen[rol];
    const plaats = { vestiging: { brin6 }, bestuur: { bestuur: BESTUUR[brin6] }, organisatie: {} }[plek];
    const geheim = { wachtwoord: WACHTWOORD, totpGeheim: TEST_TOTP_GEHEIM };
    await esis.services.gebruikers.createGebruiker(SYSTEEM, { email, naam, rol, ...plaats, ...geheim });
    return { origin: ORIGIN, email, wachtwoord: WACHTWOORD };
  };
  for (const rol of ROLLEN) {
    for (const brin6 of [EIGEN, ELDERS] as const) {
      const isOrganisatie = rechten.tabel.rollen[rol].plek === 'organisatie';
      if (isOrganisatie && brin6 === ELDERS) continue;
      const naam = brin6 === EIGEN ? rol : `${rol} van een andere school`;
      const wie = await create(`${rol}-${brin6.toLowerCase()}@school.example`, naam, rol, brin6);
      const brin6s = isOrganisatie ? [] : [brin6];
      all.push({ naam, sessie: 'heel', rol, brin6s, cookie: await signIn(esis.app, wie) });
      if (brin6 === ELDERS) continue;
      const { cookie } = await startSignIn(esis.app, wie);
      all.push({ naam: `${naam}, zonder tweede stap`, sessie: 'halverwege', rol, brin6s, cookie });
    }
  }
  // This person had a role once: the session is whole, but opens nothing any more.
  const email = 'vertrokken@school.example';
  const cookie = await signIn(esis.app, await create(email, 'wie vertrok', 'directie', EIGEN));
  all.push({ naam: 'wie geen rol meer heeft', sessie: 'heel', brin6s: [], cookie });
  await esis.eigenaar
    .deleteFrom('lidmaatschappen')
    .where('gebruikerId', 'in', (query) =>
      query.selectFrom('gebruikers').select('id').where('email', '=', email),
    )
    .execute();
  return all;
}

const findAkkoordId = async (): Promise<string> => {
  const row = await esis.eigenaar.selectFrom('akkoorden').select('id').executeTakeFirst();
  return row?.id ?? '';
};

const code = { verificatiecode: CODE };
const activering = {
  aanbodId: 'top-dossier',
  naam: 'M. Jansen',
  akkoord: true,
  startdatum: '2026-11-23',
  voorwaardenVersie: '1.0',
  ...code,
};
const V = '/api/vestigingen/:brin6';

/** One real request per route. A new route has none here, and fails. */
const VOORBEELDEN: Readonly<Record<string, Voorbeeld>> = {
  'GET /api/vestigingen': {},
  'GET /api/partners': {},
  [`GET ${V}/leerlingen`]: {},
  [`POST ${V}/leerlingen/zoekopdrachten`]: { payload: { naam: 'jan' } },
  [`GET ${V}/leerlingen/:id`]: { id: () => leerlingId },
  [`PUT ${V}/leerlingen/:id/niet-uitwisselen`]: {
    payload: { reden: 'bezwaar', toelichting: '', tot: null },
    id: () => leerlingId,
  },
  [`POST ${V}/leerlingen/:id/weer-uitwisselen`]: {
    payload: { toelichting: 'mag weer' },
    id: () => leerlingId,
  },
  [`POST ${V}/edexml`]: { payload: 'edexml' },
  [`POST ${V}/edexml/proef`]: { payload: 'edexml' },
  [`GET ${V}/edexml/laatste`]: {},
  [`DELETE ${V}/edexml/laatste`]: {},
  [`GET ${V}/koppelingen`]: {},
  [`POST ${V}/koppelingen`]: { payload: activering },
  [`GET ${V}/koppelingen/:id`]: { id: () => koppelingId },
  [`POST ${V}/verificatiecodes`]: {},
  [`POST ${V}/verificatiecodes/controle`]: { payload: { ...code, aanbodId: 'top-dossier' } },
  [`POST ${V}/koppelingen/:id/verzoek/voorbeeld`]: { payload: code, id: () => koppelingId },
  [`POST ${V}/koppelingen/:id/verzoek`]: { payload: code, id: () => koppelingId },
  [`DELETE ${V}/koppelingen/:id/verificatiecode`]: { id: () => koppelingId },
  [`PUT ${V}/koppelingen/:id/verificatiecode`]: { payload: code, id: () => koppelingId },
  [`POST ${V}/koppelingen/:id/pauzes`]: { payload: { reden: 'verbouwing' }, id: () => koppelingId },
  [`DELETE ${V}/koppelingen/:id/pauzes/:pauzeId`]: { id: () => koppelingId },
  [`GET ${V}/akkoorden/:id/bewijs.pdf`]: { id: () => findAkkoordId() },
  [`GET ${V}/akkoorden/:id/gebruikersvoorwaarden.pdf`]: { id: () => findAkkoordId() },
  [`GET ${V}/uitwisselingen`]: {},
  [`GET ${V}/logboek`]: {},
  [`GET ${V}/logboek/filters`]: {},
  [`GET ${V}/logboek.csv`]: {},
  [`GET ${V}/mandaten`]: {},
  [`POST ${V}/mandaten`]: {
    payload: { gebruikerId: 'niemand', functie: 'leerkracht', vanaf: '2026-11-23', tot: '2027-07-31' },
  },
  [`POST ${V}/mandaataanvragen`]: {},
  [`DELETE ${V}/mandaataanvragen/:id`]: { id: () => placeAanvraag() },
  [`DELETE ${V}/mandaten/:id`]: {
    async id() {
      await grantMandaat(esis, EIGEN);
      const { mandaten } = await esis.services.mandaten.listMandaten(SYSTEEM, EIGEN);
      return mandaten.find(({ status }) => status === 'geldig')?.id ?? '';
    },
  },
  [`GET ${V}/mensen`]: {},
  [`POST ${V}/mensen`]: { payload: { naam: 'Iemand Nieuw', email: 'nieuw@school.example', rol: 'onbekend' } },
  [`DELETE ${V}/mensen/voorstellen/:id`]: { id: placeVoorstel },
  'GET /api/rolvoorstellen': {},
  'POST /api/rolvoorstellen/:id': { id: placeVoorstel, idIsVanVestiging: true },
  'DELETE /api/rolvoorstellen/:id': { id: placeVoorstel, idIsVanVestiging: true },
  [`DELETE ${V}/mensen/:id`]: { id: () => placeDoelwit().then(() => doelwit) },
  [`POST ${V}/mensen/:id/uitnodiging`]: { id: () => placeDoelwit().then(() => doelwit) },
  [`DELETE ${V}/mensen/:id/tweede-stap`]: { id: () => placeDoelwit().then(() => doelwit) },
  [`POST ${V}/mensen/:id/wachtwoord-herstel`]: { id: () => placeDoelwit().then(() => doelwit) },
  [`POST ${V}/mensen/:id/rollen`]: {
    payload: { rol: 'intern_begeleider' },
    id: () => placeDoelwit().then(() => doelwit),
  },
  [`DELETE ${V}/mensen/:id/rollen`]: {
    query: '?rol=intern_begeleider',
    id: () => placeDoelwit().then(() => doelwit),
  },
};

async function call({ method, url }: RegisteredRoute, voorbeeld: Voorbeeld, { cookie }: { cookie: string }) {
  const { payload, query = '', id = () => 'x' } = voorbeeld;
  const path = url.replace(':brin6', EIGEN).replace(':id', await id()) + query;
  return await esis.app.inject({
    method: method as 'GET',
    url: path,
    headers: {
      origin: ORIGIN,
      ...(cookie && { cookie }),
      ...(payload === 'edexml' && { 'content-type': 'application/xml' }),
    },
    ...(payload !== undefined && { payload: payload === 'edexml' ? edexml : payload }),
  });
}

test('every act of the table that a person may do has a route, and every route asks one or says why not', () => {
  const gevraagd = new Set(
    routes.flatMap(({ toegang }) => (toegang.kind === 'recht' ? [toegang.actie] : [])),
  );
  const mogelijk = rechten.acties.filter((actie) => rechten.tabel.acties[actie].rollen.length > 0);
  assert.deepEqual([...gevraagd].toSorted(), mogelijk.toSorted());
  for (const { method, url, toegang } of routes)
    assert.ok(toegang.kind === 'recht' || toegang.reden.length > 5, `${method} ${url}`);
});

testDeur({
  tabel: rechten.tabel,
  waar: EIGEN,
  routes: () => routes,
  bezoekers: () => bezoekers,
  voorbeelden: VOORBEELDEN,
  call,
  geheim: /Regenboog|Doel Wit/,
  minstens: { binnen: 40, geweigerd: 200 },
});
