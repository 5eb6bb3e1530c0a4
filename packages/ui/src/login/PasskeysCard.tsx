import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import type { Passkey } from '../api/login.ts';
import { loginApi } from '../api/login.ts';
import { Item, ItemList } from '../data/ListItem.tsx';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import { formatDatum, formatMoment } from '../format/format.ts';
import { Card } from '../layout/Card.tsx';
import { SubHeading } from '../layout/Text.tsx';
import { Herstelcodes } from './Herstelcodes.tsx';
import { canUsePasskeys } from './passkey.ts';
import { PasskeyForm } from './PasskeyForm.tsx';
import { useVerzending } from '../forms/use-verzending.ts';

export function PasskeysCard({
  passkeys,
  onGewijzigd,
}: {
  passkeys: readonly Passkey[];
  onGewijzigd: () => void;
}) {
  const [weg, setWeg] = useState<Passkey | undefined>(undefined);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { problem, isBusy, send } = useVerzending();
  if (codes)
    return (
      <Card title="Bewaar uw herstelcodes">
        <Herstelcodes
          codes={codes}
          onBewaard={() => {
            setCodes(null);
            onGewijzigd();
          }}
        />
      </Card>
    );
  return (
    <Card title="Passkeys">
      {passkeys.length === 0 ? (
        <p>U hebt nog geen passkey. Daarmee logt u in met uw vinger, uw gezicht of een pincode.</p>
      ) : (
        <ItemList>
          {passkeys.map((passkey) => (
            <Item
              key={passkey.id}
              title={passkey.naam}
              meta={`Gemaakt op ${formatDatum(passkey.createdAt)}${passkey.gebruiktOp ? ` · laatst gebruikt ${formatMoment(passkey.gebruiktOp)}` : ''}`}
              action={
                <Button variant="danger-outlined" onClick={() => setWeg(passkey)}>
                  Verwijderen
                  <span className="ams-visually-hidden"> van passkey {passkey.naam}</span>
                </Button>
              }
            />
          ))}
        </ItemList>
      )}
      {canUsePasskeys() && (
        <>
          <SubHeading>Passkey toevoegen</SubHeading>
          <PasskeyForm
            variant="outlined"
            onGemaakt={(herstelcodes) => {
              setCodes(herstelcodes);
              if (!herstelcodes) onGewijzigd();
            }}
          />
        </>
      )}
      <ConfirmDialog
        isOpen={weg !== undefined}
        onClose={() => setWeg(undefined)}
        title="Passkey verwijderen?"
        confirmLabel="Passkey verwijderen"
        variant="danger"
        busy={isBusy}
        error={problem}
        onConfirm={() =>
          void send([], async () => {
            if (weg) await loginApi.verwijderPasskey(weg.id);
            setWeg(undefined);
            onGewijzigd();
          })
        }
      >
        {`U kunt daarna niet meer inloggen met ${weg?.naam ?? 'deze passkey'}.`}
      </ConfirmDialog>
    </Card>
  );
}
