import {
  LogboekView,
  PageTitle,
  parseLogboekSearch,
  useApp,
  useInfiniteQuery,
  useNavigate,
  useSearch,
} from '../src/index.ts';

const MENSEN = [
  { waarde: 'gebruiker:a', naam: 'Marieke Jansen' },
  { waarde: 'gebruiker:b', naam: 'Ilse van den Bovenkamp-Oosterhuis' },
  { waarde: 'partner:top-dossier', naam: 'TOP dossier' },
];
const VOORBEELDEN = [
  { wat: 'Aangemeld', waarover: null, bijzonderheden: [] },
  { wat: 'Leerlingen bekeken', waarover: null, bijzonderheden: ['leerlingen: 24', 'alleen één groep: ja'] },
  {
    wat: 'Leerlingen opgehaald',
    waarover: 'SWV Topdossier koppeling',
    bijzonderheden: [
      'leerlingen: 220',
      'velden: achternaam, voorvoegsel, roepnaam, geboortedatum, geslacht, jaargroep, groep, samengestelde_groepen',
      'bytes: 84213',
    ],
  },
];
const REGELS = Array.from({ length: 120 }, (_, index) => ({
  id: 120 - index,
  op: new Date(Date.UTC(2026, 10, 23, 15, 0) - index * 3_600_000).toISOString(),
  persoon: MENSEN[index % 3]?.waarde ?? '',
  wie: MENSEN[index % 3]?.naam ?? '',
  brin6: index % 3 === 0 ? null : '97QX00',
  ...(VOORBEELDEN[index % 3] ?? { wat: '', waarover: null, bijzonderheden: [] }),
}));

/** A logboek of three people, fifty rows at a time. */
export function Logboek() {
  const { id } = useApp();
  const search = parseLogboekSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const query = useInfiniteQuery({
    queryKey: ['logboek', search],
    queryFn: async ({ pageParam }) => {
      const mine = REGELS.filter(
        (regel) =>
          regel.id < pageParam &&
          (search.persoon === undefined || regel.persoon === search.persoon) &&
          (search.van === undefined || regel.op >= search.van) &&
          (search.tot === undefined || regel.op <= `${search.tot}T23:59:59Z`),
      );
      return { regels: mine.slice(0, 50), volgende: mine.length > 50 ? (mine[49]?.id ?? null) : null };
    },
    initialPageParam: Infinity,
    getNextPageParam: ({ volgende }) => volgende,
  });
  return (
    <>
      <PageTitle intro="Wie wat deed rond De Regenboog.">Logboek</PageTitle>
      <LogboekView
        search={search}
        onChoose={(choice) =>
          void navigate({ to: '.', search: choice as never, replace: true, resetScroll: false })
        }
        filters={{ personen: MENSEN, koppelingen: [{ waarde: 'k', naam: 'SWV Topdossier koppeling' }] }}
        query={query}
        csv="/logboek.csv"
        withVestiging={id === 'top-dossier'}
      />
    </>
  );
}
