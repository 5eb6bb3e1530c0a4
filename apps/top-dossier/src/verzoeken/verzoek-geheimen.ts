/** Binds each ciphertext of a request to its row and column, so that it opens nowhere else. */
export const contextOf = (id: string, kolom: 'code' | 'onderwerp' | 'tekst' | 'afwijzing'): string =>
  `verzoeken:${id}:${kolom}`;
