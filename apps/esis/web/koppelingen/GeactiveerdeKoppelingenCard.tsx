import {
  Card,
  EmptyState,
  formatAantal,
  formatDatum,
  formatMoment,
  Item,
  ItemList,
  StatusBadge,
  WieIsAanZet,
} from '@koppelpunt/ui';
import { useMay } from '../vestigingen/useMay.ts';
import { BewaarkaartLink } from './BewaarkaartLink.tsx';
import { KoppelingLink } from './KoppelingLink.tsx';
import { isUAanZet, toStatus, type Koppeling } from './koppelingen.ts';
import { KoppelingTrack } from './KoppelingTrack.tsx';

type GeactiveerdeKoppelingenProps = {
  koppelingen: readonly Koppeling[];
  /** The reader can activate something in the list below. */
  canActivate: boolean;
};

export function GeactiveerdeKoppelingenCard({ koppelingen, canActivate }: GeactiveerdeKoppelingenProps) {
  const mayManage = useMay()('koppelingen beheren');
  return (
    <Card title="Geactiveerde koppelingen">
      {koppelingen.length === 0 ? (
        <EmptyState
          title={
            mayManage ? 'U hebt nog geen koppelingen geactiveerd' : 'Er is nog geen koppeling geactiveerd'
          }
        >
          {canActivate
            ? 'Open hieronder de lijst met beschikbare koppelingen en kies ‘Activeren’.'
            : 'Activeren doet een applicatiebeheerder die daarvoor een mandaat van het bestuur heeft.'}
        </EmptyState>
      ) : (
        <ItemList>
          {koppelingen.map((koppeling) => (
            <Item
              key={koppeling.id}
              title={koppeling.naam}
              status={<StatusBadge status={toStatus(koppeling)}>{koppeling.statusLabel}</StatusBadge>}
              meta={describeKoppeling(koppeling)}
              action={<KoppelingLink koppeling={koppeling} mayManage={mayManage} />}
            >
              <KoppelingTrack koppeling={koppeling} />
              <BewaarkaartLink koppelingId={koppeling.id} />
              <WieIsAanZet isU={mayManage && isUAanZet(koppeling)}>{koppeling.aanZet}</WieIsAanZet>
            </Item>
          ))}
        </ItemList>
      )}
    </Card>
  );
}

function describeKoppeling({ akkoord, laatsteUitwisseling }: Koppeling): string {
  const geactiveerd = `Akkoord op ${formatDatum(akkoord.op)} door ${akkoord.naam}`;
  if (!laatsteUitwisseling) return geactiveerd;
  const { op, aantalLeerlingen } = laatsteUitwisseling;
  return `${geactiveerd} · ${formatAantal(aantalLeerlingen)} leerlingen, laatst ${formatMoment(op)}`;
}
