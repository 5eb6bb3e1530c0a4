import {
  Card,
  DataList,
  formatGeboortedatum,
  formatGeslacht,
  formatJaargroep,
  PageTitle,
  QueryView,
  Skeleton,
  StatusBadge,
  type DataRow,
} from '@koppelpunt/ui';
import { NietUitwisselenCard } from './NietUitwisselenCard.tsx';
import { useLeerling, type LeerlingDetail } from './useLeerling.ts';

type LeerlingPageProps = {
  leerlingId: string;
  groepKey: string | undefined;
  schooljaar: string | undefined;
};

/** One pupil: what ESIS knows, and whether it goes along with the koppelingen. */
export function LeerlingPage({ leerlingId, groepKey, schooljaar }: LeerlingPageProps) {
  const leerling = useLeerling(leerlingId);
  const search = schooljaar ? { schooljaar } : {};
  return (
    <>
      <PageTitle
        breadcrumb={[
          { label: 'Menu' },
          { label: 'Leerlingen', to: '/leerlingen', search },
          ...(groepKey === undefined
            ? []
            : [
                {
                  label: leerling.data?.groep ? `Groep ${leerling.data.groep}` : 'Groep',
                  to: '/leerlingen',
                  search: { ...search, groep: groepKey },
                },
              ]),
          { label: leerling.data?.naam ?? 'Leerling' },
        ]}
        {...(leerling.data?.nietUitwisselen && {
          aside: <StatusBadge status="gepauzeerd">Gaat niet mee</StatusBadge>,
        })}
        intro={leerling.data ? describeLeerling(leerling.data) : '\u00a0'}
      >
        {leerling.data?.naam ?? 'Leerling'}
      </PageTitle>
      <QueryView
        query={leerling}
        pending={
          <Card title="Uitwisselen">
            <Skeleton lines={8} />
          </Card>
        }
      >
        {(data) => (
          <>
            <NietUitwisselenCard leerlingId={leerlingId} leerling={data} />
            <Card title="Gegevens in ESIS">
              <DataList rows={listRows(data)} />
            </Card>
          </>
        )}
      </QueryView>
    </>
  );
}

const describeLeerling = ({ groep, schooljaar }: LeerlingDetail): string =>
  `${groep ? `Groep ${groep}` : 'Zonder groep'}, schooljaar ${schooljaar}.`;

const listRows = (leerling: LeerlingDetail): DataRow[] => [
  { label: 'Geboortedatum', value: formatGeboortedatum(leerling.geboortedatum) },
  { label: 'Geslacht', value: formatGeslacht(leerling.geslacht) },
  { label: 'Jaargroep', value: formatJaargroep(leerling.jaargroep) },
  { label: 'Nummer binnen ESIS', value: leerling.key },
];
