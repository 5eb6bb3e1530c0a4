import {
  formatGeboortedatum,
  formatGeslacht,
  formatJaargroep,
  PagedTable,
  StatusBadge,
  TextLink,
} from '@koppelpunt/ui';
import type { Groep, Leerling } from './useLeerlingen.ts';

type LeerlingTableProps = {
  leerlingen: readonly Leerling[];
  schooljaar: string | undefined;
  /** For a list of more than one group: each pupil's group is named. */
  groepen?: readonly Groep[] | undefined;
};

export function LeerlingTable({ leerlingen, schooljaar, groepen }: LeerlingTableProps) {
  const nameGroep = ({ groep }: Leerling) => groepen?.find(({ key }) => key === groep)?.naam ?? 'geen groep';
  return (
    <PagedTable
      caption="Leerlingen"
      isCaptionHidden
      rows={leerlingen}
      rowKey={({ key }) => key}
      columns={[
        { header: 'Naam', cell: (leerling) => <Naam leerling={leerling} schooljaar={schooljaar} /> },
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

function Naam({ leerling, schooljaar }: { leerling: Leerling; schooljaar: string | undefined }) {
  const { id, naam, groep, nietUitwisselen } = leerling;
  const search = { leerling: id, ...(groep !== null && { groep }), ...(schooljaar && { schooljaar }) };
  return (
    <>
      <TextLink to="/leerlingen" search={search}>
        {naam}
      </TextLink>
      {nietUitwisselen && (
        <>
          {' '}
          <StatusBadge status="gepauzeerd">Gaat niet mee</StatusBadge>
        </>
      )}
    </>
  );
}
