import {
  formatGeboortedatum,
  formatGeslacht,
  formatJaargroep,
  PagedTable,
  type Column,
} from '@koppelpunt/ui';
import type { Leerling } from './leerling.ts';

const columns: readonly Column<Leerling>[] = [
  { header: 'Naam', cell: ({ naam }) => naam },
  { header: 'Groep', cell: ({ groep }) => groep ?? 'geen groep' },
  { header: 'Jaargroep', cell: ({ jaargroep }) => formatJaargroep(jaargroep) },
  { header: 'Geboortedatum', cell: ({ geboortedatum }) => formatGeboortedatum(geboortedatum) },
  { header: 'Geslacht', cell: ({ geslacht }) => formatGeslacht(geslacht) },
];

export function LeerlingenTable({ leerlingen }: { leerlingen: readonly Leerling[] }) {
  return (
    <PagedTable
      caption="Leerlingen"
      isCaptionHidden
      columns={columns}
      rows={leerlingen}
      rowKey={({ id }) => id}
    />
  );
}
