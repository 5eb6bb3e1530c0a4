import {
  Alert,
  Button,
  ButtonRow,
  Card,
  DataList,
  formatDag,
  formatMoment,
  PauzeDialog,
  ProblemAlert,
} from '@koppelpunt/ui';
import { useState } from 'react';
import type { KoppelingDetail } from './koppeling.ts';
import { usePauze } from './usePauze.ts';

type Pauze = KoppelingDetail['pauzes'][number];

/** Our own pauses, of now and planned. What the school pauses, it lifts itself in ESIS. */
export function PauzesCard({ koppeling }: { koppeling: KoppelingDetail }) {
  const [isOpen, setOpen] = useState(false);
  const { create, end } = usePauze(koppeling.id);
  const { pauzes } = koppeling;
  return (
    <Card title="Pauzeren">
      {pauzes.map((pauze) => (
        <PauzeView key={pauze.id} pauze={pauze} isBusy={end.isPending} onEnd={() => end.mutate(pauze.id)} />
      ))}
      <ProblemAlert error={end.error} title="Hervatten lukte niet" />
      <p>
        Support kan tijdelijk niets van deze school ophalen, nu of later, bijvoorbeeld bij onderhoud. Wat er
        is, blijft staan.
      </p>
      <ButtonRow>
        <Button variant="pause-outlined" icon="pause" onClick={() => setOpen(true)}>
          {pauzes.some(({ isNu }) => isNu) ? 'Nog een pauze plannen…' : 'Pauzeren…'}
        </Button>
      </ButtonRow>
      <PauzeDialog
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
          create.reset();
        }}
        onConfirm={({ alleScholen: _alle, ...invoer }) =>
          create.mutate(invoer, { onSuccess: () => setOpen(false) })
        }
        busy={create.isPending}
        error={create.error}
        redenHint="De school leest dit in de e-mail. Noem geen leerling en geen code."
      >
        <p>TOP dossier vraagt ESIS dan niets over deze school. Een synchronisatie die loopt, stopt meteen.</p>
        <ul>
          <li>De leerlingen en groepen van nu blijven staan.</li>
          <li>
            {koppeling.heeftContact
              ? 'De school krijgt een e-mail, nu en als u hervat, en de dag voor een pauze begint of afloopt.'
              : 'Van deze school is geen e-mailadres bekend: laat het haar zelf weten.'}
          </li>
          <li>In ESIS is niets te zien van deze pauze.</li>
          <li>Alleen support kan hervatten. Pauzeert de school zelf ook, dan blijft dat zo.</li>
        </ul>
      </PauzeDialog>
    </Card>
  );
}

function PauzeView({ pauze, isBusy, onEnd }: { pauze: Pauze; isBusy: boolean; onEnd: () => void }) {
  const { reden, door, sinds, totEnMet, isNu } = pauze;
  return (
    <Alert
      severity="pause"
      title={isNu ? 'Gepauzeerd door TOP dossier' : 'Pauze gepland door TOP dossier'}
      headingLevel={3}
    >
      <DataList
        rows={[
          { label: isNu ? 'Sinds' : 'Vanaf', value: `${formatMoment(sinds)}, door ${door}` },
          {
            label: 'Hoelang',
            value: totEnMet
              ? `tot en met ${formatDag(totEnMet)}, daarna vanzelf verder`
              : 'tot support hervat',
          },
          { label: 'Waarom', value: reden },
        ]}
      />
      <ButtonRow>
        <Button variant={isNu ? 'filled' : 'outlined'} busy={isBusy} onClick={onEnd}>
          {isNu ? 'Hervatten' : 'Geplande pauze weghalen'}
        </Button>
      </ButtonRow>
    </Alert>
  );
}
