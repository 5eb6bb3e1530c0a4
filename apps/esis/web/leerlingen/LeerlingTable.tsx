import { formatDatum, Table } from '@koppelpunt/ui';
import { formatGeslacht, formatJaargroep } from './edexml-codes.ts';
import type { Leerling } from './useLeerlingen.ts';

export function LeerlingTable({ leerlingen }: { leerlingen: readonly Leerling[] }) {
  return (
    <Table
      caption="Leerlingen"
      isCaptionHidden
      rows={leerlingen}
      rowKey={({ key }) => key}
      columns={[
        { header: 'Naam', cell: ({ naam }) => naam },
        {
          header: 'Geboortedatum',
          cell: ({ geboortedatum }) => (geboortedatum ? formatDatum(geboortedatum) : 'onbekend'),
        },
        { header: 'Geslacht', cell: ({ geslacht }) => formatGeslacht(geslacht) },
        { header: 'Jaargroep', cell: ({ jaargroep }) => formatJaargroep(jaargroep) },
      ]}
    />
  );
}
