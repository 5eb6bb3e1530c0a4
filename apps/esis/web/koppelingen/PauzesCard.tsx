import {
  Alert,
  Button,
  ButtonRow,
  Card,
  DataList,
  formatDag,
  formatMoment,
  Muted,
  PauzeDialog,
  ProblemAlert,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { useMay } from '../vestigingen/useMay.ts';
import type { KoppelingDetail } from './koppelingen.ts';
import { usePauze } from './usePauze.ts';

type Pauze = KoppelingDetail['pauzes'][number];

const ZIJDE: Readonly<Record<Pauze['soort'], string>> = {
  school: 'de school',
  bestuur: 'het bestuur',
  systeem: 'de beheerder van ESIS',
};

/** The pauses of a koppeling, those of now and those that were planned, and the way to one that keeps the code. */
export function PauzesCard({ koppeling }: { koppeling: KoppelingDetail }) {
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { create, end } = usePauze(koppeling.id);
  const { partner, status, pauzes, heeftCode } = koppeling;
  const isBestuur = !may('koppelingen beheren');
  const mayPause = may('koppelingen pauzeren') && ['aangevraagd', 'actief', 'gepauzeerd'].includes(status);
  const shown = pauzes.filter(({ wijze }) => wijze === 'gepauzeerd');
  if (!mayPause && shown.length === 0) return null;
  const heeftEigenNu = shown.some(({ isNu, isEigen }) => isNu && isEigen);
  return (
    <Card title="Pauzeren">
      {shown.map((pauze) => (
        <PauzeView
          key={pauze.id}
          pauze={pauze}
          isBusy={end.isPending}
          onEnd={(alleScholen) => end.mutate({ pauzeId: pauze.id, alleScholen })}
        />
      ))}
      <ProblemAlert error={end.error} title="Hervatten lukte niet" />
      {mayPause && (
        <>
          <p>
            U kunt de uitwisseling een tijd stilzetten, nu of later, bijvoorbeeld in de zomer.{' '}
            {heeftCode
              ? 'De verificatiecode blijft geldig: na de pauze gaat de uitwisseling vanzelf verder.'
              : 'De verificatiecode is nu verwijderd: ook na de pauze gaat de uitwisseling pas verder als die weer is ingevuld.'}
          </p>
          <ButtonRow>
            <Button variant="pause-outlined" icon="pause" onClick={() => setOpen(true)}>
              {heeftEigenNu ? 'Nog een pauze plannen…' : 'Pauzeren…'}
            </Button>
          </ButtonRow>
        </>
      )}
      <PauzeDialog
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
          create.reset();
        }}
        onConfirm={(invoer) => create.mutate(invoer, { onSuccess: () => setOpen(false) })}
        busy={create.isPending}
        error={create.error}
        redenHint={`Dit lezen alleen uw school en uw bestuur; ${partner} niet. Noem geen leerling.`}
        {...(isBestuur && { alleScholenLabel: 'Ook voor onze andere scholen met deze koppeling' })}
      >
        <p>{partner} krijgt dan geen gegevens meer. Er wordt niets gewist.</p>
        <ul>
          <li>Wat {partner} al heeft, blijft daar staan.</li>
          {heeftCode && <li>De verificatiecode blijft geldig. U hoeft hem straks niet in te vullen.</li>}
          {!heeftCode && <li>De verificatiecode is nu verwijderd. Die moet ook weer worden ingevuld.</li>}
          {heeftCode && (
            <li>{partner} hoort bij de volgende vraag wie pauzeert en tot wanneer, niet waarom.</li>
          )}
          <li>Alleen {isBestuur ? 'het bestuur' : 'uw school'} kan hervatten.</li>
        </ul>
        <Muted>
          Met een eerste of laatste dag krijgen de beheerders van de school en het bestuur de dag ervoor een
          e-mail.
        </Muted>
      </PauzeDialog>
    </Card>
  );
}

type PauzeViewProps = { pauze: Pauze; isBusy: boolean; onEnd: (alleScholen: boolean) => void };

function PauzeView({ pauze, isBusy, onEnd }: PauzeViewProps) {
  const { soort, reden, door, sinds, totEnMet, isNu, isEigen } = pauze;
  const einde = totEnMet ? `tot en met ${formatDag(totEnMet)}, daarna vanzelf verder` : 'tot er wordt hervat';
  return (
    <Alert
      severity="pause"
      title={isNu ? `Gepauzeerd door ${ZIJDE[soort]}` : `Pauze gepland door ${ZIJDE[soort]}`}
      headingLevel={3}
    >
      <DataList
        rows={[
          { label: isNu ? 'Sinds' : 'Vanaf', value: `${formatMoment(sinds)}, door ${door}` },
          { label: 'Hoelang', value: einde },
          ...(reden ? [{ label: 'Waarom', value: reden }] : []),
        ]}
      />
      {isEigen ? (
        <ButtonRow>
          <Button variant={isNu ? 'filled' : 'outlined'} busy={isBusy} onClick={() => onEnd(false)}>
            {isNu ? 'Hervatten' : 'Geplande pauze weghalen'}
          </Button>
          {soort === 'bestuur' && (
            <Button variant="plain" busy={isBusy} onClick={() => onEnd(true)}>
              {isNu ? 'Hervatten bij al onze scholen' : 'Weghalen bij al onze scholen'}
            </Button>
          )}
        </ButtonRow>
      ) : (
        <p>Alleen {ZIJDE[soort]} kan deze pauze opheffen.</p>
      )}
    </Alert>
  );
}
