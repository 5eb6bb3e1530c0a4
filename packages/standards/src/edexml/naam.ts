/** EDEXML 2.1: the name block of leerling and leerkracht. Without achternaam there is only a roepnaam. */
import { element, choice, optional, sequence } from '../xml/schema/description.ts';
import { text } from '../xml/schema/simple-type.ts';

const roepnaam = element('roepnaam', text(1, 64), 'Naam waarmee de persoon wordt aangesproken');

export const naamblok = choice(
  sequence(
    element('achternaam', text(1, 200), 'Achternaam zonder voorvoegsel'),
    optional(element('voorvoegsel', text(1, 10), 'Voorvoegsel van de achternaam, zoals van der')),
    optional(element('voornamen', text(1, 200), 'Alle voornamen, met een spatie ertussen')),
    optional(element('voorletters-1', text(1, 6), 'Voorletters als hoofdletters zonder punten')),
    optional(roepnaam),
  ),
  roepnaam,
);
