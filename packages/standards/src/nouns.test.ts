/** The generated types are those of the descriptions; and what the standard does not allow together does not compile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ValueOf } from './xml/schema/description.ts';
import type { LeerlingenVerzoek, leerlingenVerzoek } from './uwlr/messages/leerlingen-verzoek.ts';
import type {
  LeerresultatenSchool,
  Toetsafname,
  toetsafname,
} from './uwlr/messages/leerresultaten-verzoek.ts';
import type { Toets, toets } from './uwlr/messages/toets.ts';
import type { VerzoekBasis, verzoekBasis } from './uwlr/messages/verzoek-basis.ts';
import type { Groep, groep } from './edexml/groep.ts';
import type { Leerkracht, leerkracht } from './edexml/leerkracht.ts';
import type { Leerling, leerling } from './edexml/leerling.ts';
import type { School, school } from './edexml/school.ts';
import type { Vestiging, vestiging } from './edexml/vestiging.ts';
import type { Writable } from './xml/schema/writable.ts';

/** Each can stand for the other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** The values of each field, in whatever branch. */
type Fields<T> = { [K in keyof T & string]: NonNullable<T[K]> };
type Fits<A, B> = [A] extends [B] ? true : false;

test('the generated types are those of the descriptions', () => {
  const same: [
    Same<Vestiging, ValueOf<typeof vestiging>>,
    Same<Groep, ValueOf<typeof groep>>,
    Same<Leerkracht, ValueOf<typeof leerkracht>>,
    Same<Toets, ValueOf<typeof toets>>,
    // The builders do not know which fields exclude each other; the same fields with the same values they know.
    Same<Fields<School>, Fields<ValueOf<typeof school>>>,
    Same<Fields<Leerling>, Fields<ValueOf<typeof leerling>>>,
    Same<keyof Toetsafname, keyof ValueOf<typeof toetsafname>>,
    Fits<School, ValueOf<typeof school>>,
    Fits<Leerling, ValueOf<typeof leerling>>,
    Fits<Toetsafname, ValueOf<typeof toetsafname>>,
    Fits<VerzoekBasis, ValueOf<typeof verzoekBasis>>,
    Fits<LeerlingenVerzoek, ValueOf<typeof leerlingenVerzoek>>,
  ] = [true, true, true, true, true, true, true, true, true, true, true, true];
  assert.ok(same);
});

test('known values are the only ones, and fields that exclude each other do not compile together', () => {
  const ada = { key: '1', roepnaam: 'Ada' } as const;
  const good: Writable<Leerling>[] = [
    ada,
    { ...ada, jaargroep: '3', geslacht: 2, land: 'NL', gewichtNieuw: '0,3', postcodenl: '9999ZZ' },
    { ...ada, jaargroep: null, postcodenl: null, postnummerbe: '1000', geboortedatum: new Date(0) },
  ];
  const bad: Writable<Leerling>[] = [
    // @ts-expect-error: no such jaargroep
    { ...ada, jaargroep: '9' },
    // @ts-expect-error: no such land
    { ...ada, land: 'nl' },
    // @ts-expect-error: two addresses
    { ...ada, postcodenl: '9999ZZ', postnummerbe: '1000' },
  ];
  const schools: Writable<School>[] = [
    { schooljaar: '2025-2026', brincode: '97QX', schoolkey: 's' },
    { schooljaar: '2025-2026', instellingsnummer: '12' },
    // @ts-expect-error: a school in two countries
    { schooljaar: '2025-2026', brincode: '97QX', instellingsnummer: '12' },
  ];
  const basis = { schooljaar: '2025-2026', xsdversie: '2.2' };
  const verzoeken: VerzoekBasis[] = [
    { ...basis, brincode: '97QX', dependancecode: '00' },
    { ...basis, schoolkey: 's' },
    // @ts-expect-error: which school?
    basis,
    // @ts-expect-error: one name too many
    { ...basis, brincode: '97QX', schoolkey: 's' },
  ];
  // @ts-expect-error: which school?
  const unnamed: LeerresultatenSchool = { ...basis, aanmaakdatum: '2026-01-05T07:30:00Z' };
  const resultaat = { key: 'R', afnamedatum: '2026-01-05', toetscode: 'T' };
  const afnames: Writable<Toetsafname>[] = [
    {
      leerlingid: '1',
      resultaten: [
        { ...resultaat, score: 1 },
        { ...resultaat, osoresultaat: {} },
      ],
    },
    // @ts-expect-error: two scores
    { leerlingid: '1', resultaten: [{ ...resultaat, score: 1, osoresultaat: {} }] },
  ];
  assert.ok([good, bad, schools, verzoeken, unnamed, afnames]);
});
