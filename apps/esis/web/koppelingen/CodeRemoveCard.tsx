import { Button, ButtonRow, Card, ConfirmDialog, dataOf, Muted, useMutation } from '@koppelpunt/ui';
import { useState } from 'react';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import type { KoppelingDetail } from './koppelingen.ts';
import { useRefreshKoppelingen } from './useKoppelingen.ts';
import { useRecentCode } from './RecentCode.tsx';

type CodeRemoveCardProps = { koppeling: KoppelingDetail; onRemoved: () => void };

/** Removing the code is a pause and is shown as one: it can be undone, and nothing is deleted (P7, P8). */
export function CodeRemoveCard({ koppeling, onRemoved }: CodeRemoveCardProps) {
  const { brin6 } = useVestiging();
  const refresh = useRefreshKoppelingen();
  const { forgetCode } = useRecentCode();
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () =>
      dataOf(
        api.DELETE('/api/vestigingen/{brin6}/koppelingen/{id}/verificatiecode', {
          params: { path: { brin6, id: koppeling.id } },
        }),
      ),
    onSuccess: async () => {
      forgetCode();
      await refresh();
      setOpen(false);
      onRemoved();
    },
  });
  return (
    <Card title="Verificatiecode">
      <p>
        U kunt de gegevensuitwisseling tijdelijk stoppen door de verificatiecode te verwijderen. Wenst u de
        gegevensuitwisseling weer te hervatten, vul dan de verificatiecode weer in.
      </p>
      <ButtonRow>
        <Button variant="pause-outlined" icon="pause" onClick={() => setOpen(true)}>
          Verificatiecode verwijderen
        </Button>
      </ButtonRow>
      <Muted>
        Bent u de code kwijt? Verwijder hem dan ook, en vul een nieuwe in. TOP dossier moet de koppeling
        daarna opnieuw activeren.
      </Muted>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
          remove.reset();
        }}
        onConfirm={() => remove.mutate()}
        title="Uitwisseling pauzeren?"
        confirmLabel="Verwijderen en pauzeren"
        variant="pause"
        busy={remove.isPending}
        error={remove.error}
      >
        <p>
          U verwijdert de verificatiecode. De uitwisseling stopt meteen: TOP dossier kan geen gegevens meer
          ophalen.
        </p>
        <p>
          Dit is een pauze. Er wordt niets gewist. Met dezelfde code gaat de uitwisseling later weer verder.
        </p>
        <p>
          <strong>Hebt u de code bewaard?</strong> ESIS kan hem niet meer laten zien.
        </p>
      </ConfirmDialog>
    </Card>
  );
}
