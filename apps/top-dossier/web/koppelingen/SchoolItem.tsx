import { Hidden, Item, LinkButton, WieIsAanZet } from '@koppelpunt/ui';
import { formatSchoolnaam, formatStand, type Koppeling } from './koppeling.ts';
import { KoppelingBadge } from './KoppelingBadge.tsx';

export function SchoolItem({ koppeling }: { koppeling: Koppeling }) {
  const naam = formatSchoolnaam(koppeling);
  return (
    <Item
      title={koppeling.schoolnaam ? `${koppeling.schoolnaam} · ${koppeling.brin6}` : naam}
      status={<KoppelingBadge koppeling={koppeling} />}
      meta={formatStand(koppeling)}
      action={
        <LinkButton to={`/scholen/${koppeling.id}`}>
          Bekijken<Hidden> van {naam}</Hidden>
        </LinkButton>
      }
    >
      <WieIsAanZet isU={koppeling.isSupportAanZet}>{koppeling.aanZet}</WieIsAanZet>
    </Item>
  );
}
