import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi, type SessieOverzicht } from '../api/login.ts';
import { LOGIN_PATH } from '../api/terug.ts';
import { Item, ItemList } from '../data/ListItem.tsx';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { formatMoment } from '../format/format.ts';
import { Card } from '../layout/Card.tsx';
import { useVerzending } from '../forms/use-verzending.ts';

export function SessiesCard({
  sessies,
  onGewijzigd,
}: {
  sessies: readonly SessieOverzicht[];
  onGewijzigd: () => void;
}) {
  const [vraagt, setVraagt] = useState(false);
  const { problem, isBusy, send } = useVerzending();
  return (
    <Card title="Waar u bent ingelogd">
      <ProblemAlert error={vraagt ? undefined : problem} />
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
                      await loginApi.eindigSessie(id);
                      onGewijzigd();
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
        <Button variant="danger-outlined" onClick={() => setVraagt(true)}>
          Overal uitloggen
        </Button>
      </ButtonRow>
      <ConfirmDialog
        isOpen={vraagt}
        onClose={() => setVraagt(false)}
        title="Overal uitloggen?"
        confirmLabel="Overal uitloggen"
        variant="danger"
        busy={isBusy}
        error={problem}
        onConfirm={() =>
          void send([], async () => {
            await loginApi.eindigAlles();
            location.assign(LOGIN_PATH);
          })
        }
      >
        U wordt op alle apparaten uitgelogd, ook hier.
      </ConfirmDialog>
    </Card>
  );
}
