import { Button, ButtonRow, Card, ConfirmDialog, formatMoment, formatTelling } from '@koppelpunt/ui';
import { useState } from 'react';
import { useLaatsteImport, useUndoImport } from './useLaatsteImport.ts';

/** The way back from the last import; nothing to see when there is none. */
export function LaatsteImportCard() {
  const laatste = useLaatsteImport().data?.laatste;
  const [isOpen, setOpen] = useState(false);
  const undoing = useUndoImport(() => setOpen(false));
  if (!laatste) return null;
  const { op, terugTot, schooljaar, nieuw, gewijzigd, vertrokken } = laatste;
  const telling = (aantal: number) => formatTelling(aantal, 'leerling', 'leerlingen');
  return (
    <Card title="Laatste inlezen terugdraaien">
      <p>
        {`Op ${formatMoment(op)} is schooljaar ${schooljaar} ingelezen: ${telling(nieuw)} nieuw, ${gewijzigd} gewijzigd, ${vertrokken} vertrokken. Tot ${formatMoment(terugTot)} kunt u dat terugdraaien.`}
      </p>
      <ButtonRow>
        <Button onClick={() => setOpen(true)}>Terugdraaien</Button>
      </ButtonRow>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => undoing.mutate()}
        title="Laatste inlezen terugdraaien?"
        confirmLabel="Terugdraaien"
        busy={undoing.isPending}
        error={undoing.error}
      >
        <p>
          Alle groepen en leerlingen van schooljaar {schooljaar} worden weer zoals ze waren voor het inlezen
          van {formatMoment(op)}. Wat koppelingen intussen hebben opgehaald, krijgen zij de volgende keer
          opnieuw.
        </p>
      </ConfirmDialog>
    </Card>
  );
}
