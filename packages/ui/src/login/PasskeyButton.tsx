import { Button, type ButtonVariant } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi } from '../api/login.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { showPasskey } from './passkey.ts';
import { useVerzending } from '../forms/use-verzending.ts';

export function PasskeyButton({ variant, onKlaar }: { variant: ButtonVariant; onKlaar: () => void }) {
  const { problem, isBusy, send } = useVerzending();
  const submit = () =>
    send([], async () => {
      await loginApi.passkey(await showPasskey(await loginApi.passkeyVraag()));
      onKlaar();
    });
  return (
    <div className="kp-stack">
      <ProblemAlert error={problem} title="Inloggen met een passkey lukte niet" />
      <ButtonRow>
        <Button variant={variant} busy={isBusy} onClick={() => void submit()}>
          Inloggen met een passkey
        </Button>
      </ButtonRow>
    </div>
  );
}
