import { Alert, Card, EmptyState, formatAantal, formatJaargroep, Table } from '@koppelpunt/ui';
import type { LeerlingenAntwoord } from './leerling.ts';

type Props = Pick<LeerlingenAntwoord, 'groepen' | 'samengesteldeGroepen'>;

/** The view for support (law R33): numbers per group, nothing about a child. */
export function GroepenView({ groepen, samengesteldeGroepen }: Props) {
  return (
    <>
      <Alert title="U ziet aantallen, geen namen">
        Support heeft voor haar werk geen namen van leerlingen nodig. De intern begeleider van de school ziet
        de leerlingen zelf.
      </Alert>
      <Card title="Groepen">
        {groepen.length === 0 ? (
          <EmptyState title="Er zijn nog geen groepen opgehaald">
            Ze komen mee met de eerste synchronisatie.
          </EmptyState>
        ) : (
          <Table
            caption="Groepen met hun aantal leerlingen"
            isCaptionHidden
            rows={groepen}
            rowKey={({ naam, jaargroep }) => `${naam} ${jaargroep}`}
            columns={[
              { header: 'Groep', cell: ({ naam }) => naam },
              { header: 'Jaargroep', cell: ({ jaargroep }) => formatJaargroep(jaargroep) },
              { header: 'Leerlingen', cell: ({ aantal }) => formatAantal(aantal), align: 'end' },
            ]}
          />
        )}
      </Card>
      {samengesteldeGroepen.length > 0 && (
        <Card title="Samengestelde groepen">
          <Table
            caption="Samengestelde groepen met hun aantal leerlingen"
            isCaptionHidden
            rows={samengesteldeGroepen}
            rowKey={({ naam }) => naam}
            columns={[
              { header: 'Samengestelde groep', cell: ({ naam }) => naam },
              { header: 'Leerlingen', cell: ({ aantal }) => formatAantal(aantal), align: 'end' },
            ]}
          />
        </Card>
      )}
    </>
  );
}
