import { findDag } from '@koppelpunt/platform';

/** `2026-2027`: a Dutch school year runs from 1 August to 31 July, in Dutch time. */
export function schooljaarOf(moment: Date): string {
  const [year = 0, month = 0] = findDag(moment).split('-').map(Number);
  const start = month >= 8 ? year : year - 1;
  return `${start}-${start + 1}`;
}
