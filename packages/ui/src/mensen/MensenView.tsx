import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ItemList } from '../data/ItemList.tsx';
import { Alert } from '../feedback/Alert.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Card } from '../layout/Card.tsx';
import { Hidden } from '../layout/Hidden.tsx';
import { MensDialog, type Intent } from './MensDialog.tsx';
import { MensItem } from './MensItem.tsx';
import type { Mensen, MensenActions } from './mensen.ts';
import { RolvoorstelItem } from './RolvoorstelItem.tsx';
import { UitnodigingForm } from './UitnodigingForm.tsx';

type MensenViewProps = {
  mensen: Mensen;
  actions: MensenActions;
  /** True where people of more than one school are managed: then a role names the school. */
  choosesPlek?: boolean;
};

/** Shows who works here with which roles, and the acts that the server allows: invite, grant, revoke, end. */
export function MensenView({ mensen, actions, choosesPlek = false }: MensenViewProps) {
  const [intent, setIntent] = useState<Intent>();
  const [melding, setMelding] = useState<{ tekst: string; nummer: number }>();
  const [error, setError] = useState<unknown>();
  const [resendError, setResendError] = useState<unknown>();
  const tell = (tekst: string) => {
    setIntent(undefined);
    setError(undefined);
    setResendError(undefined);
    setMelding((before) => ({ tekst, nummer: (before?.nummer ?? 0) + 1 }));
  };
  return (
    <>
      {melding && (
        <Alert key={melding.nummer} severity="success" title="Dat is gelukt" takesFocus>
          <p>{melding.tekst}</p>
        </Alert>
      )}
      <Card title="Wie hier werkt">
        <ItemList>
          {mensen.mensen.map((mens) => (
            <MensItem
              key={mens.id}
              mens={mens}
              geefbaar={mensen.geefbaar}
              choosesPlek={choosesPlek}
              onGrant={() => setIntent({ kind: 'geven', mens })}
              onRevoke={(rol) => setIntent({ kind: 'afnemen', mens, rol })}
              onClearStap={() => setIntent({ kind: 'stapWissen', mens })}
              onAllowHerstel={() => setIntent({ kind: 'herstelToestaan', mens })}
              onResend={
                mensen.kanUitnodigen
                  ? () => {
                      void actions
                        .onResend(mens.id)
                        .then(
                          () => tell(`${mens.naam} krijgt een nieuwe link. De vorige werkt niet meer.`),
                          setResendError,
                        );
                    }
                  : undefined
              }
              onEnd={() => setIntent({ kind: 'beeindigen', mens })}
            />
          ))}
        </ItemList>
        <ProblemAlert error={resendError} title="Opnieuw sturen lukte niet" />
      </Card>
      {mensen.voorstellen.length > 0 && (
        <Card title="Wacht op een ja van de school">
          <ItemList>
            {mensen.voorstellen.map((voorstel) => (
              <RolvoorstelItem key={voorstel.id} voorstel={voorstel}>
                <Button
                  onClick={() => {
                    void actions
                      .onWithdraw(voorstel.id)
                      .then(() => tell(`Het voorstel voor ${voorstel.naam} is ingetrokken.`), setError);
                  }}
                >
                  Intrekken
                  <Hidden>{`: ${voorstel.naam}`}</Hidden>
                </Button>
              </RolvoorstelItem>
            ))}
          </ItemList>
          <ProblemAlert error={error} title="Intrekken lukte niet" />
        </Card>
      )}
      <Card title="Iemand uitnodigen">
        {mensen.kanUitnodigen ? (
          <UitnodigingForm
            geefbaar={mensen.geefbaar}
            choosesPlek={choosesPlek}
            onInvite={actions.onInvite}
            onDone={tell}
          />
        ) : (
          <p>
            Uitnodigen kan nog niet: er is geen mailserver ingesteld. De beheerder van de toepassing regelt
            dat.
          </p>
        )}
      </Card>
      {intent && (
        <MensDialog
          key={`${intent.kind} ${intent.mens.id}`}
          intent={intent}
          mensen={mensen}
          choosesPlek={choosesPlek}
          actions={actions}
          onClose={() => setIntent(undefined)}
          onDone={tell}
        />
      )}
    </>
  );
}
