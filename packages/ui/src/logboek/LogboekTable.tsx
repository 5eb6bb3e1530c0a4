import { Table } from '../data/Table.tsx';
import { formatMoment } from '../format/format.ts';
import type { LogboekRegel } from './logboek.ts';

/** `withVestiging` adds a column, for users who see more than one vestiging. */
export function LogboekTable({
  regels,
  withVestiging,
}: {
  regels: readonly LogboekRegel[];
  withVestiging: boolean;
}) {
  return (
    <Table
      caption="Het logboek, de nieuwste regel eerst"
      isCaptionHidden
      rows={regels}
      rowKey={({ id }) => String(id)}
      columns={[
        { header: 'Wanneer', cell: ({ op }) => formatMoment(op) },
        { header: 'Wie', cell: ({ wie }) => wie },
        { header: 'Wat', cell: (regel) => <Wat regel={regel} /> },
        { header: 'Waarover', cell: ({ waarover }) => waarover ?? '–' },
        ...(withVestiging ? [{ header: 'Vestiging', cell: ({ brin6 }: LogboekRegel) => brin6 ?? '–' }] : []),
      ]}
    />
  );
}

function Wat({ regel: { wat, bijzonderheden } }: { regel: LogboekRegel }) {
  return (
    <span className="kp-logboek-wat">
      {wat}
      {bijzonderheden.length > 0 && <span className="kp-secondary">{bijzonderheden.join(' · ')}</span>}
    </span>
  );
}
