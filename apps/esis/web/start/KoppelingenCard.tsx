import {
  Card,
  Item,
  ItemList,
  LinkButton,
  QueryView,
  Skeleton,
  StatusBadge,
  WieIsAanZet,
  ButtonRow,
} from '@koppelpunt/ui';
import { useMay } from '../vestigingen/useMay.ts';
import { isUAanZet, KOPPELINGEN_PATH, toStatus, type Koppeling } from '../koppelingen/koppelingen.ts';
import { KoppelingLink } from '../koppelingen/KoppelingLink.tsx';
import { useKoppelingen } from '../koppelingen/useKoppelingen.ts';

export function KoppelingenCard() {
  const koppelingen = useKoppelingen();
  return (
    <Card title="Koppelingen">
      <QueryView query={koppelingen} pending={<Skeleton lines={3} />}>
        {({ geactiveerd }) =>
          geactiveerd.length === 0 ? <NoKoppelingen /> : <KoppelingItems koppelingen={geactiveerd} />
        }
      </QueryView>
    </Card>
  );
}

function NoKoppelingen() {
  return (
    <>
      <p>
        Uw school heeft nog geen koppelingen. Met een koppeling gaan gegevens vanzelf naar een ander systeem.
      </p>
      <ButtonRow>
        <LinkButton to={KOPPELINGEN_PATH} variant="filled">
          Naar de koppelingen
        </LinkButton>
      </ButtonRow>
    </>
  );
}

function KoppelingItems({ koppelingen }: { koppelingen: readonly Koppeling[] }) {
  const mayManage = useMay()('koppelingen beheren');
  const isU = (koppeling: Koppeling) => mayManage && isUAanZet(koppeling);
  return (
    <ItemList>
      {koppelingen.map((koppeling) => (
        <Item
          key={koppeling.id}
          title={koppeling.naam}
          status={<StatusBadge status={toStatus(koppeling)}>{koppeling.statusLabel}</StatusBadge>}
          action={<KoppelingLink koppeling={koppeling} mayManage={mayManage} />}
        >
          <WieIsAanZet isU={isU(koppeling)}>{koppeling.aanZet}</WieIsAanZet>
        </Item>
      ))}
    </ItemList>
  );
}
