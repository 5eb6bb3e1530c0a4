import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi, type SessieOverzicht } from '../api/login-api.ts';
import { LOGIN_PATH } from '../api/return-address.ts';
import { Item, ItemList } from '../data/ItemList.tsx';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { formatMoment } from '../format/format.ts';
import { Card } from '../layout/Card.tsx';
import { useSubmission } from '../forms/useSubmission.ts';

export function SessiesCard({
  sessies,
  onChanged,
}: {
  sessies: readonly SessieOverzicht[];
  onChanged: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const { problem, isBusy, send } = useSubmission();
  return (
    <Card title="Waar u bent ingelogd">
      <ProblemAlert error={isAsking ? undefined : problem} />
      <ItemList>
        {sessies.map(({ id, apparaat, adres, sinds, isDeze }) => (
          <Item
            key={id}
            title={isDeze ? `${apparaat} (hier)` : apparaat}
            meta={`Sinds ${formatMoment(sinds)} · adres ${adres}`}
            action={
              !isDeze && (
                <Button
                  onClick={() =>
                    void send([], async () => {
                      await loginApi.endSessie(id);
                      onChanged();
                    })
                  }
                >
                  Daar uitloggen
                  <span className="ams-visually-hidden"> op {apparaat}</span>
                </Button>
              )
            }
          />
        ))}
      </ItemList>
      <ButtonRow>
        <Button variant="danger-outlined" onClick={() => setAsking(true)}>
          Overal uitloggen
        </Button>
      </ButtonRow>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Overal uitloggen?"
        confirmLabel="Overal uitloggen"
        variant="danger"
        busy={isBusy}
        error={problem}
        onConfirm={() =>
          void send([], async () => {
            await loginApi.endSessies();
            location.assign(LOGIN_PATH);
          })
        }
      >
        U wordt op alle apparaten uitgelogd, ook hier.
      </ConfirmDialog>
    </Card>
  );
}
