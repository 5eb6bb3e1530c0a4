import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';

/** One sentence under a status that says who acts next. `isU`: the reader acts, so the sentence stands out. */
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
