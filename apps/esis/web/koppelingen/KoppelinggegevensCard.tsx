import { Card, DataList, formatGrootte, TextLink } from '@koppelpunt/ui';
import type { Aanbod } from './koppelingen.ts';

/** What the user agrees to: the upper half of the screen Koppelinggegevens. */
export function KoppelinggegevensCard({ aanbod }: { aanbod: Aanbod }) {
  const { url, bytes } = aanbod.voorwaarden;
  return (
    <Card title="Over deze koppeling">
      <DataList
        rows={[
          { label: 'Naam', value: aanbod.koppelingnaam },
          { label: 'Omschrijving', value: aanbod.omschrijving },
          { label: 'Prijs', value: aanbod.prijs },
          {
            label: 'Gebruikersvoorwaarden',
            value: (
              <TextLink href={url} download>
                {`downloaden (pdf, ${formatGrootte(bytes)})`}
              </TextLink>
            ),
          },
        ]}
      />
    </Card>
  );
}
