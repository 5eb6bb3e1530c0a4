import { Accordion, Card, EmptyState, Item, ItemList, LinkButton } from '@koppelpunt/ui';
import { MandaatVraag } from '../mandaten/MandaatVraag.tsx';
import { activerenPath, type Aanbod, type Koppelingen } from './koppelingen.ts';

export function BeschikbareKoppelingenCard({ categorieen }: { categorieen: Koppelingen['beschikbaar'] }) {
  return (
    <Card title="Beschikbare koppelingen">
      {categorieen.length === 0 ? (
        <EmptyState title="Er zijn nu geen koppelingen beschikbaar" />
      ) : (
        <Accordion
          sections={categorieen.map(({ categorie, aanbod }) => ({
            title: categorie,
            count: aanbod.length,
            children: (
              <ItemList>
                {aanbod.map((entry) => (
                  <AanbodItem key={entry.id} aanbod={entry} />
                ))}
              </ItemList>
            ),
          }))}
        />
      )}
    </Card>
  );
}

function AanbodItem({ aanbod }: { aanbod: Aanbod }) {
  return (
    <Item
      title={aanbod.naam}
      headingLevel={4}
      meta={`${aanbod.omschrijving} · ${aanbod.prijs}`}
      {...(aanbod.activeerbaar && {
        action: (
          <LinkButton to={activerenPath(aanbod.id)} variant="filled">
            Activeren
          </LinkButton>
        ),
      })}
    >
      {aanbod.reden && (
        <>
          <p>{aanbod.reden}</p>
          <MandaatVraag />
        </>
      )}
    </Item>
  );
}
