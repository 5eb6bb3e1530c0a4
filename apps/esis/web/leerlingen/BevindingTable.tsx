import { formatAantal, formatTelling, Muted, SubHeading, Table } from '@koppelpunt/ui';
import type { Bevinding } from './edexml.ts';

type BevindingTableProps = { caption: string; bevindingen: readonly Bevinding[]; aantal: number };

/** Shows line and column, so that a supplier's helpdesk finds the place. The server leaves out names of pupils. */
export function BevindingTable({ caption, bevindingen, aantal }: BevindingTableProps) {
  // A refused file can have errors and warnings; then each row says which it is.
  const isMixed = new Set(bevindingen.map(({ severity }) => severity)).size > 1;
  const rows = bevindingen.map((bevinding, index) => ({ ...bevinding, index }));
  return (
    <>
      <Table
        caption={caption}
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={[
          { header: 'Regel', cell: ({ line }) => line },
          { header: 'Kolom', cell: ({ column }) => column },
          {
            header: 'Melding',
            cell: ({ melding, path, code, severity }) => (
              <>
                {isMixed && (severity === 'error' ? 'Fout: ' : 'Waarschuwing: ')}
                {melding}
                <Muted>{`${path} · ${code}`}</Muted>
              </>
            ),
          },
        ]}
      />
      {aantal > bevindingen.length && (
        <Muted>
          U ziet de eerste {formatAantal(bevindingen.length)} van {formatAantal(aantal)}.
        </Muted>
      )}
    </>
  );
}

type WaarschuwingenProps = { waarschuwingen: readonly Bevinding[]; aantal: number };

/** What is odd in a file that is read in all the same, and what stays out of it; nothing when all is well. */
export function Waarschuwingen({ waarschuwingen, aantal }: WaarschuwingenProps) {
  if (aantal === 0) return null;
  const hasErrors = waarschuwingen.some(({ severity }) => severity === 'error');
  return (
    <>
      <SubHeading>{hasErrors ? 'Fouten en waarschuwingen' : 'Waarschuwingen'}</SubHeading>
      <BevindingTable
        caption={
          hasErrors
            ? formatTelling(aantal, 'bevinding', 'bevindingen')
            : formatTelling(aantal, 'waarschuwing', 'waarschuwingen')
        }
        bevindingen={waarschuwingen}
        aantal={aantal}
      />
    </>
  );
}
