/** Reads a UWLR request: header and body, and what is wrong with each. Judging comes after, in its own order. */
import type { Limits } from '../../xml/limits.ts';
import type { Autorisatie } from '../messages/autorisatie.ts';
import { leesSoepel, type SoepelGelezen } from './read-lenient-verzoek.ts';
import { leesResultaten, type LeerresultatenDeel } from '../results/read-leerresultaten.ts';
import { totHeel } from '../transport/until-complete.ts';
import { VerzoekLezing, type GelezenVerzoek } from './verzoek-reader.ts';

/** Requests are small: the biggest names every group of a big school. */
export const verzoekLimits: Partial<Limits> = { bytes: 1024 * 1024, bevindingen: 20 };
/** Every result of every pupil of a big school at once is some tens of MB. */
export const resultatenLimits: Partial<Limits> = { bytes: 64 * 1024 * 1024, bevindingen: 20 };

export interface VerzoekOpties {
  readonly limits?: Partial<Limits> | undefined;
  readonly resultatenLimits?: Partial<Limits> | undefined;
  readonly charset?: string | undefined;
}

/** The part of a request that comes before its results: those are not read yet. */
export interface GeopendeResultaten {
  readonly kind: 'resultaten';
  readonly autorisatie: Autorisatie | undefined;
  /** The whole message, its parts as they come; `strikt` as for every other request. */
  delen(strikt: boolean): AsyncGenerator<readonly LeerresultatenDeel[], void, void>;
}

export type GeopendVerzoek =
  | {
      readonly kind: 'haal';
      readonly gelezen: GelezenVerzoek;
      /** The same bytes again, for a klant whose requests are not quite right. */
      soepel(nu: Date): SoepelGelezen;
    }
  | GeopendeResultaten;

/**
 * Reads a request to its end, or up to where its results begin.
 * Throws a StandardsError when it is not one SOAP 1.1 message.
 */
export async function openVerzoek(
  body: AsyncIterable<Uint8Array>,
  opties: VerzoekOpties = {},
): Promise<GeopendVerzoek> {
  const { charset } = opties;
  const grenzen = { ...verzoekLimits, ...opties.limits };
  const begin: Uint8Array[] = [];
  const lezing = new VerzoekLezing(grenzen, charset);
  const bron = totHeel(body, () => lezing.isHeel);
  let isResultaten = false;
  try {
    for (;;) {
      const stap = await bron.next();
      if (stap.done === true) break;
      begin.push(stap.value);
      isResultaten = lezing.lees(stap.value);
      if (isResultaten) break;
    }
    if (!isResultaten) lezing.rondAf();
  } finally {
    if (!isResultaten) await bron.return();
  }
  if (!isResultaten) {
    const soepel = (nu: Date): SoepelGelezen => leesSoepel(begin, grenzen, charset, nu);
    return { kind: 'haal', gelezen: lezing.gelezen(), soepel };
  }
  const { autorisatie } = lezing.gelezen();
  const limits = { ...resultatenLimits, ...opties.resultatenLimits };
  return {
    kind: 'resultaten',
    autorisatie,
    delen: (strikt) => leesResultaten(hervat(begin, bron), { limits, charset, strikt }),
  };
}

/** What was read already, and then the rest of it. */
async function* hervat(
  begin: Uint8Array[],
  bron: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* begin.splice(0);
    for (;;) {
      const stap = await bron.next();
      if (stap.done === true) return;
      yield stap.value;
    }
  } finally {
    await bron.return?.();
  }
}

/** A request for data, read to its end. */
export async function leesVerzoek(
  body: AsyncIterable<Uint8Array>,
  limits: Partial<Limits> = {},
  charset?: string,
): Promise<GelezenVerzoek> {
  const geopend = await openVerzoek(body, { limits, charset });
  if (geopend.kind === 'haal') return geopend.gelezen;
  const { autorisatie } = geopend;
  return { autorisatie, operatie: undefined, verzoek: undefined, bevinding: undefined };
}
