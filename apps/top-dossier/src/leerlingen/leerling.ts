/** `Fatima van der Berg` */
export function formatNaam(naam: {
  roepnaam: string | null;
  voorvoegsel: string | null;
  achternaam: string | null;
}): string {
  return [naam.roepnaam, naam.voorvoegsel, naam.achternaam].filter(Boolean).join(' ') || 'Naam onbekend';
}
