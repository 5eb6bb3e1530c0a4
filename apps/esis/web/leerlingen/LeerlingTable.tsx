import { formatDatum, StatusBadge, Table, TextLink } from '@koppelpunt/ui';
import { formatGeslacht, formatJaargroep } from './edexml-codes.ts';
import type { Leerling } from './useLeerlingen.ts';

type LeerlingTableProps = {
  leerlingen: readonly Leerling[];
  groepKey: string;
  schooljaar: string | undefined;
};

export function LeerlingTable({ leerlingen, groepKey, schooljaar }: LeerlingTableProps) {
  return (
    <Table
      caption="Leerlingen"
      isCaptionHidden
      rows={leerlingen}
      rowKey={({ key }) => key}
      columns={[
        {
          header: 'Naam',
          cell: ({ id, naam, nietUitwisselen }) => (
            <>
              <TextLink
                to="/leerlingen"
                search={{ groep: groepKey, leerling: id, ...(schooljaar && { schooljaar }) }}
              >
                {naam}
              </TextLink>
              {nietUitwisselen && (
                <>
                  {' '}
                  <StatusBadge status="gepauzeerd">Gaat niet mee</StatusBadge>
                </>
              )}
            </>
          ),
        },
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
