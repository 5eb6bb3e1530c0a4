import { Navigate, Outlet, PageTitle, QueryView, Skeleton } from '@koppelpunt/ui';
import { may, useIk, worksAtSchool } from './aanmelden/useIk.ts';
import { RecentCodeProvider } from './koppelingen/RecentCode.tsx';
import { GeenVestigingPage } from './vestigingen/GeenVestigingPage.tsx';
import { useVestigingen, useVestigingInAddress, VestigingContext } from './vestigingen/vestigingen.ts';

/** Around every page that is about one school: which one, and what to say when there is none. */
export function VestigingProvider() {
  const { data } = useIk();
  const vestigingen = useVestigingen();
  const vestiging = useVestigingInAddress();
  // Staff of ESIS' supplier have no school, and one page.
  if (!worksAtSchool(data)) {
    return may(data, 'partners zien', '') ? (
      <Navigate to="/partners" replace />
    ) : (
      <GeenVestigingPage vestigingen={[]} />
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
              <RecentCodeProvider key={vestiging.brin6}>
                <Outlet />
              </RecentCodeProvider>
            </VestigingContext>
          ) : (
            <GeenVestigingPage vestigingen={all} />
          )
        }
      </QueryView>
    </>
  );
}
