import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icons/Icon.tsx';

// Two apps share one TypeScript program, so the router's types cannot be registered for either: `to` is a plain path.
export type RouteTarget = { to: string; search?: Readonly<Record<string, unknown>> };

export function RouteLink({
  to,
  search,
  className,
  children,
  onClick,
}: RouteTarget & { className?: string; children: ReactNode; onClick?: () => void }) {
  return (
    <Link
      to={to as never}
      {...(search && { search: search as never })}
      {...(className && { className })}
      {...(onClick && { onClick })}
      activeOptions={{ exact: true, includeSearch: false }}
    >
      {children}
    </Link>
  );
}

export type LinkButtonProps = RouteTarget & {
  variant?: 'filled' | 'outlined' | 'plain' | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
  /** Runs before the link is followed, such as deleting a draft. */
  onClick?: () => void;
};

/** A link that looks like a button. For an action, use Button. */
export function LinkButton({ to, search, variant = 'outlined', icon, children, onClick }: LinkButtonProps) {
  const ams = { filled: 'primary', outlined: 'secondary', plain: 'tertiary' }[variant];
  return (
    <RouteLink
      to={to}
      {...(search && { search })}
      {...(onClick && { onClick })}
      className={`ams-button ams-button--${ams} kp-button kp-button--link`}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </RouteLink>
  );
}

export type TextLinkProps = { children: ReactNode } & (
  RouteTarget | { href: string; download?: boolean | string; newTab?: boolean }
);

/** A link in running text: `to` inside the app, `href` for a file or another site. */
export function TextLink(props: TextLinkProps) {
  if ('to' in props) {
    return (
      <RouteLink to={props.to} {...(props.search && { search: props.search })} className="ams-link">
        {props.children}
      </RouteLink>
    );
  }
  const { href, download, newTab = false, children } = props;
  return (
    <a
      className="ams-link"
      href={href}
      download={download}
      {...(newTab && { target: '_blank', rel: 'noreferrer' })}
    >
      {children}
      {newTab && <span className="ams-visually-hidden"> (opent in een nieuw tabblad)</span>}
    </a>
  );
}
