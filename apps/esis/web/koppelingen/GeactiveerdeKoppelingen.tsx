import {
  Card,
  EmptyState,
  formatAantal,
  formatDatum,
  formatMoment,
  Item,
  ItemList,
  LinkButton,
  StatusBadge,
  WieIsAanZet,
} from '@koppelpunt/ui';
import { useMag } from '../aanmelden/useMag.ts';
import { isUAanZet, koppelingPath, toStatus, type Koppeling } from './koppelingen.ts';

type GeactiveerdeKoppelingenProps = {
  koppelingen: readonly Koppeling[];
  /** Something in the list below can be activated by the reader. */
  kanActiveren: boolean;
};

export function GeactiveerdeKoppelingen({ koppelingen, kanActiveren }: GeactiveerdeKoppelingenProps) {
  const magBeheren = useMag()('koppelingen beheren');
  return (
    <Card title="Geactiveerde koppelingen">
      {koppelingen.length === 0 ? (
        <EmptyState
          title={
            magBeheren ? 'U hebt nog geen koppelingen geactiveerd' : 'Er is nog geen koppeling geactiveerd'
          }
        >
          {kanActiveren
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
              action={
                <LinkButton to={koppelingPath(koppeling.id)}>
                  {magBeheren ? 'Beheren' : 'Bekijken'}
                </LinkButton>
              }
            >
              <WieIsAanZet isU={magBeheren && isUAanZet(koppeling)}>{koppeling.aanZet}</WieIsAanZet>
            </Item>
          ))}
        </ItemList>
      )}
    </Card>
  );
}

function describeKoppeling({ geactiveerdOp, geactiveerdDoor, laatsteUitwisseling }: Koppeling): string {
  const geactiveerd = `Geactiveerd op ${formatDatum(geactiveerdOp)} door ${geactiveerdDoor}`;
  if (!laatsteUitwisseling) return geactiveerd;
  const { op, aantalLeerlingen } = laatsteUitwisseling;
  return `${geactiveerd} · ${formatAantal(aantalLeerlingen)} leerlingen, laatst ${formatMoment(op)}`;
}
