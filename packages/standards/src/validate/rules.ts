/**
 * Layer 4: what the manual asks and no schema checks (EDEXML manual 2.1; UWLR 2.2.1). Always a warning.
 *
 * A rule looks at one part. It says in which field something is wrong, never what stands there.
 */
import type { Leerkracht } from '../edexml/leerkracht.ts';
import type { Leerling } from '../edexml/leerling.ts';
import type { School } from '../edexml/school.ts';
import type { FindingCode } from '../findings.ts';
import type { VerzoekBasis } from '../uwlr/messages/verzoek-basis.ts';
import { isConsecutiveYears } from '../xml/schema/check.ts';
import type { Family } from './standards.ts';

/** The part of the message that a rule may know. */
export interface RuleContext {
  readonly family: Family;
  /** First year of the last school year of the official list. */
  readonly lastOfficialYear: number;
  /** The values that `xsdversie` may have. */
  readonly xsdversies: readonly string[];
  readonly school?: School | undefined;
}

export interface Violation {
  readonly code: FindingCode;
  /** Name in the message; that of an attribute begins with an at sign. */
  readonly field: string;
  readonly values?: Readonly<Record<string, string>>;
}

type Rule<T> = (value: T, context: RuleContext) => Violation | false | undefined;

const ECKID = /^https:\/\/ketenid\.nl\/(\d{6}|pilot)\/[0-9a-f]{128}$/;
/** At most 65 characters before the at sign: the manual says so, though the mail standard says 64. */
const EMAILADRES = /^[^@]{1,65}@[^@]+$/;
const ZONE = /(Z|[+-]\d\d:\d\d)$/;

const onlyAscii = <T>(field: string, get: (value: T) => string | undefined): Rule<T> => {
  return (value) =>
    /[^\0-\x7f]/.test(get(value) ?? '') && { code: 'TEKENS_VREEMD', field, values: { element: field } };
};

const noLooseSpaces = <T>(field: string, get: (value: T) => string | undefined): Rule<T> => {
  return (value) =>
    /^\s|\s$|\s\s|\s-|-\s/.test(get(value) ?? '') && {
      code: 'NAAM_SPATIES',
      field,
      values: { element: field },
    };
};

const noTemporaryKey =
  (element: string): Rule<{ key: string }> =>
  ({ key }) =>
    key.startsWith('#') && { code: 'SLEUTEL_TIJDELIJK', field: '@key', values: { element } };

const eckidForm: Rule<{ eckid?: string }> = ({ eckid }) =>
  eckid !== undefined && !ECKID.test(eckid) && { code: 'ECKID_VORM', field: '@eckid' };

type Person = Leerling | Leerkracht;
const person: readonly Rule<Person>[] = [
  eckidForm,
  noLooseSpaces('achternaam', (p) => p.achternaam),
  noLooseSpaces('voorvoegsel', (p) => p.voorvoegsel),
  noLooseSpaces('voornamen', (p) => p.voornamen),
  noLooseSpaces('roepnaam', (p) => p.roepnaam),
  ({ voorletters1 }) =>
    voorletters1 !== undefined &&
    !/^\p{Lu}+$/u.test(voorletters1) && { code: 'VOORLETTERS_VORM', field: 'voorletters-1' },
  ({ emailadres }) =>
    emailadres !== undefined &&
    !EMAILADRES.test(emailadres) && { code: 'EMAILADRES_VORM', field: 'emailadres' },
];

const leerling: readonly Rule<Leerling>[] = [
  noTemporaryKey('leerling'),
  ...person,
  ({ jaargroep }) => jaargroep === undefined && { code: 'JAARGROEP_ONTBREEKT', field: 'jaargroep' },
  ({ jaargroep }) => jaargroep === 'C' && { code: 'JAARGROEP_COMBINATIE', field: 'jaargroep' },
  ({ uitstroomdatum }, { family, school }) => {
    const peildatum = school?.peildatum ?? school?.aanmaakdatum?.slice(0, 10);
    if (family !== 'uwlr' || uitstroomdatum === undefined || peildatum === undefined) return undefined;
    return uitstroomdatum <= peildatum && { code: 'UITGESTROOMD', field: 'uitstroomdatum' };
  },
];

const brin: readonly Rule<{ brincode?: string; dependancecode?: string }>[] = [
  onlyAscii('brincode', (s) => s.brincode),
  onlyAscii('dependancecode', (s) => s.dependancecode),
];

const knownXsdversie: Rule<{ xsdversie?: string }> = ({ xsdversie }, { xsdversies }) =>
  xsdversie !== undefined &&
  !xsdversies.includes(xsdversie) && {
    code: 'XSDVERSIE_ONBEKEND',
    field: 'xsdversie',
    values: { expected: xsdversies.join(' of '), known: xsdversies.join(' or ') },
  };

const school: readonly Rule<School>[] = [
  ...brin,
  knownXsdversie,
  ({ brincode, schoolkey, instellingsnummer }) =>
    (brincode ?? schoolkey ?? instellingsnummer) === undefined && {
      code: 'SCHOOL_ONBEKEND',
      field: 'brincode',
    },
  ({ schooljaar }, { lastOfficialYear }) =>
    Number(schooljaar.slice(0, 4)) > lastOfficialYear && { code: 'SCHOOLJAAR_NA_LIJST', field: 'schooljaar' },
  ({ aanmaakdatum }, { family }) => {
    if (family !== 'uwlr') return undefined;
    if (aanmaakdatum === undefined) return { code: 'AANMAAKDATUM_ONTBREEKT', field: 'aanmaakdatum' };
    if (ZONE.test(aanmaakdatum)) return undefined;
    return { code: 'TIJDZONE_ONTBREEKT', field: 'aanmaakdatum', values: { element: 'aanmaakdatum' } };
  },
];

const verzoek: readonly Rule<VerzoekBasis>[] = [
  ...brin,
  knownXsdversie,
  ({ schooljaar }) => !isConsecutiveYears(schooljaar) && { code: 'SCHOOLJAAR_SPRONG', field: 'schooljaar' },
];

/** By the kind of the part. */
const rules: { readonly [kind: string]: readonly Rule<never>[] } = {
  school,
  groep: [noTemporaryKey('groep')],
  samengesteldeGroep: [noTemporaryKey('groep')],
  vestiging: [noTemporaryKey('vestiging')],
  leerling,
  leerkracht: [noTemporaryKey('leerkracht'), ...person],
  verzoek,
};

export function* checkRules(kind: string, value: object, context: RuleContext): Generator<Violation> {
  for (const rule of rules[kind] ?? []) {
    const violation = rule(value as never, context);
    if (violation) yield violation;
  }
}
