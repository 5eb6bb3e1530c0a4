import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { statusLooks, type Status } from './status.ts';

/** The word may say more than the status: 'Wacht op TOP dossier', 'Gepauzeerd door de school'. */
export function StatusBadge({ status, children }: { status: Status; children?: ReactNode }) {
  const { icon, label } = statusLooks[status];
  return (
    <span className="kp-status" data-status={status}>
      <Icon name={icon} />
      <span className="kp-status__word">{children ?? label}</span>
    </span>
  );
}
