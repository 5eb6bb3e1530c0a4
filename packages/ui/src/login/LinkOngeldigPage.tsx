import type { ReactNode } from 'react';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { LinkButton } from '../actions/links.tsx';
import { ApiProblem } from '../api/api-problem.ts';
import { Card } from '../layout/Card.tsx';
import { LoginFrame } from '../layout/LoginFrame.tsx';

/** A link of a mail that was used or is too old: trying it again helps nobody. */
export const isLinkOngeldig = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'LINK_ONGELDIG';

/** The advice; `children` stand above the way back to signing in. */
export function LinkOngeldigPage({ children, button }: { children: ReactNode; button?: ReactNode }) {
  return (
    <LoginFrame title="Deze link werkt niet meer">
      <Card>
        {children}
        <ButtonRow>
          {button}
          <LinkButton to="/aanmelden" variant={button === undefined ? 'filled' : 'plain'}>
            Naar inloggen
          </LinkButton>
        </ButtonRow>
      </Card>
    </LoginFrame>
  );
}
