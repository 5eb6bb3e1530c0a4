/** One version of the terms, as the file that somebody accepts. */
export type VoorwaardenDocument = { versie: string; bestandsnaam: string; pdf: Buffer; sha256: string };
