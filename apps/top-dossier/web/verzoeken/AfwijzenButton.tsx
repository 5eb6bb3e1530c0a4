import { Button, ConfirmDialog, TextAreaField } from '@koppelpunt/ui';
import { useState } from 'react';
import { useAfwijzing } from './useVerzoeken.ts';
import type { VerzoekDetail } from './verzoek.ts';

const REDEN_MISSING = 'Schrijf op waarom u het verzoek afwijst; de school krijgt deze zin.';

/** A rejection is final and the school reads the reason, so a dialog asks for it. */
export function AfwijzenButton({ verzoek }: { verzoek: VerzoekDetail }) {
  const [isOpen, setOpen] = useState(false);
  const [reden, setReden] = useState('');
  const [missing, setMissing] = useState<string>();
  const afwijzing = useAfwijzing(verzoek.id);

  const reject = () => {
    if (reden.trim() === '') {
      setMissing(REDEN_MISSING);
      document.getElementById('reden')?.focus();
      return;
    }
    setMissing(undefined);
    afwijzing.mutate(reden.trim(), { onSuccess: () => setOpen(false) });
  };

  return (
    <>
      <Button variant="plain" onClick={() => setOpen(true)}>
        Afwijzen…
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={reject}
        title="Verzoek afwijzen?"
        confirmLabel="Afwijzen en mailen"
        variant="danger"
        busy={afwijzing.isPending}
        error={afwijzing.error}
      >
        <p>Uw reden gaat per e-mail naar {verzoek.van}. De school kan daarna een nieuw verzoek sturen.</p>
        <TextAreaField
          label="Reden"
          name="reden"
          hint="Wat klopt er niet, en wat moet de school doen? Noem de code niet."
          rows={3}
          value={reden}
          onChange={setReden}
          error={missing}
        />
      </ConfirmDialog>
    </>
  );
}
