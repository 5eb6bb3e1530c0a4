import { Hidden, Item, LinkButton, WieIsAanZet } from '@koppelpunt/ui';
import { formatAanZet, formatOntvangst, formatSchool, type Verzoek } from './verzoek.ts';
import { VerzoekBadge } from './VerzoekBadge.tsx';

export function VerzoekItem({ verzoek }: { verzoek: Verzoek }) {
  const school = formatSchool(verzoek);
  const aanZet = formatAanZet(verzoek);
  return (
    <Item
      title={school}
      status={<VerzoekBadge status={verzoek.status} />}
      meta={`Ontvangen ${formatOntvangst(verzoek)}`}
      action={
        <LinkButton to={`/verzoeken/${verzoek.id}`}>
          Openen<Hidden> van het verzoek van {school}</Hidden>
        </LinkButton>
      }
    >
      {verzoek.status === 'onleesbaar' && verzoek.reden && <p>{verzoek.reden}</p>}
      {verzoek.status === 'in-behandeling' && (
        <p>Support is hieraan begonnen. Open het verzoek om het af te maken.</p>
      )}
      {aanZet && <WieIsAanZet isU>{aanZet}</WieIsAanZet>}
    </Item>
  );
}
