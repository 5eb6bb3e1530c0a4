import {
  Button,
  ButtonRow,
  Card,
  FileField,
  Form,
  ProgressBar,
  useMutation,
  useQueryClient,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { sendEdexml } from './edexml.ts';
import { ImportProblemAlert } from './ImportProblemAlert.tsx';
import { ImportVerslagView } from './ImportVerslagView.tsx';

export function EdexmlImportCard() {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [error, setError] = useState<string>();
  const [progress, setProgress] = useState(0);
  const importing = useMutation({
    mutationFn: (chosen: File) => sendEdexml(brin6, chosen, setProgress),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['leerlingen', brin6] }),
        client.invalidateQueries({ queryKey: ['vestigingen'] }),
      ]);
    },
  });

  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setError(undefined);
    importing.reset();
  };
  const submit = () => {
    const melding = validateFile(file);
    setError(melding);
    if (melding || !file || importing.isPending) return;
    setProgress(0);
    importing.mutate(file);
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
          disabled={importing.isPending}
        />
        {importing.isPending && (
          <ProgressBar
            {...(progress < 1
              ? {
                  label: 'Bestand versturen',
                  value: Math.round(progress * 100),
                  text: `${Math.round(progress * 100)} %`,
                }
              : { label: 'Bestand inlezen' })}
          />
        )}
        <ButtonRow>
          <Button type="submit" variant="filled" busy={importing.isPending} busyLabel="Bezig met inlezen…">
            Inlezen
          </Button>
        </ButtonRow>
      </Form>
      {importing.data && <ImportVerslagView verslag={importing.data} />}
      <ImportProblemAlert error={importing.error} />
    </Card>
  );
}

function validateFile(file: File | undefined): string | undefined {
  if (!file) return 'Kies eerst een EDEXML-bestand.';
  if (file.size === 0) return 'Dit bestand is leeg. Maak het opnieuw in het programma waar het vandaan komt.';
  return undefined;
}
