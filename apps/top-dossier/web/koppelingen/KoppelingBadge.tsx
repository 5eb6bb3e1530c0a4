import { StatusBadge } from '@koppelpunt/ui';
import { statusLooks, type Koppeling } from './koppeling.ts';

export function KoppelingBadge({ koppeling }: { koppeling: Koppeling }) {
  return <StatusBadge status={statusLooks[koppeling.status]}>{koppeling.statusLabel}</StatusBadge>;
}
