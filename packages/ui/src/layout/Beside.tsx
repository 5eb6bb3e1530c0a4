import type { ReactNode } from 'react';

type BesideProps = {
  /** Above the rest, at the left. */
  head: ReactNode;
  /** At the right, in sight while one scrolls; on a small screen between the two others. */
  aside: ReactNode;
  children: ReactNode;
};

/** A page in two columns. What stands at the side is read before what stands under it, also by a screen reader. */
export function Beside({ head, aside, children }: BesideProps) {
  return (
    <div className="kp-beside">
      <div className="kp-beside__head">{head}</div>
      <div className="kp-beside__aside">{aside}</div>
      <div className="kp-beside__body">{children}</div>
    </div>
  );
}
