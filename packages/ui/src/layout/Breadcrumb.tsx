import { Breadcrumb as AmsBreadcrumb } from '../design-system.ts';
import { RouteLink } from '../actions/links.tsx';

/** Without `to` it is only a place in the menu, such as 'Instellen'. */
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
