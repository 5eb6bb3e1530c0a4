import type { ReactNode } from 'react';
import { useApp, type AppId } from '../app/app-context.ts';
import { LoginForm, type LoginFormProps } from '../forms/LoginForm.tsx';
import { Mark } from '../icons/Mark.tsx';
import { Card } from './Card.tsx';
import { PageTitle } from './PageTitle.tsx';

const lines: Readonly<Record<AppId, string>> = {
  esis: 'De leerlingadministratie van uw school.',
  'top-dossier': 'De dossiers van uw samenwerkingsverband.',
};

/** The whole login screen, without AppShell around it. `children`: under the form, such as the demo's accounts. */
export function LoginPage({ children, ...form }: LoginFormProps & { children?: ReactNode }) {
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
        <PageTitle>Inloggen</PageTitle>
        <Card>
          <LoginForm {...form} />
        </Card>
        {children}
      </main>
    </div>
  );
}
