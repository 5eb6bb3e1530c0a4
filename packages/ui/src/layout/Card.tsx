import { Heading } from '../design-system.ts';
import { useId, type ReactNode } from 'react';

export type CardProps = {
  title?: string | undefined;
  /** 2 under the page title; 3 inside another card. */
  level?: 2 | 3 | undefined;
  /** Right of the title: a status, an outlined button. */
  aside?: ReactNode;
  /** narrow: 36rem, for forms and login. */
  width?: 'full' | 'narrow' | undefined;
  children: ReactNode;
};

export function Card({ title, level = 2, aside, width = 'full', children }: CardProps) {
  const id = useId();
  return (
    <section className={`kp-card kp-card--${width}`} aria-labelledby={title ? id : undefined}>
      {(title || aside) && (
        <div className="kp-card__head">
          {title && (
            <Heading level={level} id={id} size={level === 2 ? 'level-2' : 'level-3'}>
              {title}
            </Heading>
          )}
          {aside}
        </div>
      )}
      <div className="kp-card__body kp-stack">{children}</div>
    </section>
  );
}
