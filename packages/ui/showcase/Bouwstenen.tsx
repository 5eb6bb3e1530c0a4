import { useState, type ReactNode } from 'react';
import {
  Alert,
  ApiProblem,
  Button,
  ButtonRow,
  Card,
  Checkbox,
  ConfirmDialog,
  CopyBlock,
  EmptyState,
  FieldRow,
  FileField,
  LinkButton,
  Loading,
  Muted,
  PageTitle,
  PasswordField,
  ProblemAlert,
  ProgressBar,
  SelectField,
  Skeleton,
  StatusBadge,
  Table,
  TextAreaField,
  TextField,
  TextLink,
  useApp,
  WieIsAanZet,
} from '../src/index.ts';

export function Bouwstenen() {
  const { id } = useApp();
  const other =
    id === 'esis' ? { href: '/top-dossier', naam: 'TOP dossier' } : { href: '/esis', naam: 'ESIS' };
  return (
    <>
      <PageTitle
        intro={
          <>
            Alle onderdelen in dit thema. Bekijk ze ook in <TextLink href={other.href}>{other.naam}</TextLink>{' '}
            of lees <TextLink to={`/${id}/stappenplan`}>het stappenplan</TextLink>.
          </>
        }
        aside={<StatusBadge status="actief" />}
      >
        Bouwstenen
      </PageTitle>
      <Card title="Status">
        <ButtonRow>
          <StatusBadge status="nieuw" />
          <StatusBadge status="wacht" />
          <StatusBadge status="actief" />
          <StatusBadge status="gepauzeerd" />
          <StatusBadge status="storing" />
          <StatusBadge status="ingetrokken" />
          <StatusBadge status="afgewezen" />
          <StatusBadge status="verlopen" />
        </ButtonRow>
        <WieIsAanZet isU>U: stuur het verzoek naar de support van TOP dossier.</WieIsAanZet>
        <WieIsAanZet>De support van TOP dossier bevestigt uw verzoek. U krijgt een e-mail.</WieIsAanZet>
      </Card>
      <Knoppen />
      <Meldingen />
      <Velden />
      <Card title="Scholen">
        <Table
          caption="Verbonden scholen"
          isCaptionHidden
          rowKey={(row) => row.brin}
          rows={[
            {
              brin: '97QX00',
              naam: 'De Regenboog',
              aantal: 221,
              status: <StatusBadge status="actief" />,
              laatst: 'vandaag om 03:12',
            },
            {
              brin: '97QY00',
              naam: 'Obs ’t Kompas',
              aantal: 1048,
              status: <StatusBadge status="gepauzeerd">Gepauzeerd door de school</StatusBadge>,
              laatst: 'gisteren om 03:15',
            },
          ]}
          columns={[
            { header: 'School', cell: (row) => row.naam },
            { header: 'BRIN', cell: (row) => row.brin },
            { header: 'Status', cell: (row) => row.status },
            { header: 'Leerlingen', cell: (row) => row.aantal, align: 'end' },
            { header: 'Laatst', cell: (row) => row.laatst },
          ]}
        />
      </Card>
      <Card title="Wachten">
        <ProgressBar label="Leerlingen ophalen" value={137} max={221} />
        <ProgressBar label="Wachten op ESIS" />
        <Loading />
        <Skeleton lines={2} />
        <EmptyState
          title="Er zijn nog geen verzoeken"
          action={<LinkButton to={`/${id}/stappenplan`}>Naar de scholen</LinkButton>}
        >
          Zodra een school een verzoek mailt, staat het hier.
        </EmptyState>
      </Card>
    </>
  );
}

function Knoppen() {
  const [open, setOpen] = useState<'pause' | 'danger' | undefined>();
  const [said, setSaid] = useState('');
  const close = (): void => setOpen(undefined);
  const confirm = (what: string) => () => {
    setSaid(what);
    close();
  };
  return (
    <Card title="Knoppen">
      <ButtonRow>
        <Button variant="filled">Gereed</Button>
        <Button>Beheren</Button>
        <Button variant="plain">Annuleren</Button>
        <Button variant="filled" busy busyLabel="Bezig met controleren…">
          Controleren
        </Button>
        <Button disabled>Versturen</Button>
      </ButtonRow>
      <ButtonRow>
        <Button variant="pause-outlined" icon="pause" onClick={() => setOpen('pause')}>
          Pauzeren…
        </Button>
        <Button variant="danger-outlined" onClick={() => setOpen('danger')}>
          Intrekken…
        </Button>
      </ButtonRow>
      <output>{said}</output>
      <ConfirmDialog
        isOpen={open === 'pause'}
        onClose={close}
        onConfirm={confirm('De koppeling is gepauzeerd.')}
        title="Koppeling pauzeren?"
        confirmLabel="Koppeling pauzeren"
        variant="pause"
      >
        De uitwisseling stopt meteen. Er gaan geen gegevens verloren. U kunt de koppeling later weer
        hervatten.
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={open === 'danger'}
        onClose={close}
        onConfirm={confirm('De koppeling is ingetrokken.')}
        title="Koppeling voorgoed intrekken?"
        confirmLabel="Koppeling intrekken"
        variant="danger"
      >
        TOP dossier verwijdert de gegevens van 221 leerlingen. Dit kunt u niet terugdraaien.
      </ConfirmDialog>
    </Card>
  );
}

function Meldingen(): ReactNode {
  return (
    <Card title="Meldingen">
      <Alert title="De koppeling gaat in op 1 december 2026" headingLevel={3}>
        Tot die dag wisselen we niets uit.
      </Alert>
      <Alert severity="success" title="Uw verzoek is verstuurd" headingLevel={3}>
        U krijgt een e-mail zodra TOP dossier het bevestigt.
      </Alert>
      <Alert severity="warning" title="Er kwamen nul leerlingen mee" headingLevel={3}>
        Controleer in ESIS of de leerlingen dit schooljaar zijn ingeschreven.
      </Alert>
      <Alert severity="pause" title="Gepauzeerd door de school" headingLevel={3}>
        Hier hoeft niemand iets te doen.
      </Alert>
      <ProblemAlert
        error={
          new ApiProblem(409, {
            code: 'CODE_IN_GEBRUIK',
            melding: 'Deze code is al in gebruik. Bedenk een andere of druk op Genereer.',
          })
        }
      />
    </Card>
  );
}

function Velden() {
  const [groep, setGroep] = useState('');
  const [zoek, setZoek] = useState('');
  const [wachtwoord, setWachtwoord] = useState('geheim');
  const [tekst, setTekst] = useState('Beste support,\n\nGraag activeren.');
  const [isAan, setAan] = useState(true);
  const [progress, setProgress] = useState<number>();
  return (
    <Card title="Velden">
      <FieldRow>
        <SelectField
          label="Groep"
          name="groep"
          value={groep}
          onChange={setGroep}
          options={[
            { value: '', label: 'Alle groepen (221)' },
            { value: '3a', label: 'Groep 3a (24)' },
          ]}
        />
        <TextField label="Zoek op naam" name="zoek" value={zoek} onChange={setZoek} />
      </FieldRow>
      <PasswordField label="Wachtwoord" name="wachtwoord" value={wachtwoord} onChange={setWachtwoord} />
      <Checkbox name="kopie" checked={isAan} onChange={setAan} hint="U mag dit later veranderen.">
        Stuur mij een kopie
      </Checkbox>
      <Checkbox name="dicht" checked={false} onChange={setAan} disabled>
        Niet te kiezen
      </Checkbox>
      <TextAreaField label="Bericht" name="bericht" optional value={tekst} onChange={setTekst} rows={4} />
      <FileField
        label="EDEXML-bestand"
        name="edexml"
        accept=".xml"
        hint="Versie 2.1, uit uw leerlingadministratie."
        onSelect={(file) => setProgress(file ? 0.42 : undefined)}
        progress={progress}
      />
      <CopyBlock
        label="Tekst van de mail"
        text={
          'Aan: support-topdossier@perspectiefopschool.nl\n\nGraag de TOP dossier koppeling met ESIS activeren.\nBrinnummer: 97QX00'
        }
      />
      <Muted>Niet verplicht: u kunt de tekst ook zelf mailen.</Muted>
    </Card>
  );
}
