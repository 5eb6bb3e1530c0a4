import { createHash } from 'node:crypto';

/** A row of the logboek with its link, as the database holds them; numbers and moments as text, so that none is rounded. */
export type Schakel = {
  volgnummer: string;
  hash: string;
  logboekId: string;
  /** Microseconds since 1970. */
  micros: string;
  actor: string;
  gebeurtenis: string;
  brin6: string | null;
  onderwerp: string | null;
  details: string;
};

/** Before the first link. */
export const BEGIN = createHash('sha256').update('koppelpunt logboek 1').digest('hex');

/**
 * The hash that a link must have: sha256 over the previous hash and eight fields, each as UTF-8 text behind its length
 * in four bytes (-1: null). This is a second implementation beside that of the migration, so that it finds a changed database function.
 */
export function hashSchakel(vorige: string, schakel: Omit<Schakel, 'hash'>): string {
  const { volgnummer, logboekId, micros, actor, gebeurtenis, brin6, onderwerp, details } = schakel;
  const hash = createHash('sha256').update(Buffer.from(vorige, 'hex'));
  for (const veld of [volgnummer, logboekId, micros, actor, gebeurtenis, brin6, onderwerp, details]) {
    const lengte = Buffer.alloc(4);
    lengte.writeInt32BE(veld === null ? -1 : Buffer.byteLength(veld));
    hash.update(lengte);
    if (veld !== null) hash.update(veld);
  }
  return hash.digest('hex');
}
