import { PageTitle, QueryView, useParams } from '@koppelpunt/ui';
import { BestaandAlert } from './BestaandAlert.tsx';
import { MailCard } from './MailCard.tsx';
import { useVerzoek } from './useVerzoeken.ts';
import { findStep } from './verzoek-step.ts';
import type { VerzoekDetail } from './verzoek.ts';
import { VerzoekBadge } from './VerzoekBadge.tsx';
import { VerzoekCard } from './VerzoekCard.tsx';
import { VerzoekStep } from './VerzoekStep.tsx';

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
            <BestaandAlert verzoek={verzoek} />
            <VerzoekCard verzoek={verzoek} />
            {/* The mail comes first when support must fill in what it did not say clearly. */}
            {findStep(verzoek) === 'aanvullen' && <MailCard verzoek={verzoek} />}
            <VerzoekStep verzoek={verzoek} />
            {findStep(verzoek) !== 'aanvullen' && <MailCard verzoek={verzoek} />}
          </>
        )}
      </QueryView>
    </>
  );
}

function formatTitle(verzoek: VerzoekDetail | undefined): string {
  return verzoek?.brin6 ? `Activeringsverzoek van ${verzoek.brin6}` : 'Activeringsverzoek';
}
