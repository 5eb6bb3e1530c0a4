import {
  Button,
  ConfirmDialog,
  formatDatum,
  Hidden,
  Item,
  ItemList,
  StatusBadge,
  type Status,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { useRevokeMandaat, type Mandaat } from './useMandaten.ts';

const looks: Readonly<Record<Mandaat['status'], Status>> = {
  geldig: 'actief',
  'komt nog': 'wacht',
  verlopen: 'verlopen',
  ingetrokken: 'ingetrokken',
};
const labels: Readonly<Record<Mandaat['status'], string>> = {
  geldig: 'Geldig',
  'komt nog': 'Gaat nog in',
  verlopen: 'Verlopen',
  ingetrokken: 'Ingetrokken',
};

type MandaatListProps = {
  mandaten: readonly Mandaat[];
  mayManage: boolean;
  onRevoked: (naam: string) => void;
};

export function MandaatList({ mandaten, mayManage, onRevoked }: MandaatListProps) {
  const [chosen, setChosen] = useState<Mandaat>();
  const revoke = useRevokeMandaat();
  return (
    <>
      <ItemList>
        {mandaten.map((mandaat) => (
          <Item
            key={mandaat.id}
            title={mandaat.persoon.naam}
            status={<StatusBadge status={looks[mandaat.status]}>{labels[mandaat.status]}</StatusBadge>}
            meta={`${mandaat.functie} · ${formatDatum(mandaat.vanaf)} tot en met ${formatDatum(mandaat.tot)}`}
            {...(mayManage &&
              (mandaat.status === 'geldig' || mandaat.status === 'komt nog') && {
                action: (
                  <Button variant="danger-outlined" onClick={() => setChosen(mandaat)}>
                    Intrekken…
                    <Hidden>{` van ${mandaat.persoon.naam}`}</Hidden>
                  </Button>
                ),
              })}
          />
        ))}
      </ItemList>
      {chosen && (
        <ConfirmDialog
          isOpen
          title="Mandaat intrekken?"
          confirmLabel="Mandaat intrekken"
          variant="danger"
          busy={revoke.isPending}
          error={revoke.error}
          onClose={() => {
            setChosen(undefined);
            revoke.reset();
          }}
          onConfirm={() =>
            revoke.mutate(chosen.id, {
              onSuccess: () => {
                setChosen(undefined);
                onRevoked(chosen.persoon.naam);
              },
            })
          }
        >
          <p>
            {chosen.persoon.naam} kan dan meteen met geen voorwaarden meer akkoord gaan. Koppelingen die al
            geactiveerd zijn, gaan door; die stopt u door de verificatiecode te laten verwijderen.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
