import { StatusBadge } from '@koppelpunt/ui';
import { statusLooks, type VerzoekStatus } from './verzoek.ts';

export function VerzoekBadge({ status }: { status: VerzoekStatus }) {
  const look = statusLooks[status];
  return <StatusBadge status={look.status}>{look.word}</StatusBadge>;
}
