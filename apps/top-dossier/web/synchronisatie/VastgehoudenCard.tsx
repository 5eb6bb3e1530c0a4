import { Alert, Button, ButtonRow, Card, ConfirmDialog, formatMoment } from '@koppelpunt/ui';
import { useState } from 'react';
import { formatTellingen, formatVertrek, type Synchronisatie } from './synchronisatie.ts';

export type VastgehoudenCardProps = {
  synchronisatie: Synchronisatie;
  isBusy: boolean;
  error: unknown;
  /** Resolves when the run has started. */
  onAllow: () => Promise<unknown>;
};

/** More than 20 % of the pupils would leave: usually a mistake in ESIS, sometimes the summer. Support decides. */
export function VastgehoudenCard({ synchronisatie, isBusy, error, onAllow }: VastgehoudenCardProps) {
  const [isOpen, setOpen] = useState(false);
  const { tellingen, begonnenOp, melding } = synchronisatie;
  const vertrek = tellingen ? formatVertrek(tellingen) : 'Meer dan 20 % van de leerlingen';

  const allow = async () => {
    await onAllow();
    setOpen(false);
  };

  return (
    <Card title="Er zouden veel leerlingen verdwijnen">
      <Alert severity="warning" title={`${vertrek} staan niet meer in ESIS`} headingLevel={3}>
        <p>
          De synchronisatie van {formatMoment(begonnenOp)} is vastgehouden, want meer dan 20 % van de
          leerlingen zou uit TOP dossier verdwijnen. Er is niets veranderd.
        </p>
        {tellingen && <p>Wat er zou gebeuren: {formatTellingen(tellingen)}.</p>}
        {!tellingen && melding && <p>{melding}</p>}
      </Alert>
      <p>
        Bel de school: klopt dit, bijvoorbeeld omdat groep 8 van school ging? Dan kunt u het toestaan. Klopt
        het niet, doe dan niets; de school herstelt het eerst in ESIS.
      </p>
      <ButtonRow>
        <Button variant="filled" onClick={() => setOpen(true)}>
          Toestaan en bijwerken…
        </Button>
      </ButtonRow>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => void allow().catch(() => undefined)}
        title="Leerlingen laten verdwijnen?"
        confirmLabel="Ja, toestaan en bijwerken"
        variant="danger"
        busy={isBusy}
        error={error}
      >
        <p>{vertrek} verdwijnen uit TOP dossier. Doe dit alleen als de school heeft gezegd dat dit klopt.</p>
      </ConfirmDialog>
    </Card>
  );
}
