import { Navigate, Outlet, PageTitle, QueryView, Skeleton } from '@koppelpunt/ui';
import { may, useIk, worksAtSchool } from './aanmelden/useIk.ts';
import { RecentCodeProvider } from './koppelingen/RecentCode.tsx';
import { GeenVestigingPage } from './vestigingen/GeenVestigingPage.tsx';
import { useVestigingen, useVestigingInAddress, VestigingContext } from './vestigingen/vestigingen.ts';

/** Around every page of one school: gives the chosen school, or says that there is none. */
export function VestigingProvider() {
  const { data } = useIk();
  const vestigingen = useVestigingen();
  const vestiging = useVestigingInAddress();
  // A user of ESIS' supplier has no school, and one page.
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
              {/* The key makes another school start anew, without the code of the previous one. */}
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
