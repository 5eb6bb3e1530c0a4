import { Heading } from '../design-system.ts';
import type { ReactNode } from 'react';

export type ItemProps = {
  title: string;
  headingLevel?: 3 | 4 | undefined;
  status?: ReactNode;
  /** One quiet line: 'Laatst uitgewisseld vandaag om 03:12 · 221 leerlingen'. */
  meta?: ReactNode;
  /** The button or link at the right. */
  action?: ReactNode;
  /** WieIsAanZet and the like. */
  children?: ReactNode;
};

/** Items with a line between them; each an `Item`. */
export function ItemList({ children }: { children: ReactNode }) {
  return <ul className="kp-items">{children}</ul>;
}

export function Item({ title, headingLevel = 3, status, meta, action, children }: ItemProps) {
  return (
    <li className="kp-item">
      <div className="kp-item__main">
        <div className="kp-item__title">
          <Heading level={headingLevel} size="level-4">
            {title}
          </Heading>
          {status}
        </div>
        {meta && <p className="kp-secondary kp-item__meta">{meta}</p>}
      </div>
      {action && <div className="kp-item__action">{action}</div>}
      {children && <div className="kp-item__more kp-stack kp-stack--small">{children}</div>}
    </li>
  );
}
