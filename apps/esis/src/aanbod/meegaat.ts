import { swvSet } from '@koppelpunt/standards';

/** One field of a pupil that crosses, and what for. */
export type VeldDoel = { veld: string; doel: string };

const VELDNAMEN: Record<keyof (typeof swvSet.fields)['leerling'], string> = {
  key: 'Kenmerk',
  achternaam: 'Achternaam',
  voorvoegsel: 'Voorvoegsel',
  roepnaam: 'Roepnaam',
  geboortedatum: 'Geboortedatum',
  geslacht: 'Geslacht',
  jaargroep: 'Jaargroep',
  groep: 'Groep',
  samengesteldeGroepen: 'Extra groepen',
};

/** From the profile itself: screen, terms and receipt promise exactly what the exchange does. */
export const MEEGAAT: readonly VeldDoel[] = Object.entries(swvSet.fields.leerling).map(([veld, doel]) => ({
  veld: VELDNAMEN[veld as keyof typeof VELDNAMEN],
  doel,
}));

/** What no profile of this koppeling has a field for. */
export const NOOIT: readonly string[] = [
  'Burgerservicenummer en andere persoonsgebonden nummers',
  'Adressen',
  'Telefoonnummers',
  'Foto’s',
  'Resultaten',
  'Aantekeningen',
  'Gegevens van medewerkers',
];
