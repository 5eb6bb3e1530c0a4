import { Breadcrumb as AmsBreadcrumb } from '../design-system.ts';
import { RouteLink } from '../actions/links.tsx';

/** A step without `to` is a group of the menu, such as 'Instellen', and no link. */
export type BreadcrumbStep = { label: string; to?: string };

export function Breadcrumb({ steps }: { steps: readonly BreadcrumbStep[] }) {
  return (
    <AmsBreadcrumb>
      {steps.map(({ label, to }) => (
        <li key={label} className="ams-breadcrumb__item">
          {to ? (
            <RouteLink to={to} className="ams-breadcrumb__link">
              {label}
            </RouteLink>
          ) : (
            <span className="kp-secondary">{label}</span>
          )}
        </li>
      ))}
    </AmsBreadcrumb>
  );
}
