import { formatDatum, Table } from '@koppelpunt/ui';
import type { Leerling } from './useLeerlingen.ts';

/** The codes of EDEXML. */
const geslachten: Readonly<Record<number, string>> = {
  0: 'onbekend',
  1: 'man',
  2: 'vrouw',
  9: 'niet opgegeven',
};

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
        { header: 'Geslacht', cell: ({ geslacht }) => geslachten[geslacht ?? 0] ?? 'onbekend' },
        { header: 'Jaargroep', cell: ({ jaargroep }) => jaargroep ?? 'onbekend' },
      ]}
    />
  );
}
