import type { ReactNode } from 'react';
import { LoginForm, type LoginFormProps } from '../forms/LoginForm.tsx';
import { Card } from './Card.tsx';
import { LoginFrame } from './LoginFrame.tsx';

/** The first step of signing in. `children`: under the form, such as other ways to get in. */
export function LoginPage({ children, ...form }: LoginFormProps & { children?: ReactNode }) {
  return (
    <LoginFrame title="Inloggen">
      <Card>
        <LoginForm {...form} />
      </Card>
      {children}
    </LoginFrame>
  );
}
