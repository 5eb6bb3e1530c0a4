import { formatGeboortedatum, PagedTable } from '@koppelpunt/ui';
import { formatGeslacht, formatJaargroep } from './edexml-codes.ts';
import type { Groep, Leerling } from './useLeerlingen.ts';

type LeerlingTableProps = {
  leerlingen: readonly Leerling[];
  /** For a list of more than one group: each pupil's group is named. */
  groepen?: readonly Groep[] | undefined;
};

export function LeerlingTable({ leerlingen, groepen }: LeerlingTableProps) {
  const nameGroep = ({ groep }: Leerling) => groepen?.find(({ key }) => key === groep)?.naam ?? 'geen groep';
  return (
    <PagedTable
      caption="Leerlingen"
      isCaptionHidden
      rows={leerlingen}
      rowKey={({ key }) => key}
      columns={[
        { header: 'Naam', cell: ({ naam }) => naam },
        ...(groepen ? [{ header: 'Groep', cell: nameGroep }] : []),
        {
          header: 'Geboortedatum',
          cell: ({ geboortedatum }) => formatGeboortedatum(geboortedatum),
        },
        { header: 'Geslacht', cell: ({ geslacht }) => formatGeslacht(geslacht) },
        { header: 'Jaargroep', cell: ({ jaargroep }) => formatJaargroep(jaargroep) },
      ]}
    />
  );
}
