import { Button, ButtonRow, Card, Checkbox, FileField, Form, ProgressBar, useMutation } from '@koppelpunt/ui';
import { useState } from 'react';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { checkEdexml, sendEdexml, type Voorstel } from './edexml.ts';
import { ImportProblemAlert } from './ImportProblemAlert.tsx';
import { ImportVerslagView } from './ImportVerslagView.tsx';
import { useRefreshLeerlingen } from './useLaatsteImport.ts';
import { VoorstelView } from './VoorstelView.tsx';

/** First what would change, and only then, with a yes to exactly that, the import. */
export function EdexmlImportCard() {
  const { brin6 } = useVestiging();
  const refresh = useRefreshLeerlingen();
  const [file, setFile] = useState<File>();
  const [error, setError] = useState<string>();
  const [progress, setProgress] = useState(0);
  const checking = useMutation({ mutationFn: (chosen: File) => checkEdexml(brin6, chosen, setProgress) });
  const importing = useMutation({
    mutationFn: ({ chosen, voorstel }: { chosen: File; voorstel: Voorstel }) =>
      sendEdexml(brin6, chosen, voorstel, setProgress),
    onSuccess: async () => {
      checking.reset();
      await refresh();
    },
  });
  const isBusy = checking.isPending || importing.isPending;

  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setError(undefined);
    checking.reset();
    importing.reset();
  };
  const submit = () => {
    const melding = validateFile(file);
    setError(melding);
    if (melding || !file || isBusy) return;
    setProgress(0);
    importing.reset();
    checking.mutate(file);
  };
  const read = (voorstel: Voorstel) => {
    if (!file || isBusy) return;
    setProgress(0);
    importing.mutate({ chosen: file, voorstel });
  };

  return (
    <Card title="EDEXML-bestand inlezen">
      <Form onSubmit={submit}>
        <FileField
          label="EDEXML-bestand"
          name="edexml"
          accept=".xml,application/xml,text/xml"
          hint="Het bestand met alle groepen en leerlingen van uw school. Wie er niet in staat, geldt als vertrokken."
          error={error}
          onSelect={choose}
          disabled={isBusy}
        />
        {isBusy && <UploadProgress progress={progress} isImport={importing.isPending} />}
        <ButtonRow>
          <Button
            type="submit"
            variant={checking.data ? 'outlined' : 'filled'}
            busy={checking.isPending}
            busyLabel="Bezig met bekijken…"
          >
            Bekijk wat er verandert
          </Button>
        </ButtonRow>
      </Form>
      {checking.data && (
        <>
          <VoorstelView voorstel={checking.data} />
          <InlezenForm
            key={checking.data.kenmerk}
            voorstel={checking.data}
            isBusy={importing.isPending}
            onRead={read}
          />
        </>
      )}
      {importing.data && <ImportVerslagView verslag={importing.data} />}
      <ImportProblemAlert error={checking.error ?? importing.error} />
    </Card>
  );
}

function UploadProgress({ progress, isImport }: { progress: number; isImport: boolean }) {
  if (progress >= 1) return <ProgressBar label={isImport ? 'Bestand inlezen' : 'Bestand bekijken'} />;
  const percentage = Math.round(progress * 100);
  return <ProgressBar label="Bestand versturen" value={percentage} text={`${percentage} %`} />;
}

type InlezenFormProps = { voorstel: Voorstel; isBusy: boolean; onRead: (voorstel: Voorstel) => void };

/** A yes to those who leave is asked apart: the button alone is pressed too easily. */
function InlezenForm({ voorstel, isBusy, onRead }: InlezenFormProps) {
  const [isSure, setSure] = useState(false);
  const [error, setError] = useState<string>();
  const { vastgehouden } = voorstel;
  const submit = () => {
    const melding =
      vastgehouden && !isSure ? 'Vink dit aan als het klopt, of kies een ander bestand.' : undefined;
    setError(melding);
    if (!melding) onRead(voorstel);
  };
  return (
    <Form onSubmit={submit}>
      {vastgehouden && (
        <Checkbox name="toestaan-vertrek" checked={isSure} onChange={setSure} error={error}>
          Ja, dit klopt: deze leerlingen zijn niet meer op school
        </Checkbox>
      )}
      <ButtonRow>
        <Button type="submit" variant="filled" busy={isBusy} busyLabel="Bezig met inlezen…">
          Inlezen
        </Button>
      </ButtonRow>
    </Form>
  );
}

function validateFile(file: File | undefined): string | undefined {
  if (!file) return 'Kies eerst een EDEXML-bestand.';
  if (file.size === 0) return 'Dit bestand is leeg. Maak het opnieuw in het programma waar het vandaan komt.';
  return undefined;
}
