import { ButtonRow, Card, formatMoment, LinkButton, QueryView, Skeleton } from '@koppelpunt/ui';
import { describeMeegegeven, formatPartner, formatUitkomst } from '../uitwisseling/uitwisseling.ts';
import { useUitwisselingen, type Uitwisseling } from '../uitwisseling/useUitwisselingen.ts';

export function UitwisselingenCard() {
  const uitwisselingen = useUitwisselingen();
  return (
    <Card title="Uitwisselingen">
      <QueryView query={uitwisselingen} pending={<Skeleton lines={2} />}>
        {({ uitwisselingen: [laatste] }) => (
          <>
            <p>{laatste ? describeLaatste(laatste) : 'Er is nog niets uitgewisseld.'}</p>
            <ButtonRow>
              <LinkButton to="/uitwisselingen">Naar de uitwisselingen</LinkButton>
            </ButtonRow>
          </>
        )}
      </QueryView>
    </Card>
  );
}

function describeLaatste(laatste: Uitwisseling): string {
  const wanneer = `De laatste was ${formatMoment(laatste.laatstOp ?? laatste.op)}, door ${formatPartner(laatste)}`;
  return laatste.uitkomst === 'gegevens'
    ? `${wanneer}: ${describeMeegegeven(laatste)}.`
    : `${wanneer}: ${formatUitkomst(laatste)}.`;
}
