/**
 * Layer 4: what the manual asks and no schema checks (EDEXML manual 2.1; UWLR 2.2.1). Always a warning.
 *
 * A rule looks at one part. It says in which field something is wrong, never what stands there.
 */
import type { Deel } from '../edexml/part.ts';
import type { Leerkracht } from '../edexml/leerkracht.ts';
import type { Leerling } from '../edexml/leerling.ts';
import type { School } from '../edexml/school.ts';
import type { VerzoekBasis } from '../uwlr/messages/verzoek-basis.ts';
import type { BevindingCode } from '../findings.ts';
import { isSchooljaar } from '../xml/schema/check.ts';

export interface Omgeving {
  readonly familie: 'edexml' | 'uwlr';
  readonly officieelTot: number;
  readonly versies: readonly string[];
  readonly school?: School | undefined;
}

export interface Overtreding {
  readonly code: BevindingCode;
  /** Name on the wire; an attribute with an at sign. */
  readonly veld: string;
  readonly waarden?: Readonly<Record<string, string>>;
}

type Regel<T> = (waarde: T, omgeving: Omgeving) => Overtreding | false | undefined;

const ECKID = /^https:\/\/ketenid\.nl\/(\d{6}|pilot)\/[0-9a-f]{128}$/;
/** At most 65 before the at sign; the manual says so, though the mail standard says 64. */
const EMAILADRES = /^[^@]{1,65}@[^@]+$/;
const ZONE = /(Z|[+-]\d\d:\d\d)$/;

const vreemd = <T>(veld: string, van: (waarde: T) => string | undefined): Regel<T> => {
  return (waarde) =>
    /[^\0-\x7f]/.test(van(waarde) ?? '') && { code: 'TEKENS_VREEMD', veld, waarden: { element: veld } };
};

const spaties = <T>(veld: string, van: (waarde: T) => string | undefined): Regel<T> => {
  return (waarde) =>
    /^\s|\s$|\s\s|\s-|-\s/.test(van(waarde) ?? '') && {
      code: 'NAAM_SPATIES',
      veld,
      waarden: { element: veld },
    };
};

const tijdelijk =
  (element: string): Regel<{ key: string }> =>
  ({ key }) =>
    key.startsWith('#') && { code: 'SLEUTEL_TIJDELIJK', veld: '@key', waarden: { element } };

const eckid: Regel<{ eckid?: string }> = (persoon) =>
  persoon.eckid !== undefined && !ECKID.test(persoon.eckid) && { code: 'ECKID_VORM', veld: '@eckid' };

type Persoon = Leerling | Leerkracht;
const persoon: readonly Regel<Persoon>[] = [
  eckid,
  spaties('achternaam', (p) => p.achternaam),
  spaties('voorvoegsel', (p) => p.voorvoegsel),
  spaties('voornamen', (p) => p.voornamen),
  spaties('roepnaam', (p) => p.roepnaam),
  ({ voorletters1 }) =>
    voorletters1 !== undefined &&
    !/^\p{Lu}+$/u.test(voorletters1) && { code: 'VOORLETTERS_VORM', veld: 'voorletters-1' },
  ({ emailadres }) =>
    emailadres !== undefined &&
    !EMAILADRES.test(emailadres) && { code: 'EMAILADRES_VORM', veld: 'emailadres' },
];

const leerling: readonly Regel<Leerling>[] = [
  tijdelijk('leerling'),
  ...persoon,
  ({ jaargroep }) => jaargroep === undefined && { code: 'JAARGROEP_ONTBREEKT', veld: 'jaargroep' },
  ({ jaargroep }) => jaargroep === 'C' && { code: 'JAARGROEP_COMBINATIE', veld: 'jaargroep' },
  ({ uitstroomdatum }, { familie, school }) => {
    const peildatum = school?.peildatum ?? school?.aanmaakdatum?.slice(0, 10);
    if (familie !== 'uwlr' || uitstroomdatum === undefined || peildatum === undefined) return undefined;
    return uitstroomdatum <= peildatum && { code: 'UITGESTROOMD', veld: 'uitstroomdatum' };
  },
];

const brin: readonly Regel<{ brincode?: string; dependancecode?: string }>[] = [
  vreemd('brincode', (s) => s.brincode),
  vreemd('dependancecode', (s) => s.dependancecode),
];

const versie: Regel<{ xsdversie?: string }> = ({ xsdversie }, { versies }) =>
  xsdversie !== undefined &&
  !versies.includes(xsdversie) && {
    code: 'XSDVERSIE_ONBEKEND',
    veld: 'xsdversie',
    waarden: { verwacht: versies.join(' of ') },
  };

const school: readonly Regel<School>[] = [
  ...brin,
  versie,
  ({ brincode, schoolkey, instellingsnummer }) =>
    (brincode ?? schoolkey ?? instellingsnummer) === undefined && {
      code: 'SCHOOL_ONBEKEND',
      veld: 'brincode',
    },
  ({ schooljaar }, { officieelTot }) =>
    Number(schooljaar.slice(0, 4)) > officieelTot && { code: 'SCHOOLJAAR_NA_LIJST', veld: 'schooljaar' },
  ({ aanmaakdatum }, { familie }) => {
    if (familie !== 'uwlr') return undefined;
    if (aanmaakdatum === undefined) return { code: 'AANMAAKDATUM_ONTBREEKT', veld: 'aanmaakdatum' };
    if (ZONE.test(aanmaakdatum)) return undefined;
    return { code: 'TIJDZONE_ONTBREEKT', veld: 'aanmaakdatum', waarden: { element: 'aanmaakdatum' } };
  },
];

const verzoek: readonly Regel<VerzoekBasis>[] = [
  ...brin,
  versie,
  ({ schooljaar }) => !isSchooljaar(schooljaar) && { code: 'SCHOOLJAAR_SPRONG', veld: 'schooljaar' },
];

const regels: { readonly [kind: string]: readonly Regel<never>[] } = {
  school,
  groep: [tijdelijk('groep')],
  samengesteldeGroep: [tijdelijk('groep')],
  vestiging: [tijdelijk('vestiging')],
  leerling,
  leerkracht: [tijdelijk('leerkracht'), ...persoon],
  verzoek,
};

/** A part of a message as the validator sees it: what a reader gives, and requests. */
export type Stuk = Exclude<Deel, { kind: 'bevinding' | 'weggelaten' }>['kind'] | 'verzoek';

export function* checkRegels(kind: string, waarde: object, omgeving: Omgeving): Generator<Overtreding> {
  for (const regel of regels[kind] ?? []) {
    const overtreding = regel(waarde as never, omgeving);
    if (overtreding) yield overtreding;
  }
}
