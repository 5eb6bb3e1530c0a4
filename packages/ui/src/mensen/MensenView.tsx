import { useState } from 'react';
import { ItemList } from '../data/ListItem.tsx';
import { Alert } from '../feedback/Alert.tsx';
import { Card } from '../layout/Card.tsx';
import { MensDialoog, type Voornemen } from './MensDialoog.tsx';
import { MensItem } from './MensItem.tsx';
import type { Mensen, MensenActies } from './mensen.ts';
import { UitnodigenForm } from './UitnodigenForm.tsx';

type MensenViewProps = {
  mensen: Mensen;
  acties: MensenActies;
  /** True where people of more than one school are managed: then a role says at which. */
  kiestPlek?: boolean;
};

/** Who works here, with which roles; inviting, giving and taking away. The server decides; this shows what it allows. */
export function MensenView({ mensen, acties, kiestPlek = false }: MensenViewProps) {
  const [voornemen, setVoornemen] = useState<Voornemen>();
  const [melding, setMelding] = useState<{ tekst: string; nummer: number }>();
  const tell = (tekst: string) => {
    setVoornemen(undefined);
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
              kiestPlek={kiestPlek}
              onGeven={() => setVoornemen({ kind: 'geven', mens })}
              onAfnemen={(rol) => setVoornemen({ kind: 'afnemen', mens, rol })}
              onStapWissen={() => setVoornemen({ kind: 'stapWissen', mens })}
              onBeeindigen={() => setVoornemen({ kind: 'beeindigen', mens })}
            />
          ))}
        </ItemList>
      </Card>
      <Card title="Iemand uitnodigen">
        {mensen.kanUitnodigen ? (
          <UitnodigenForm
            geefbaar={mensen.geefbaar}
            kiestPlek={kiestPlek}
            onInvite={acties.onInvite}
            onKlaar={tell}
          />
        ) : (
          <p>
            Uitnodigen kan nog niet: er is geen mailserver ingesteld. De beheerder van de toepassing regelt
            dat.
          </p>
        )}
      </Card>
      {voornemen && (
        <MensDialoog
          key={`${voornemen.kind} ${voornemen.mens.id}`}
          voornemen={voornemen}
          mensen={mensen}
          kiestPlek={kiestPlek}
          acties={acties}
          onClose={() => setVoornemen(undefined)}
          onKlaar={tell}
        />
      )}
    </>
  );
}
