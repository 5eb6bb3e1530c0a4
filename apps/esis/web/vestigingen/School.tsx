import { Navigate, Outlet, PageTitle, QueryView, Skeleton } from '@koppelpunt/ui';
import { mag, useIk, werktOpSchool } from '../aanmelden/useIk.ts';
import { VerseCodeProvider } from '../koppelingen/verse-code.tsx';
import { GeenVestiging } from './GeenVestiging.tsx';
import { useVestigingen, useVestigingInAdres, VestigingContext } from './vestigingen.ts';

/** Around every page that is about one school: which one, and what to say when there is none. */
export function School() {
  const { data } = useIk();
  const vestigingen = useVestigingen();
  const vestiging = useVestigingInAdres();
  // Who works for ESIS' supplier has no school, and one page.
  if (!werktOpSchool(data)) {
    return mag(data, 'partners zien', '') ? (
      <Navigate to="/partners" replace />
    ) : (
      <GeenVestiging vestigingen={[]} />
    );
  }
  return (
    <>
      {vestigingen.isError && vestigingen.data === undefined && (
        <PageTitle>We kunnen ESIS nu niet tonen</PageTitle>
      )}
      <QueryView query={vestigingen} pending={<Skeleton lines={6} />}>
        {({ vestigingen: all }) =>
          vestiging ? (
            <VestigingContext value={vestiging}>
              {/* Another school: other pages, nothing carried over. */}
              <VerseCodeProvider key={vestiging.brin6}>
                <Outlet />
              </VerseCodeProvider>
            </VestigingContext>
          ) : (
            <GeenVestiging vestigingen={all} />
          )
        }
      </QueryView>
    </>
  );
}
