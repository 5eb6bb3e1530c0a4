import { Breadcrumb as AmsBreadcrumb } from '../design-system.ts';
import { RouteLink } from '../actions/links.tsx';

/** A step without `to` is a group of the menu, such as 'Instellen', and no link. */
export type BreadcrumbStep = { label: string; to?: string; search?: Readonly<Record<string, unknown>> };

export function Breadcrumb({ steps }: { steps: readonly BreadcrumbStep[] }) {
  return (
    <AmsBreadcrumb>
      {steps.map(({ label, to, search }) => (
        <li key={label} className="ams-breadcrumb__item">
          {to ? (
            <RouteLink to={to} {...(search && { search })} className="ams-breadcrumb__link">
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
