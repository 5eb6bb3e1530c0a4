import { CopyButton } from '../actions/CopyButton.tsx';
import { loginApi, type NieuweFactor } from '../api/login-api.ts';
import { CodeForm } from './CodeForm.tsx';
import { QrCode } from './QrCode.tsx';

const formatGeheim = (geheim: string): string => (geheim.match(/.{1,4}/g) ?? []).join(' ');

/** Three steps on one page: open an app, scan the QR code, enter the first code. */
export function AppSetup({
  factor,
  onSetUp,
}: {
  factor: NieuweFactor;
  onSetUp: (herstelcodes: readonly string[]) => void;
}) {
  return (
    <>
      <ol className="kp-steps">
        <li>
          Open op uw telefoon een app voor inlogcodes, zoals Google Authenticator, Microsoft Authenticator of
          Aegis.
        </li>
        <li>
          Scan dit vierkant met die app.
          <QrCode qr={factor.qr} label="QR-code om met uw app te scannen" />
          Kunt u niet scannen? Typ dan deze sleutel over in de app:
          <span className="kp-geheim">
            <code>{formatGeheim(factor.geheim)}</code>
            <CopyButton text={factor.geheim} label="Kopieer sleutel" />
          </span>
        </li>
        <li>Vul hieronder de code in die de app nu toont.</li>
      </ol>
      <CodeForm
        kind="code"
        submitLabel="Bevestigen"
        onCode={async (code) => {
          const { herstelcodes } = await loginApi.confirmFactor(factor.token, code);
          onSetUp(herstelcodes);
        }}
      />
    </>
  );
}
