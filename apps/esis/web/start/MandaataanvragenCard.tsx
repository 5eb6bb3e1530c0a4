import { ButtonRow, Card, formatTelling, LinkButton, WieIsAanZet } from '@koppelpunt/ui';
import { MANDATEN_PATH, useMandaten } from '../mandaten/useMandaten.ts';

/** For the bestuur: somebody of this school waits for an answer. Nothing when nobody does. */
export function MandaataanvragenCard() {
  const aantal = useMandaten().data?.aanvragen.length ?? 0;
  if (aantal === 0) return null;
  return (
    <Card title="Mandaten">
      <WieIsAanZet isU>
        {`U bent aan zet: ${formatTelling(aantal, 'persoon vraagt', 'personen vragen')} u om een mandaat.`}
      </WieIsAanZet>
      <ButtonRow>
        <LinkButton to={MANDATEN_PATH} variant="filled">
          Naar de mandaten
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
