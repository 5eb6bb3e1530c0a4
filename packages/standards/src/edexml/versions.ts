/**
 * EDEXML 1.0.3 and 2.0, as what they lack beside 2.1 (their own EDEXML.elementen.xsd and EDEXML.types.*.xsd).
 *
 * 2.x can hold whatever an older file holds, so reading needs none of this; judging a file against the version
 * that it claims does.
 */
import type { Aanpassing } from '../xml/schema/restrict.ts';
import { codelijst, tekst, type Soort } from '../xml/schema/simple-type.ts';
import { jaargroepSoort, landSoort, rolSoort, schooljaarSoort, sleutel } from './simple-types.ts';

const sleutel64: Soort<string> = { ...tekst(1, 64), trim: true };
const zonder = (soort: Soort<string>, ...codes: string[]): Soort<string> =>
  codelijst((soort.waarden ?? []).filter((code) => !codes.includes(code)).join(' '));

export const edexml20: Aanpassing = {
  types: { LeerlingType: { weg: ['eckid'] }, LeerkrachtType: { weg: ['eckid'] } },
  soorten: new Map<Soort<unknown>, Soort<unknown>>([
    [sleutel, sleutel64],
    [rolSoort, zonder(rolSoort, 'TAL')],
  ]),
};

const achternaam = tekst(1, 70);

export const edexml103: Aanpassing = {
  types: {
    EDEXType: { weg: ['vestigingen', 'samengestelde_groep'] },
    SchoolType: { weg: ['peildatum', 'instellingsnummer', 'toevoegingen'] },
    GroepType: { weg: ['omschrijving', 'toevoegingen'] },
    LeerlingType: {
      weg: [
        'eckid',
        'voornamen',
        'start_ondw_jgr3',
        'samengestelde_groepen',
        'vestiging',
        'gebruikersnaam',
        'emailadres',
        'fotourl',
        'bsn',
        'bsn_ondwnr-4',
        'rijksregisternummer',
        'postnummerbe',
      ],
      soort: { achternaam },
      eenVan: ['jaargroep', 'groep'],
    },
    LeerkrachtType: {
      weg: [
        'eckid',
        'voornamen',
        'gebruikersnaam',
        'emailadres',
        'rol',
        'rolomschrijving',
        'samengestelde_groep',
        'toevoegingen',
      ],
      soort: { achternaam },
    },
    LeerkrachtGroepReferentieType: { weg: ['rol', 'rolomschrijving'] },
  },
  soorten: new Map<Soort<unknown>, Soort<unknown>>([
    [sleutel, sleutel64],
    [jaargroepSoort, zonder(jaargroepSoort, ...'B D 14 15 16 V C N'.split(' '))],
    [landSoort, zonder(landSoort, 'HM', 'ME', 'RS')],
    [schooljaarSoort, { ...schooljaarSoort, officieelTot: 2019 }],
  ]),
};
