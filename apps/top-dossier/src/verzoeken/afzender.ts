import type { Geheimen } from '@koppelpunt/platform';

/** What is kept of a sender beside the encrypted address: enough to count its mails, and to find them again. */
export type AfzenderPseudoniemen = { adres: string; domein: string };

export const domeinVan = (adres: string): string => adres.slice(adres.lastIndexOf('@') + 1).toLowerCase();

export const afzenderPseudoniemen = (geheimen: Geheimen, adres: string): AfzenderPseudoniemen => ({
  adres: geheimen.pseudonym('afzender', adres.toLowerCase()),
  domein: geheimen.pseudonym('afzenderdomein', domeinVan(adres)),
});

/** `m•••@regenboog.example`: enough to see which organisation wrote, until somebody opens the mail. */
export function maskAdres(adres: string): string {
  const at = adres.lastIndexOf('@');
  return at < 1 ? '•••' : `${adres.slice(0, 1)}•••${adres.slice(at)}`;
}
