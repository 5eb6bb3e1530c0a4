import { Alert, Button, ButtonRow, Card, Muted, RadioField } from '@koppelpunt/ui';
import { useState } from 'react';
import { isCodeVerwijderd, type KoppelingDetail } from './koppelingen.ts';
import { NewCodeForm } from './NewCodeForm.tsx';
import { SameCodeForm } from './SameCodeForm.tsx';
import type { Uitkomst } from './uitkomst.ts';

type CodeEnterCardProps = { koppeling: KoppelingDetail; onEntered: (uitkomst: Uitkomst['kind']) => void };

type Keuze = 'typfout' | 'nieuw';

/**
 * Resumes a paused koppeling, or requests it again. A code other than the one before asks what it is; a slip of the
 * finger is the answer that is given already, because it is the usual one and changes nothing.
 */
export function CodeEnterCard({ koppeling, onEntered }: CodeEnterCardProps) {
  const [other, setOther] = useState<string>();
  const [keuze, setKeuze] = useState<Keuze>('typfout');
  const isPaused = isCodeVerwijderd(koppeling);
  return (
    <Card title={isPaused ? 'Uitwisseling hervatten' : 'Koppeling opnieuw aanvragen'}>
      <p>
        {isPaused
          ? 'Wenst u de gegevensuitwisseling weer te hervatten, vul dan de verificatiecode weer in.'
          : 'TOP dossier heeft de koppeling niet op tijd bevestigd. Vul de verificatiecode weer in, of een nieuwe.'}
      </p>
      {other !== undefined && (
        <>
          <Alert
            severity="warning"
            title={
              isPaused ? 'Dit is niet de code van voor de pauze' : 'Dit is niet de code van deze koppeling'
            }
            headingLevel={3}
          >
            Er is niets veranderd. De uitwisseling staat stil en de oude code blijft bruikbaar.
          </Alert>
          <RadioField<Keuze>
            label="Wat is er aan de hand?"
            name="andere-code"
            value={keuze}
            onChange={setKeuze}
            options={[
              {
                value: 'typfout',
                label: 'Ik heb een typfout gemaakt',
                hint: 'Verbeter de code hieronder. TOP dossier hoeft niets te doen.',
              },
              {
                value: 'nieuw',
                label: 'Dit is echt een nieuwe code',
                hint: 'U gaat opnieuw akkoord, en TOP dossier moet de code bevestigen. Tot die tijd kunt u de oude weer invullen.',
              },
            ]}
          />
        </>
      )}
      {keuze === 'nieuw' ? (
        <NewCode koppeling={koppeling} code={other ?? ''} onEntered={onEntered} />
      ) : (
        <SameCodeForm
          koppelingId={koppeling.id}
          label="Verificatiecode"
          name="verificatiecode"
          hint={
            isPaused
              ? 'De code van voor de pauze. Met die code gaat de uitwisseling verder en hoeft TOP dossier niets te doen.'
              : 'De code die u bij het activeren koos.'
          }
          submitLabel={isPaused ? 'Uitwisseling hervatten' : 'Opnieuw aanvragen'}
          onEntered={onEntered}
          onOther={setOther}
        />
      )}
      {other === undefined && <LostCode keuze={keuze} onChange={setKeuze} />}
    </Card>
  );
}

function LostCode({ keuze, onChange }: { keuze: Keuze; onChange: (keuze: Keuze) => void }) {
  if (keuze === 'nieuw') {
    return (
      <ButtonRow>
        <Button variant="plain" onClick={() => onChange('typfout')}>
          Toch de oude code invullen
        </Button>
      </ButtonRow>
    );
  }
  return (
    <>
      <Muted>
        Bent u de code kwijt? Vraag dan een nieuwe aan. U gaat opnieuw akkoord, en TOP dossier moet de nieuwe
        code bevestigen. Tot die tijd kunt u de oude weer invullen.
      </Muted>
      <ButtonRow>
        <Button variant="plain" onClick={() => onChange('nieuw')}>
          Een nieuwe code kiezen
        </Button>
      </ButtonRow>
    </>
  );
}

function NewCode(props: Parameters<typeof NewCodeForm>[0]) {
  const { bezwaar } = props.koppeling;
  return bezwaar === null ? (
    <NewCodeForm {...props} />
  ) : (
    <Alert severity="info" title="Een nieuwe code kunt u nu niet kiezen" headingLevel={3}>
      {bezwaar}
    </Alert>
  );
}
