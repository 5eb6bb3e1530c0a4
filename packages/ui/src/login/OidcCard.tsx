import { TextLink } from '../actions/links.tsx';
import { Card } from '../layout/Card.tsx';

/** A link, not a button: the browser leaves this site. */
export function OidcCard({ naam }: { naam: string }) {
  return (
    <Card title={`Inloggen met ${naam}`}>
      <p>Koppel uw account van de andere organisatie; daarna kunt u ook daarmee inloggen.</p>
      <p>
        <TextLink href="/api/account/oidc">Koppelen met {naam}</TextLink>
      </p>
    </Card>
  );
}
