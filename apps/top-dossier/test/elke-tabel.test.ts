/** The database itself says no: a visit to each of TOP dossier's tables; this test must name a new one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testRijbeveiliging, type TabelProef } from '@koppelpunt/testkit';
import { MIGRATIONS } from '../src/database.ts';
import { openDatabases } from '@koppelpunt/platform';
import { topDossier } from '../src/app.ts';
import { rechten } from '../src/rechten/rechten.ts';
import { SYSTEEMTABELLEN } from '../src/rechten/systeemtabellen.ts';

const EIGEN = '97QX00';
const ids = new Map<string | null, string>();

/** Its koppeling binds it to a vestiging; without a koppeling it belongs to nobody. */
const vanKoppeling: NonNullable<TabelProef['van']> = (brin6) => {
  if (brin6 === null) return { rij: { koppeling_id: null } };
  const id = ids.get(brin6) ?? crypto.randomUUID();
  ids.set(brin6, id);
  return { rij: { koppeling_id: id }, erbij: [['koppelingen', { id, brin6 }]] };
};

testRijbeveiliging({
  migrations: MIGRATIONS,
  open: (urls) => openDatabases(topDossier, urls, { applicationName: 'top-dossier-test' }),
  persoon: {
    kind: 'gebruiker',
    id: 'g1',
    email: 'ib@school.example',
    naam: 'I. Bakker',
    lidmaatschappen: [{ rol: 'intern_begeleider', brin6: EIGEN }],
    tweedeFactor: true,
  },
  eigen: EIGEN,
  ander: '98AB00',
  tabellen: {
    bronnen: { vanNiemand: { waarom: 'of the samenwerkingsverband: who we are at ESIS', mag: [] } },
    koppelingen: { waarden: { status: 'aangevraagd', contact_email: 'a@school.example' } },
    synchronisaties: { van: vanKoppeling, waarden: { status: 'wacht' } },
    // One that did not begin, for only that can go.
    pauzes: {
      van: vanKoppeling,
      waarden: { vanaf: '2099-01-01', tot: null, opgeheven_door: null },
    },
    groepen: { van: vanKoppeling },
    samengestelde_groepen: { van: vanKoppeling },
    leerlingen: { van: vanKoppeling },
    // Old enough to go.
    mails: {
      waarden: { soort: 'verzoek', ontvangen_op: '2020-01-01' },
      vanNiemand: { waarom: 'nobody but the postbus: a code is in it', mag: [] },
    },
    vestigingen: { ookEigenNiet: 'support compares a mail with it; a school knows its own name' },
    stiltemeldingen: { vanNiemand: { waarom: 'of support: a day and a count', mag: [] } },
    verzoeken: {
      waarden: { status: 'nieuw', ontvangen_op: '2020-01-01' },
      ookEigenNiet: 'support handles them; the school sees its koppeling',
    },
  },
  systemen: SYSTEEMTABELLEN,
});

test('every system of the table of rights has its list, and no list is of nobody', () => {
  const listed = Object.keys(SYSTEEMTABELLEN).toSorted((a, b) => a.localeCompare(b));
  assert.deepEqual(
    listed,
    Object.keys(rechten.tabel.systemen).toSorted((a, b) => a.localeCompare(b)),
  );
});
