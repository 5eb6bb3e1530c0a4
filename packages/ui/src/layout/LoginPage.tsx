import type { ReactNode } from 'react';
import { LoginForm, type LoginFormProps } from '../forms/LoginForm.tsx';
import { Card } from './Card.tsx';
import { LoginFrame } from './LoginFrame.tsx';

/** The first step of signing in. `children` come under the form, such as other ways to sign in; `above` over it. */
export function LoginPage({
  above,
  children,
  ...form
}: LoginFormProps & { above?: ReactNode; children?: ReactNode }) {
  return (
    <LoginFrame title="Inloggen">
      {above}
      <Card>
        <LoginForm {...form} />
      </Card>
      {children}
    </LoginFrame>
  );
}
