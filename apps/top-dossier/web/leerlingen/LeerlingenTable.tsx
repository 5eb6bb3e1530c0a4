import { Table, type Column } from '@koppelpunt/ui';
import { formatGeboortedatum, formatGeslacht, formatJaargroep, type Leerling } from './leerling.ts';

const columns: readonly Column<Leerling>[] = [
  { header: 'Naam', cell: ({ naam }) => naam },
  { header: 'Groep', cell: ({ groep }) => groep ?? 'geen groep' },
  { header: 'Jaargroep', cell: ({ jaargroep }) => formatJaargroep(jaargroep) },
  { header: 'Geboortedatum', cell: formatGeboortedatum },
  { header: 'Geslacht', cell: formatGeslacht },
];

export function LeerlingenTable({ leerlingen }: { leerlingen: readonly Leerling[] }) {
  return (
    <Table caption="Leerlingen" isCaptionHidden columns={columns} rows={leerlingen} rowKey={({ id }) => id} />
  );
}
