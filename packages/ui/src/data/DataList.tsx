import { DescriptionList } from '../design-system.ts';
import type { ReactNode } from 'react';

export type DataRow = { label: string; value: ReactNode };

/** Label and value, row by row. Below 32rem of room the value stands under its label. */
export function DataList({ rows }: { rows: readonly DataRow[] }) {
  return (
    <DescriptionList termsWidth="narrow" className="kp-data-list">
      {rows.map(({ label, value }) => (
        <DescriptionList.Section key={label}>
          <DescriptionList.Term>{label}</DescriptionList.Term>
          <DescriptionList.Description>{value}</DescriptionList.Description>
        </DescriptionList.Section>
      ))}
    </DescriptionList>
  );
}
