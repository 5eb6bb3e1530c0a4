import type { Geheimen } from '@koppelpunt/platform';
import type { OpgeslagenKandidaat } from './verzoek.ts';

/** Binds each ciphertext of a request to its row and column, so that it opens nowhere else. */
export const contextOf = (
  id: string,
  column: 'code' | 'onderwerp' | 'tekst' | 'afwijzing' | 'van' | 'schoolnaam',
): string => `verzoeken:${id}:${column}`;

/** The address that sent the mail. */
export const openVan = (geheimen: Geheimen, row: { id: string; vanVersleuteld: string }): string =>
  geheimen.decrypt(row.vanVersleuteld, contextOf(row.id, 'van'));

/** The name that the mail gives. */
export const openSchoolnaam = (
  geheimen: Geheimen,
  { id, schoolnaamVersleuteld }: { id: string; schoolnaamVersleuteld: string | null },
): string | null =>
  schoolnaamVersleuteld && geheimen.decrypt(schoolnaamVersleuteld, contextOf(id, 'schoolnaam'));

/**
 * Decrypts the code of a candidate. A code always begins with its BRIN in capitals; a mail program or a person may have
 * made small letters of them. The controle asks ESIS whether the rest is right before anything is fetched.
 */
export function openKandidaat(
  geheimen: Geheimen,
  id: string,
  { brin6, codeVersleuteld }: OpgeslagenKandidaat,
): string {
  return brin6 + geheimen.decrypt(codeVersleuteld, contextOf(id, 'code')).slice(brin6.length);
}
