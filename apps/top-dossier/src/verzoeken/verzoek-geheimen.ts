import type { Geheimen } from '@koppelpunt/platform';
import type { OpgeslagenKandidaat } from './verzoek.ts';

/** Binds each ciphertext of a request to its row and column, so that it opens nowhere else. */
export const contextOf = (id: string, kolom: 'code' | 'onderwerp' | 'tekst' | 'afwijzing'): string =>
  `verzoeken:${id}:${kolom}`;

/**
 * The code that a candidate stands for. A code begins with its BRIN in capitals, always; a mail program or a person may
 * have made small letters of it. Whether the rest is right too, the controle asks ESIS before anything is fetched.
 */
export function openKandidaat(
  geheimen: Geheimen,
  id: string,
  { brin6, codeVersleuteld }: OpgeslagenKandidaat,
): string {
  return brin6 + geheimen.decrypt(codeVersleuteld, contextOf(id, 'code')).slice(brin6.length);
}
