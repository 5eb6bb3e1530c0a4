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
import { isUAanZet, koppelingPath, toStatus, type Koppeling } from './koppelingen.ts';

export function GeactiveerdeKoppelingen({ koppelingen }: { koppelingen: readonly Koppeling[] }) {
  return (
    <Card title="Geactiveerde koppelingen">
      {koppelingen.length === 0 ? (
        <EmptyState title="U hebt nog geen koppelingen geactiveerd">
          Open hieronder de lijst met beschikbare koppelingen en kies ‘Activeren’.
        </EmptyState>
      ) : (
        <ItemList>
          {koppelingen.map((koppeling) => (
            <Item
              key={koppeling.id}
              title={koppeling.naam}
              status={<StatusBadge status={toStatus(koppeling)}>{koppeling.statusLabel}</StatusBadge>}
              meta={describeKoppeling(koppeling)}
              action={<LinkButton to={koppelingPath(koppeling.id)}>Beheren</LinkButton>}
            >
              <WieIsAanZet isU={isUAanZet(koppeling)}>{koppeling.aanZet}</WieIsAanZet>
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
