/** The database itself says no: a visit to each of ESIS' tables. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OPDRACHTREGEL, openDatabases, opruimJob } from '@koppelpunt/platform';
import { testRijbeveiliging } from '@koppelpunt/testkit';
import { esis } from '../src/app.ts';
import { MIGRATIONS } from '../src/database.ts';
import { SYSTEEMTABELLEN } from '../src/rechten/systeemtabellen.ts';

const EIGEN = '97QX00';
/** Old enough to be deleted by the job `opruimen`. */
const LANG_GELEDEN = '2020-01-01';

testRijbeveiliging({
  migrations: MIGRATIONS,
  open: (urls) => openDatabases(esis, urls, { applicationName: 'esis-test' }),
  persoon: {
    kind: 'gebruiker',
    id: 'g1',
    email: 'beheer@school.example',
    naam: 'B. Heer',
    lidmaatschappen: (['applicatiebeheerder', 'intern_begeleider', 'directie', 'bestuur'] as const).map(
      (rol) => ({ rol, brin6: EIGEN }),
    ),
    tweedeFactor: true,
  },
  eigen: EIGEN,
  ander: '98AB00',
  tabellen: {
    // The existing vestigingen decide who are colleagues.
    gebruikers: {
      van: (brin6) => ({
        rij: { id: `g-${brin6}` },
        erbij: brin6
          ? [
              ['lidmaatschappen', { gebruiker_id: `g-${brin6}`, plek: brin6 }],
              ['vestigingen', { brin6 }],
            ]
          : [],
      }),
    },
    partners: {
      vanNiemand: { waarom: 'every school may know which partners there are', mag: ['lezen', 'toevoegen'] },
    },
    sleutelpogingen: {
      waarden: { stap: 'klant', tijdstip: LANG_GELEDEN },
      vanNiemand: { waarom: 'of the front door of UWLR: addresses and pseudonyms', mag: [] },
    },
    bekende_adressen: {
      waarden: { gezien_op: LANG_GELEDEN },
      vanNiemand: { waarom: 'of the front door of UWLR', mag: [] },
    },
    voorwaarden: {
      waarden: { pdf: '', sha256: createHash('sha256').digest('hex') },
      vanNiemand: { waarom: 'the terms are the same for everybody', mag: ['lezen', 'toevoegen'] },
    },
    codepogingen: { waarden: { tijdstip: LANG_GELEDEN } },
    thuisblijvers: {
      waarden: { opgeheven_op: LANG_GELEDEN, opgeheven_door: 'x', opheffing_versleuteld: 'x' },
    },
    importrijen: { waarden: { tabel: 'leerlingen', op: LANG_GELEDEN } },
    koppelingen: { waarden: { status: 'actief' } },
    // One that did not begin, for only that can go.
    pauzes: {
      waarden: { vanaf: '2099-01-01', tot: null, soort: 'school', reden: 'verbouwing', opgeheven_door: null },
    },
    uitwisselingen: { waarden: { uitkomst: 'gegevens' } },
    leerresultaten: { waarden: { score: 1 } },
    mandaten: { waarden: { functie: 'directeur' } },
  },
  systemen: SYSTEEMTABELLEN,
});

test('every system actor that the sources name has its list, and no list is of nobody', () => {
  const src = join(import.meta.dirname, '../src');
  const named = globSync('**/*.ts', { cwd: src }).flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/dangerouslyAsSystem\(\s*'([^']+)'/g)].map(
      ([, naam]) => naam,
    ),
  );
  // The command line and the jobs `opruimen` and `bewaar-hoofd` come from the platform.
  named.push('hoofden');
  named.push(OPDRACHTREGEL.naam);
  named.push(opruimJob({ database: { as: async () => await Promise.reject(new Error('not asked')) } }).actor);
  // The receipts and the notices are sent by jobs of our own.
  named.push('bewijzen');
  named.push('meldingen');
  assert.deepEqual(new Set(named), new Set(Object.keys(SYSTEEMTABELLEN)));
});
