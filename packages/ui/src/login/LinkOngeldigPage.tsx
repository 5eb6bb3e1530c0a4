import type { ReactNode } from 'react';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { LinkButton } from '../actions/links.tsx';
import { ApiProblem } from '../api/api-problem.ts';
import { Card } from '../layout/Card.tsx';
import { LoginFrame } from '../layout/LoginFrame.tsx';

/** The link of a mail was used or is too old; a retry does not help. */
export const isLinkOngeldig = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'LINK_ONGELDIG';

/** Explains in `children` what helps instead, above the link to signing in. */
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
