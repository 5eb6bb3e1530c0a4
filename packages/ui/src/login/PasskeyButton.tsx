import { Button, type ButtonVariant } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi } from '../api/login-api.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { showPasskey } from './passkey.ts';
import { useSubmission } from '../forms/useSubmission.ts';

export function PasskeyButton({ variant, onDone }: { variant: ButtonVariant; onDone: () => void }) {
  const { problem, isBusy, send } = useSubmission();
  const submit = () =>
    send([], async () => {
      await loginApi.sendPasskey(await showPasskey(await loginApi.getPasskeyOptions()));
      onDone();
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
