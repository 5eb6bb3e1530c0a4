import { useState } from 'react';
import { ItemList } from '../data/ItemList.tsx';
import { Alert } from '../feedback/Alert.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { useAct } from '../forms/useAct.ts';
import { Card } from '../layout/Card.tsx';
import { MensDialog, type Intent } from './MensDialog.tsx';
import { MensItem } from './MensItem.tsx';
import type { Mensen, MensenActions } from './mensen.ts';
import { UitnodigingForm } from './UitnodigingForm.tsx';
import { WithdrawItem } from './WithdrawItem.tsx';

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
  const resend = useAct();
  const tell = (tekst: string) => {
    setIntent(undefined);
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
                      void resend.run(async () => {
                        await actions.onResend(mens.id);
                        tell(`${mens.naam} krijgt een nieuwe link. De vorige werkt niet meer.`);
                      });
                    }
                  : undefined
              }
              onEnd={() => setIntent({ kind: 'beeindigen', mens })}
            />
          ))}
        </ItemList>
        <ProblemAlert error={resend.error} title="Opnieuw sturen lukte niet" />
      </Card>
      {mensen.voorstellen.length > 0 && (
        <Card title="Wacht op een ja van de school">
          <ItemList>
            {mensen.voorstellen.map((voorstel) => (
              <WithdrawItem
                key={voorstel.id}
                voorstel={voorstel}
                onWithdraw={actions.onWithdraw}
                onDone={tell}
              />
            ))}
          </ItemList>
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
