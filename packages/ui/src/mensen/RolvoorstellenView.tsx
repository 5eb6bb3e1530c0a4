import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { rolvoorstellenApi } from './rolvoorstellen-api.ts';
import { ItemList } from '../data/ItemList.tsx';
import { Alert } from '../feedback/Alert.tsx';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import { QueryView } from '../feedback/QueryView.tsx';
import { useAct } from '../forms/useAct.ts';
import { Card } from '../layout/Card.tsx';
import { Hidden } from '../layout/Hidden.tsx';
import type { Rolvoorstel } from './mensen.ts';
import { RolvoorstelItem } from './RolvoorstelItem.tsx';

type Intent = { voorstel: Rolvoorstel; antwoord: 'ja' | 'nee' };
const KEY = ['rolvoorstellen'];

/** Asks somebody of the school whether these people may see its pupils. */
export function RolvoorstellenView() {
  const voorstellen = useQuery({ queryKey: KEY, queryFn: rolvoorstellenApi.list });
  const [intent, setIntent] = useState<Intent>();
  const [melding, setMelding] = useState<string>();
  return (
    <>
      {melding !== undefined && (
        <Alert key={melding} severity="success" title="Dat is gelukt" takesFocus>
          <p>{melding}</p>
        </Alert>
      )}
      <Card title="Mogen zij uw leerlingen zien?">
        <QueryView query={voorstellen}>
          {({ voorstellen: open }) =>
            open.length === 0 ? (
              <p>Er is nu niemand over wie u ja of nee moet zeggen.</p>
            ) : (
              <ItemList>
                {open.map((voorstel) => (
                  <RolvoorstelItem key={voorstel.id} voorstel={voorstel}>
                    <Button onClick={() => setIntent({ voorstel, antwoord: 'ja' })}>
                      Ja, toegang geven…
                      <Hidden>{` aan ${voorstel.naam}`}</Hidden>
                    </Button>
                    <Button
                      variant="danger-outlined"
                      onClick={() => setIntent({ voorstel, antwoord: 'nee' })}
                    >
                      Nee…
                      <Hidden>{` tegen ${voorstel.naam}`}</Hidden>
                    </Button>
                  </RolvoorstelItem>
                ))}
              </ItemList>
            )
          }
        </QueryView>
      </Card>
      {intent && (
        <AnswerDialog
          key={`${intent.antwoord} ${intent.voorstel.id}`}
          intent={intent}
          onClose={() => setIntent(undefined)}
          onDone={(tekst) => {
            setIntent(undefined);
            setMelding(tekst);
          }}
        />
      )}
    </>
  );
}

type AnswerDialogProps = { intent: Intent; onClose: () => void; onDone: (melding: string) => void };

function AnswerDialog({ intent: { voorstel, antwoord }, onClose, onDone }: AnswerDialogProps) {
  const client = useQueryClient();
  const { isBusy, error, run } = useAct();
  const { id, naam, email, rolNaam, plek } = voorstel;
  const isYes = antwoord === 'ja';
  const answer = async () => {
    client.setQueryData(KEY, await (isYes ? rolvoorstellenApi.confirm(id) : rolvoorstellenApi.refuse(id)));
    onDone(isYes ? `${naam} heeft nu de rol ${rolNaam} bij ${plek}.` : `${naam} krijgt geen toegang.`);
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      busy={isBusy}
      title={isYes ? `Mag ${naam} de leerlingen zien?` : `Nee zeggen tegen ${naam}?`}
      confirmLabel={isYes ? 'Ja, toegang geven' : 'Nee, geen toegang'}
      {...(!isYes && { variant: 'danger' as const })}
      error={error}
      onConfirm={() => void run(answer)}
    >
      {isYes
        ? `${naam} (${email}) ziet dan de leerlingen van ${plek} met naam. Zeg alleen ja als u deze persoon kent en die bij uw school hoort.`
        : `${naam} (${email}) krijgt de rol ${rolNaam} bij ${plek} niet. Wie het voorstelde, kan het opnieuw vragen.`}
    </ConfirmDialog>
  );
}
