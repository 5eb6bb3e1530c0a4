import {
  ButtonRow,
  Card,
  EmptyState,
  formatTelling,
  LinkButton,
  PageTitle,
  QueryView,
  Skeleton,
} from '@koppelpunt/ui';
import { LeerlingTable } from './LeerlingTable.tsx';
import { useLeerlingen } from './useLeerlingen.ts';

type GroepPageProps = { groepKey: string; schooljaar: string | undefined };

export function GroepPage({ groepKey, schooljaar }: GroepPageProps) {
  const leerlingen = useLeerlingen(groepKey, schooljaar);
  const groep = leerlingen.data?.groepen.find(({ key }) => key === groepKey);
  return (
    <>
      <PageTitle
        breadcrumb={[
          { label: 'Menu' },
          { label: 'Leerlingen', to: '/leerlingen' },
          { label: groep?.naam ?? 'Groep' },
        ]}
        // Keeps the line free, so that the table does not move when the number is known.
        intro={
          groep
            ? `${formatTelling(groep.aantal, 'leerling', 'leerlingen')}, schooljaar ${leerlingen.data?.schooljaar ?? ''}.`
            : '\u00a0'
        }
      >
        {groep ? `Groep ${groep.naam}` : 'Groep'}
      </PageTitle>
      <Card>
        <QueryView query={leerlingen} pending={<Skeleton lines={20} table />}>
          {(data) =>
            data.leerlingen.length > 0 ? (
              <LeerlingTable leerlingen={data.leerlingen} schooljaar={schooljaar} />
            ) : (
              <EmptyState
                title={groep ? 'In deze groep zitten geen leerlingen' : 'Deze groep is er niet meer'}
              >
                Misschien is er intussen een nieuw EDEXML-bestand ingelezen.
              </EmptyState>
            )
          }
        </QueryView>
        <ButtonRow>
          <LinkButton to="/leerlingen" search={schooljaar ? { schooljaar } : {}}>
            Alle groepen
          </LinkButton>
        </ButtonRow>
      </Card>
    </>
  );
}
