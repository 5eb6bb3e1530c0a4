import { swvSet } from '@koppelpunt/standards';

/** One field of a pupil that crosses, and what for. */
export type VeldDoel = { veld: string; doel: string };

type Velden = typeof swvSet.fields;

/** The word for each field of a pupil or a group that crosses: on every screen, in the terms and in the logboek. */
export const VELDNAMEN: Record<keyof Velden['leerling'] | keyof Velden['groep'], string> = {
  key: 'kenmerk',
  naam: 'naam',
  achternaam: 'achternaam',
  voorvoegsel: 'voorvoegsel',
  roepnaam: 'roepnaam',
  geboortedatum: 'geboortedatum',
  geslacht: 'geslacht',
  jaargroep: 'jaargroep',
  groep: 'groep',
  samengesteldeGroepen: 'samengestelde groepen',
};

/** From the profile itself: screen, terms and receipt promise exactly what the exchange does. */
export const MEEGAAT: readonly VeldDoel[] = Object.entries(swvSet.fields.leerling).map(([veld, doel]) => ({
  veld: capitalize(VELDNAMEN[veld as keyof Velden['leerling']]),
  doel,
}));

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

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
