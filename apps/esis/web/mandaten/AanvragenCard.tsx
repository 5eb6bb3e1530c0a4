import { Button, ButtonRow, Card, ConfirmDialog, formatMoment, Hidden, Item, ItemList } from '@koppelpunt/ui';
import { useState } from 'react';
import { useRefuseMandaat, type Aanvraag } from './useMandaten.ts';

type AanvragenCardProps = {
  aanvragen: readonly Aanvraag[];
  onChoose: (gebruikerId: string) => void;
  onRefused: (naam: string) => void;
};

/** Who asked the bestuur for a mandate; nothing when nobody did. */
export function AanvragenCard({ aanvragen, onChoose, onRefused }: AanvragenCardProps) {
  const [chosen, setChosen] = useState<Aanvraag>();
  const refuse = useRefuseMandaat();
  if (aanvragen.length === 0) return null;
  const close = () => {
    setChosen(undefined);
    refuse.reset();
  };
  return (
    <Card title="Gevraagd aan u">
      <ItemList>
        {aanvragen.map((aanvraag) => (
          <Item
            key={aanvraag.persoon.id}
            title={aanvraag.persoon.naam}
            meta={`${aanvraag.persoon.email} · vroeg ${formatMoment(aanvraag.gevraagdOp)} om een mandaat`}
          >
            <ButtonRow>
              <Button variant="filled" onClick={() => onChoose(aanvraag.persoon.id)}>
                Verlenen…
                <Hidden>{` aan ${aanvraag.persoon.naam}`}</Hidden>
              </Button>
              <Button onClick={() => setChosen(aanvraag)}>
                Afwijzen…
                <Hidden>{` van ${aanvraag.persoon.naam}`}</Hidden>
              </Button>
            </ButtonRow>
          </Item>
        ))}
      </ItemList>
      {chosen && (
        <ConfirmDialog
          isOpen
          title="Aanvraag afwijzen?"
          confirmLabel="Aanvraag afwijzen"
          busy={refuse.isPending}
          error={refuse.error}
          onClose={close}
          onConfirm={() =>
            refuse.mutate(chosen.persoon.id, {
              onSuccess: () => {
                close();
                onRefused(chosen.persoon.naam);
              },
            })
          }
        >
          <p>{chosen.persoon.naam} krijgt een e-mail dat u nu geen mandaat verleent.</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
