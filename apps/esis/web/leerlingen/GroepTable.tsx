import { EmptyState, formatAantal, formatJaargroep, Muted, Table, TextLink } from '@koppelpunt/ui';
import type { Groep } from './useLeerlingen.ts';

type GroepTableProps = { groepen: readonly Groep[]; schooljaar: string | undefined };

export function GroepTable({ groepen, schooljaar }: GroepTableProps) {
  if (groepen.length === 0) {
    return (
      <EmptyState title="Er zijn nog geen groepen">
        Lees hieronder een EDEXML-bestand in. Daar staan de groepen en leerlingen van uw school in.
      </EmptyState>
    );
  }
  return (
    <>
      <Muted>Kies een groep om de leerlingen te zien.</Muted>
      <Table
        caption="Groepen"
        isCaptionHidden
        rows={groepen}
        rowKey={({ key }) => key}
        columns={[
          {
            header: 'Groep',
            cell: ({ key, naam }) => (
              <TextLink to="/leerlingen" search={{ groep: key, ...(schooljaar && { schooljaar }) }}>
                {naam}
              </TextLink>
            ),
          },
          { header: 'Jaargroep', cell: ({ jaargroep }) => formatJaargroep(jaargroep) },
          { header: 'Leerlingen', cell: ({ aantal }) => formatAantal(aantal), align: 'end' },
        ]}
      />
    </>
  );
}
