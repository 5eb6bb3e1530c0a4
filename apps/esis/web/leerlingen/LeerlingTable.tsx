import { Card, EmptyState, formatDatum, formatTelling, Skeleton, Table } from '@koppelpunt/ui';
import type { Groep, Leerling } from './useLeerlingen.ts';

/** The codes of EDEXML. */
const geslachten: Readonly<Record<number, string>> = {
  0: 'onbekend',
  1: 'man',
  2: 'vrouw',
  9: 'niet opgegeven',
};

type LeerlingTableProps = { groep: Groep; leerlingen: readonly Leerling[] | undefined };

export function LeerlingTable({ groep, leerlingen }: LeerlingTableProps) {
  return (
    <Card title={`Groep ${groep.naam}`}>
      {leerlingen === undefined ? (
        <Skeleton lines={Math.max(3, groep.aantal)} table />
      ) : leerlingen.length === 0 ? (
        <EmptyState title="In deze groep zitten geen leerlingen" />
      ) : (
        <Table
          caption={formatTelling(leerlingen.length, 'leerling', 'leerlingen')}
          rows={leerlingen}
          rowKey={({ key }) => key}
          columns={[
            { header: 'Naam', cell: ({ naam }) => naam },
            {
              header: 'Geboortedatum',
              cell: ({ geboortedatum }) => (geboortedatum ? formatDatum(geboortedatum) : 'onbekend'),
            },
            { header: 'Geslacht', cell: ({ geslacht }) => geslachten[geslacht ?? 0] ?? 'onbekend' },
            { header: 'Jaargroep', cell: ({ jaargroep }) => jaargroep ?? 'onbekend' },
          ]}
        />
      )}
    </Card>
  );
}
