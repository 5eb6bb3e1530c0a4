import { Heading } from '../design-system.ts';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useApp } from './app-context.ts';
import { Breadcrumb, type BreadcrumbStep } from './Breadcrumb.tsx';

export type PageTitleProps = {
  children: string;
  /** The path to this page, without the page itself. */
  breadcrumb?: readonly BreadcrumbStep[] | undefined;
  /** Right of the title, usually a StatusBadge. */
  aside?: ReactNode;
  /** One sentence under the title that says what the page is for. */
  intro?: ReactNode;
};

// After a page load the focus stays at the top; only a step inside the app moves it to the heading.
let last: { pathname: string; heading: HTMLElement | null } | undefined;

/** Once per page: the h1, the title of the tab, and the element that takes focus after a navigation. */
export function PageTitle({ children, breadcrumb, aside, intro }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { naam } = useApp();
  const { pathname } = useLocation();

  useEffect(() => {
    document.title = `${children} – ${naam}`;
  }, [children, naam]);

  useEffect(() => {
    const isNewPath = last !== undefined && last.pathname !== pathname;
    // The old page gets the new path before it is removed, and the focus is lost with it.
    const isLost =
      last !== undefined && last.heading !== heading.current && document.activeElement === document.body;
    if (isNewPath || isLost) heading.current?.focus({ preventScroll: true });
    last = { pathname, heading: heading.current };
  }, [pathname]);

  return (
    <header className="kp-page-title">
      {breadcrumb && breadcrumb.length > 0 && <Breadcrumb steps={breadcrumb} />}
      <div className="kp-page-title__row">
        <Heading level={1} ref={heading} tabIndex={-1}>
          {children}
        </Heading>
        {aside}
      </div>
      {intro && <p className="kp-page-title__intro">{intro}</p>}
    </header>
  );
}
