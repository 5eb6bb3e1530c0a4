import { PageTitle, QueryView, useParams } from '@koppelpunt/ui';
import { MailTekst } from './MailTekst.tsx';
import { useVerzoek } from './useVerzoeken.ts';
import { findStap } from './verzoek-stap.ts';
import type { VerzoekDetail } from './verzoek.ts';
import { VerzoekBadge } from './VerzoekBadge.tsx';
import { VerzoekGegevens } from './VerzoekGegevens.tsx';
import { VerzoekStap } from './VerzoekStap.tsx';

export function VerzoekPage() {
  const { verzoekId } = useParams({ strict: false }) as { verzoekId: string };
  const query = useVerzoek(verzoekId);
  return (
    <>
      <PageTitle
        breadcrumb={[{ label: 'Verzoeken', to: '/verzoeken' }]}
        aside={query.data && <VerzoekBadge status={query.data.status} />}
      >
        {formatTitle(query.data)}
      </PageTitle>
      <QueryView query={query}>
        {(verzoek) => (
          <>
            <VerzoekGegevens verzoek={verzoek} />
            {/* Who must fill in what the mail did not say clearly has to read the mail first. */}
            {findStap(verzoek) === 'aanvullen' && <MailTekst verzoek={verzoek} />}
            <VerzoekStap verzoek={verzoek} />
            {findStap(verzoek) !== 'aanvullen' && <MailTekst verzoek={verzoek} />}
          </>
        )}
      </QueryView>
    </>
  );
}

function formatTitle(verzoek: VerzoekDetail | undefined): string {
  const school = verzoek?.schoolnaam ?? verzoek?.brin6;
  return school ? `Activeringsverzoek van ${school}` : 'Activeringsverzoek';
}
