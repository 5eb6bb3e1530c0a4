import { formatMoment, formatTelling } from '../format/format.ts';
import { Muted } from '../layout/Text.tsx';

export type HerhalingProps = {
  /** How often it happened in a row, the first time included. */
  aantal: number;
  /** When last; null when it happened once. */
  laatstOp: string | null;
};

/** Under a line of a list: how often the same came after it, and when last. */
export function Herhaling({ aantal, laatstOp }: HerhalingProps) {
  if (laatstOp === null) return null;
  return (
    <Muted>
      en daarna nog {formatTelling(aantal - 1, 'keer', 'keer')}; het laatst {formatMoment(laatstOp)}
    </Muted>
  );
}
