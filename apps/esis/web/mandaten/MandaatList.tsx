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
import { useTrekIn, type Mandaat } from './useMandaten.ts';

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
  magBeheren: boolean;
  onIngetrokken: (naam: string) => void;
};

export function MandaatList({ mandaten, magBeheren, onIngetrokken }: MandaatListProps) {
  const [gekozen, setGekozen] = useState<Mandaat>();
  const trekIn = useTrekIn();
  return (
    <>
      <ItemList>
        {mandaten.map((mandaat) => (
          <Item
            key={mandaat.id}
            title={mandaat.persoon.naam}
            status={<StatusBadge status={looks[mandaat.status]}>{labels[mandaat.status]}</StatusBadge>}
            meta={`${mandaat.functie} · ${formatDatum(mandaat.vanaf)} tot en met ${formatDatum(mandaat.tot)}`}
            {...(magBeheren &&
              (mandaat.status === 'geldig' || mandaat.status === 'komt nog') && {
                action: (
                  <Button variant="danger-outlined" onClick={() => setGekozen(mandaat)}>
                    Intrekken…
                    <Hidden>{` van ${mandaat.persoon.naam}`}</Hidden>
                  </Button>
                ),
              })}
          />
        ))}
      </ItemList>
      {gekozen && (
        <ConfirmDialog
          isOpen
          title="Mandaat intrekken?"
          confirmLabel="Mandaat intrekken"
          variant="danger"
          busy={trekIn.isPending}
          error={trekIn.error}
          onClose={() => {
            setGekozen(undefined);
            trekIn.reset();
          }}
          onConfirm={() =>
            trekIn.mutate(gekozen.id, {
              onSuccess: () => {
                setGekozen(undefined);
                onIngetrokken(gekozen.persoon.naam);
              },
            })
          }
        >
          <p>
            {gekozen.persoon.naam} kan dan meteen met geen voorwaarden meer akkoord gaan. Koppelingen die al
            geactiveerd zijn, gaan door; die stopt u door de verificatiecode te laten verwijderen.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
