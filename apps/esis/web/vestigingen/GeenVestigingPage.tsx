import { Card, EmptyState, PageTitle, TextLink } from '@koppelpunt/ui';
import type { Vestiging } from './vestigingen.ts';

/** For a user without a school, or an address with a school of somebody else. */
export function GeenVestigingPage({ vestigingen }: { vestigingen: readonly Vestiging[] }) {
  return (
    <>
      <PageTitle>Deze school kunnen we niet tonen</PageTitle>
      <Card>
        {vestigingen.length === 0 ? (
          <EmptyState title="Uw account hoort nog bij geen school">
            Vraag de applicatiebeheerder van uw bestuur om u toegang te geven. Log daarna opnieuw in.
          </EmptyState>
        ) : (
          <>
            <p>U hebt geen toegang tot de school in dit adres. U kunt wel naar:</p>
            <ul>
              {vestigingen.map(({ brin6, naam }) => (
                <li key={brin6}>
                  <TextLink to="/" search={{ vestiging: brin6 }}>
                    {`${naam} · ${brin6}`}
                  </TextLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
    </>
  );
}
