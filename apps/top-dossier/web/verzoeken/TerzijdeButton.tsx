import { Button, ConfirmDialog } from '@koppelpunt/ui';
import { useState } from 'react';
import { useTerzijde } from './useVerzoeken.ts';
import type { VerzoekDetail } from './verzoek.ts';

/** For what is no request: nobody gets a mail of it, and it can be taken back. */
export function TerzijdeButton({ verzoek }: { verzoek: VerzoekDetail }) {
  const [isOpen, setOpen] = useState(false);
  const terzijde = useTerzijde(verzoek.id);
  return (
    <>
      <Button variant="plain" onClick={() => setOpen(true)}>
        Terzijde leggen…
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => terzijde.mutate(true, { onSuccess: () => setOpen(false) })}
        title="E-mail terzijde leggen?"
        confirmLabel="Terzijde leggen"
        busy={terzijde.isPending}
        error={terzijde.error}
      >
        <p>
          Dit is voor spam en andere e-mail die geen verzoek is. De afzender krijgt geen bericht. U kunt dit
          een week lang terugzetten; daarna is het verzoek weg. De e-mail zelf wordt na 30 dagen verwijderd.
        </p>
      </ConfirmDialog>
    </>
  );
}
