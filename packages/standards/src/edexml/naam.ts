/** EDEXML 2.1: the name block of leerling and leerkracht. Without achternaam there is only a roepnaam. */
import { element, keuze, optioneel, samen } from '../xml/schema/description.ts';
import { tekst } from '../xml/schema/simple-type.ts';

const roepnaam = element('roepnaam', tekst(1, 64), 'Naam waarmee de persoon wordt aangesproken');

export const naamblok = keuze(
  samen(
    element('achternaam', tekst(1, 200), 'Achternaam zonder voorvoegsel'),
    optioneel(element('voorvoegsel', tekst(1, 10), 'Voorvoegsel van de achternaam, zoals van der')),
    optioneel(element('voornamen', tekst(1, 200), 'Alle voornamen, met een spatie ertussen')),
    optioneel(element('voorletters-1', tekst(1, 6), 'Voorletters als hoofdletters zonder punten')),
    optioneel(roepnaam),
  ),
  roepnaam,
);
