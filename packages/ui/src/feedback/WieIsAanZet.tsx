import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';

/** Under every status: one sentence that says who acts next. `isU`: the reader does, so it stands out. */
export function WieIsAanZet({ isU = false, children }: { isU?: boolean; children: ReactNode }) {
  return (
    <p className="kp-aan-zet" data-u={isU || undefined}>
      <Icon name={isU ? 'arrow' : 'person'} />
      <span>
        <strong>Wie is aan zet?</strong> {children}
      </span>
    </p>
  );
}
