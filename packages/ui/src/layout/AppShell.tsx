import { useLocation } from '@tanstack/react-router';
import { SkipLink } from '../design-system.ts';
import type { ReactNode } from 'react';
import { RouteLink } from '../actions/links.tsx';
import { useApp } from './app-context.ts';
import { Mark } from '../icons/Mark.tsx';
import { Footer } from './Footer.tsx';
import { LostActAlert } from './LostActAlert.tsx';
import { Menu, type MenuItem } from './Menu.tsx';
import { PrintHead } from './PrintHead.tsx';

export type AppShellProps = {
  /** Left out on the login screen. */
  menu?: readonly MenuItem[] | undefined;
  /** 'De Regenboog · 97QX00', 'SWV Noorderlicht', or a HeaderSelect for a user of more than one. */
  organisatie?: ReactNode;
  /** The same in words, for paper; default `organisatie` when that is text. */
  plek?: string | undefined;
  gebruiker?: { naam: string; rol?: string | undefined } | undefined;
  onLogout?: (() => void) | undefined;
  /** The link of the user's name; default '/account'. */
  accountTo?: string | undefined;
  /** The link of the mark; default '/'. */
  homeTo?: string | undefined;
  children: ReactNode;
};

export function AppShell({
  menu,
  organisatie,
  plek,
  gebruiker,
  onLogout,
  homeTo = '/',
  accountTo = '/account',
  children,
}: AppShellProps) {
  const { naam } = useApp();
  // The key of the menu, so that the menu is closed on every new page, also after Back in the browser.
  const { pathname } = useLocation();
  return (
    <div className="kp-shell">
      <SkipLink href="#inhoud" className="ams-visually-hidden">
        Naar de inhoud
      </SkipLink>
      <header className="kp-header">
        <RouteLink to={homeTo} className="kp-header__brand">
          <Mark size={34} />
          <span>{naam}</span>
        </RouteLink>
        {menu && menu.length > 0 && <Menu key={pathname} items={menu} pathname={pathname} />}
        {(organisatie || gebruiker) && (
          <div className="kp-header__who">
            {organisatie && <strong>{organisatie}</strong>}
            {gebruiker && (
              <span>
                <RouteLink to={accountTo} className="kp-header__account">
                  {[gebruiker.naam, gebruiker.rol].filter(Boolean).join(', ')}
                  <span className="ams-visually-hidden"> – Mijn account</span>
                </RouteLink>
              </span>
            )}
          </div>
        )}
        {onLogout && (
          <button type="button" className="kp-header-button kp-header-button--quiet" onClick={onLogout}>
            Uitloggen
          </button>
        )}
      </header>
      {gebruiker && (
        <PrintHead
          plek={plek ?? (typeof organisatie === 'string' ? organisatie : naam)}
          naam={gebruiker.naam}
        />
      )}
      <main id="inhoud" className="kp-main" tabIndex={-1}>
        {gebruiker && <LostActAlert />}
        {children}
      </main>
      <Footer />
    </div>
  );
}
