import type { Groep, Leerling, SamengesteldeGroep, School } from '@koppelpunt/standards';
import { ACHTERNAMEN, JONGENS, MEISJES } from './namen.ts';
import { createWillekeur, type Willekeur } from './willekeur.ts';

export type FictionalSchool = {
  school: School;
  groepen: Groep[];
  samengesteldeGroepen: SamengesteldeGroep[];
  leerlingen: Leerling[];
};

export type SchoolOptions = {
  brincode: string;
  dependancecode?: string;
  leerlingen: number;
  seed?: number;
  /** `2026-2027` */
  schooljaar?: string;
  /** The moment of creation that the file states. */
  aanmaakdatum?: string;
};

/** Nine groups of a school that combines its youngest, as most do; a larger school has parallel groups (3B, 3C …). */
const JAARGROEPEN = [
  ['1/2A', 'C'],
  ['1/2B', 'C'],
  ['3', '3'],
  ['4', '4'],
  ['5', '5'],
  ['6', '6'],
  ['7', '7'],
  ['8A', '8'],
  ['8B', '8'],
] as const;

/** The average Dutch group has 23 pupils; a school of 220 then has its nine groups. */
const LEERLINGEN_PER_RONDE = 250;

/** A school of children who do not exist; the same options give the same school. */
export function makeSchool(options: SchoolOptions): FictionalSchool {
  const willekeur = createWillekeur(options.seed ?? 1);
  const schooljaar = options.schooljaar ?? '2026-2027';
  const startjaar = Number(schooljaar.slice(0, 4));
  const groepen = makeGroepen(Math.max(1, Math.ceil(options.leerlingen / LEERLINGEN_PER_RONDE)));
  const samengesteldeGroepen = [
    { key: 'SG-PLUS', naam: 'Plusgroep', omschrijving: 'Groep 5 tot en met 8, donderdag' },
  ];
  const leerlingen: Leerling[] = [];
  while (leerlingen.length < options.leerlingen) {
    const groep = groepen[Math.floor((leerlingen.length * groepen.length) / options.leerlingen)] as Groep;
    const leerling = makeLeerling(willekeur, leerlingen.length + 1, groep, startjaar);
    leerlingen.push(leerling);
    // About one child in forty has a twin in the same group: same family, same birthday.
    if (leerlingen.length < options.leerlingen && willekeur.int(40) === 0) {
      leerlingen.push(makeTwin(willekeur, leerling, leerlingen.length + 1));
    }
  }
  return {
    school: {
      schooljaar,
      brincode: options.brincode,
      dependancecode: options.dependancecode ?? '00',
      aanmaakdatum: options.aanmaakdatum ?? `${startjaar}-09-01T08:00:00+02:00`,
      auteur: 'Koppelpunt proefschool',
      xsdversie: '2.1',
    },
    groepen,
    samengesteldeGroepen,
    leerlingen,
  };
}

function makeGroepen(rounds: number): Groep[] {
  return Array.from({ length: rounds }, (_, round) =>
    JAARGROEPEN.map(([naam, jaargroep], index) => ({
      key: `G${round * JAARGROEPEN.length + index + 1}`,
      naam: round === 0 ? naam : `${naam}-${round + 1}`,
      jaargroep,
    })),
  ).flat();
}

function makeLeerling(willekeur: Willekeur, nummer: number, groep: Groep, startjaar: number): Leerling {
  const geslacht = willekeur.int(2) === 0 ? 1 : 2;
  const [voorvoegsel, achternaam] = willekeur.pick(ACHTERNAMEN);
  const roepnaam = willekeur.pick(geslacht === 1 ? JONGENS : MEISJES);
  const jaargroep = groep.jaargroep === 'C' ? (willekeur.int(2) === 0 ? '1' : '2') : groep.jaargroep;
  // A child that turns five between October and September is in group 1: the youngest of the demo are four already.
  const maand = 1 + willekeur.int(12);
  const geboortejaar = startjaar - Number(jaargroep) - (maand >= 10 ? 4 : 3);
  return {
    key: String(10_000 + nummer),
    achternaam,
    ...(voorvoegsel !== undefined && { voorvoegsel }),
    roepnaam,
    geboortedatum: `${geboortejaar}-${pad(maand)}-${pad(1 + willekeur.int(28))}`,
    geslacht,
    jaargroep,
    groep: { key: groep.key },
    ...(Number(jaargroep) >= 5 && willekeur.int(10) === 0 && { samengesteldeGroepen: [{ key: 'SG-PLUS' }] }),
    instroomdatum: `${geboortejaar + 4}-${pad(maand)}-28`,
  };
}

function makeTwin(willekeur: Willekeur, first: Leerling, nummer: number): Leerling {
  const geslacht = willekeur.int(2) === 0 ? 1 : 2;
  const roepnaam = willekeur.pick(
    (geslacht === 1 ? JONGENS : MEISJES).filter((naam) => naam !== first.roepnaam),
  );
  return { ...first, key: String(10_000 + nummer), geslacht, roepnaam };
}

const pad = (value: number) => String(value).padStart(2, '0');
