import type { Leerling, ProvidedLeerlinggegevens, UwlrProvider } from '@koppelpunt/standards';
import type { FictionalSchool } from '../scholen/make-school.ts';

/** The double knows which code opens which school, and how it misbehaves today. */
export type FakeEsisState = {
  klantnaam: string;
  klantcode: string;
  /** By verificatiecode; every school as it is in each year that is asked for. */
  scholen: Map<string, FictionalSchool>;
  /** By verificatiecode and schooljaar: the years in which it is another. */
  jaren: Map<string, FictionalSchool>;
  gedrag: Gedrag;
  calls: FakeEsisCall[];
  /** Called between two batches of pupils. */
  onPartij: (verzonden: number) => Promise<void>;
};

export type FakeEsisCall = {
  operatie: string;
  laatstontvangengegevens: string | undefined;
  geweigerd: boolean;
};

export type Gedrag =
  /** Answers as the standard says, `geenwijzigingen` included. */
  | 'normaal'
  | 'geengegevens'
  | 'geenwijzigingen'
  /** The answer is about another vestiging than the question. */
  | 'andere-school'
  /** The answer is about another schooljaar than the question. */
  | 'ander-schooljaar'
  /** Says OK, and then ends in the middle of a pupil. */
  | 'afgebroken'
  /** HTTP 200 with a page of HTML. */
  | 'rommel'
  /** HTTP 503 without SOAP. */
  | 'onbereikbaar'
  /** The same pupil twice. */
  | 'dubbel'
  /** An error in the content of one pupil that only the reader sees; in its key; in those of the first batch; in a group. */
  | 'ongeldig'
  | 'zonder-sleutel'
  | 'veel-ongeldig'
  | 'groep-ongeldig';

/** Small, so that a school of some hundreds of pupils takes many. */
const PARTIJ = 20;

export function createFakeEsisBron(state: FakeEsisState): UwlrProvider<string, FictionalSchool> {
  return {
    async findKlant(klantnaam, klantcode) {
      return klantnaam === state.klantnaam && klantcode === state.klantcode ? klantnaam : undefined;
    },
    async checkToegang(_klant, { operatie, autorisatiesleutel, verzoek }) {
      const found = findSchool(state, autorisatiesleutel, verzoek.schooljaar);
      const { laatstontvangengegevens } = verzoek;
      const isSchool =
        'brincode' in verzoek &&
        found?.school.brincode === verzoek.brincode &&
        (found?.school.dependancecode ?? '00') === (verzoek.dependancecode ?? '00');
      state.calls.push({ operatie, laatstontvangengegevens, geweigerd: !isSchool });
      return isSchool && found ? { kind: 'toegang', toegang: found } : { kind: 'refused' };
    },
    async openLeerlinggegevens(school, { laatstontvangengegevens }) {
      const leeg = findLeeg(state.gedrag, school, laatstontvangengegevens);
      return leeg ? { kind: leeg } : openSchool(state, school);
    },
    async openStructuur(school, { laatstontvangengegevens }) {
      const leeg = findLeeg(state.gedrag, school, laatstontvangengegevens);
      return leeg ? { kind: leeg } : openSchool(state, school);
    },
    async openLeerlingen(school, { laatstontvangengegevens, groepen }) {
      const leeg = findLeeg(state.gedrag, school, laatstontvangengegevens);
      if (leeg) return { kind: leeg };
      const gevraagd = new Set(groepen.map(({ kind, key }) => (kind === 'groep' ? key : null)));
      const leden = school.leerlingen.filter(({ groep }) => gevraagd.has(groep?.key));
      return { kind: 'gegevens', school: school.school, leerlingen: streamLeerlingen(state, leden) };
    },
  };
}

/** As it is in the year that the question is about. */
function findSchool(
  { scholen, jaren }: FakeEsisState,
  code: string,
  schooljaar: string,
): FictionalSchool | undefined {
  const found = scholen.get(code) && (jaren.get(`${code} ${schooljaar}`) ?? scholen.get(code));
  return found && { ...found, school: { ...found.school, schooljaar } };
}

function findLeeg(gedrag: Gedrag, { school, leerlingen }: FictionalSchool, laatst: string | undefined) {
  if (gedrag === 'geengegevens' || leerlingen.length === 0) return 'geengegevens';
  if (gedrag === 'geenwijzigingen') return 'geenwijzigingen';
  const isOngewijzigd =
    laatst !== undefined && school.aanmaakdatum !== undefined && laatst >= school.aanmaakdatum;
  return isOngewijzigd && gedrag === 'normaal' ? 'geenwijzigingen' : undefined;
}

function openSchool(state: FakeEsisState, found: FictionalSchool): ProvidedLeerlinggegevens {
  return {
    kind: 'gegevens',
    school: found.school,
    groepen: found.groepen,
    samengesteldeGroepen: found.samengesteldeGroepen,
    leerlingen: streamLeerlingen(state, found.leerlingen),
  };
}

async function* streamLeerlingen(
  state: FakeEsisState,
  leerlingen: readonly Leerling[],
): AsyncGenerator<readonly Leerling[]> {
  for (let start = 0; start < leerlingen.length; start += PARTIJ) {
    const partij = leerlingen.slice(start, start + PARTIJ);
    if (state.gedrag === 'dubbel' && start === 0 && partij[0]) partij.push(partij[0]);
    yield partij;
    await state.onPartij(start + partij.length);
  }
}
