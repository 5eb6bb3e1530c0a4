import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import type { Passkey } from '../api/login-api.ts';
import { loginApi } from '../api/login-api.ts';
import { Item, ItemList } from '../data/ItemList.tsx';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import { formatDatum, formatMoment } from '../format/format.ts';
import { Card } from '../layout/Card.tsx';
import { SubHeading } from '../layout/Text.tsx';
import { HerstelcodesForm } from './HerstelcodesForm.tsx';
import { canUsePasskeys } from './passkey.ts';
import { PasskeyForm } from './PasskeyForm.tsx';
import { useSubmission } from '../forms/useSubmission.ts';

export function PasskeysCard({
  passkeys,
  onChanged,
}: {
  passkeys: readonly Passkey[];
  onChanged: () => void;
}) {
  const [leaving, setLeaving] = useState<Passkey | undefined>(undefined);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { problem, isBusy, send } = useSubmission();
  if (codes)
    return (
      <Card title="Bewaar uw herstelcodes">
        <HerstelcodesForm
          codes={codes}
          onKept={() => {
            setCodes(null);
            onChanged();
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
                <Button variant="danger-outlined" onClick={() => setLeaving(passkey)}>
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
            onCreated={(herstelcodes) => {
              setCodes(herstelcodes);
              if (!herstelcodes) onChanged();
            }}
          />
        </>
      )}
      <ConfirmDialog
        isOpen={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title="Passkey verwijderen?"
        confirmLabel="Passkey verwijderen"
        variant="danger"
        busy={isBusy}
        error={problem}
        onConfirm={() =>
          void send([], async () => {
            if (leaving) await loginApi.deletePasskey(leaving.id);
            setLeaving(undefined);
            onChanged();
          })
        }
      >
        {`U kunt daarna niet meer inloggen met ${leaving?.naam ?? 'deze passkey'}.`}
      </ConfirmDialog>
    </Card>
  );
}
