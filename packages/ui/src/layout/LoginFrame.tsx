import type { ReactNode } from 'react';
import { useApp, type AppId } from './app-context.ts';
import { Mark } from '../icons/Mark.tsx';
import { Footer } from './Footer.tsx';
import { PageTitle } from './PageTitle.tsx';

const lines: Readonly<Record<AppId, string>> = {
  esis: 'De leerlingadministratie van uw school.',
  'top-dossier': 'De dossiers van uw samenwerkingsverband.',
};

/** A page for users who are not signed in, without AppShell. */
export function LoginFrame({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: string | undefined;
  children: ReactNode;
}) {
  const { id, naam } = useApp();
  return (
    <div className="kp-login">
      <header className="kp-login__brand">
        <p className="kp-login__name">
          <Mark size={48} />
          {naam}
        </p>
        <p className="kp-login__line">{lines[id]}</p>
        <div className="kp-login__chain">
          <Mark size={520} />
        </div>
      </header>
      <main className="kp-login__main" id="inhoud">
        <PageTitle {...(intro !== undefined && { intro })}>{title}</PageTitle>
        {children}
        <Footer />
      </main>
    </div>
  );
}
