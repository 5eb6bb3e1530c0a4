import { Alert, Button, ButtonRow, formatMoment, ProblemAlert } from '@koppelpunt/ui';
import { useAskMandaat, useMandaten } from './useMandaten.ts';

/** For who needs a mandate and has none: asks the bestuur, and says that it was asked. Nothing for everybody else. */
export function MandaatVraag() {
  const { data } = useMandaten();
  const ask = useAskMandaat();
  if (!data?.vraag) return null;
  const { gevraagdOp, kanNu } = data.vraag;
  return (
    <>
      {gevraagdOp !== null && (
        // After the press the button is gone.
        <Alert key={gevraagdOp} title="Uw bestuur is aan zet" takesFocus={ask.isSuccess}>
          {describeGevraagd(gevraagdOp, ask.data)}
        </Alert>
      )}
      <ProblemAlert error={ask.error} title="Vragen lukte niet" />
      {kanNu && (
        <ButtonRow>
          <Button busy={ask.isPending} busyLabel="Bezig met vragen…" onClick={() => ask.mutate()}>
            Vraag een mandaat aan
          </Button>
        </ButtonRow>
      )}
    </>
  );
}

function describeGevraagd(gevraagdOp: string, answer: { gemaild: boolean } | undefined): string {
  const wanneer = `U vroeg ${formatMoment(gevraagdOp)} om een mandaat.`;
  return answer?.gemaild === false
    ? `${wanneer} De e-mail aan uw bestuur lukte niet: zeg het zelf even. In ESIS ziet uw bestuur de vraag wel.`
    : `${wanneer} U krijgt een e-mail zodra uw bestuur antwoordt.`;
}
