/**
 * EDEXML 1.0.3 and 2.0, as restrictions of 2.1 (their own EDEXML.elementen.xsd and EDEXML.types.*.xsd).
 *
 * The reader does not need them: 2.1 can hold all that an older file holds. The validator does, to judge a file against
 * the version that it claims.
 */
import type { Restriction } from '../xml/schema/restrict.ts';
import { codeList, text, type SimpleType } from '../xml/schema/simple-type.ts';
import { jaargroepType, landType, rolType, schooljaarType, keyType } from './simple-types.ts';

const keyType64: SimpleType<string> = { ...text(1, 64), trim: true };
const without = (type: SimpleType<string>, ...codes: string[]): SimpleType<string> =>
  codeList((type.values ?? []).filter((code) => !codes.includes(code)).join(' '));

export const edexml20: Restriction = {
  types: { LeerlingType: { removed: ['eckid'] }, LeerkrachtType: { removed: ['eckid'] } },
  replacedTypes: new Map<SimpleType<unknown>, SimpleType<unknown>>([
    [keyType, keyType64],
    [rolType, without(rolType, 'TAL')],
  ]),
};

const achternaam = text(1, 70);

export const edexml103: Restriction = {
  types: {
    EDEXType: { removed: ['vestigingen', 'samengestelde_groep'] },
    SchoolType: { removed: ['peildatum', 'instellingsnummer', 'toevoegingen'] },
    GroepType: { removed: ['omschrijving', 'toevoegingen'] },
    LeerlingType: {
      removed: [
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
      simpleTypes: { achternaam },
      oneOf: ['jaargroep', 'groep'],
    },
    LeerkrachtType: {
      removed: [
        'eckid',
        'voornamen',
        'gebruikersnaam',
        'emailadres',
        'rol',
        'rolomschrijving',
        'samengestelde_groep',
        'toevoegingen',
      ],
      simpleTypes: { achternaam },
    },
    LeerkrachtGroepReferentieType: { removed: ['rol', 'rolomschrijving'] },
  },
  replacedTypes: new Map<SimpleType<unknown>, SimpleType<unknown>>([
    [keyType, keyType64],
    [jaargroepType, without(jaargroepType, ...'B D 14 15 16 V C N'.split(' '))],
    [landType, without(landType, 'HM', 'ME', 'RS')],
    [schooljaarType, { ...schooljaarType, officialUntil: 2019 }],
  ]),
};
