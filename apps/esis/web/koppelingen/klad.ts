import type { KoppelingInvoer } from './koppeling-form.ts';

/**
 * What somebody had filled in on Koppelinggegevens, for when the session ends meanwhile: in this tab alone, until
 * Gereed, Annuleren or logging out. Never the verificatiecode: that is a key, and browsers write this storage to disk.
 */
type Klad = Omit<KoppelingInvoer, 'verificatiecode'> & { versie: string };

/** Whose draft it is, and of which version of the terms. */
export type KladVan = { email: string; brin6: string; aanbodId: string; versie: string };

const PREFIX = 'koppelinggegevens:';
const keyOf = ({ email, brin6, aanbodId }: KladVan) => `${PREFIX}${email}:${brin6}:${aanbodId}`;

export function keepKlad(storage: Storage | undefined, van: KladVan, invoer: KoppelingInvoer): void {
  const { naam, akkoord, startdatum } = invoer;
  const klad: Klad = { naam, akkoord, startdatum, versie: van.versie };
  try {
    storage?.setItem(keyOf(van), JSON.stringify(klad));
  } catch {
    // Full, or forbidden in this browser: then there is nothing to come back to.
  }
}

/**
 * The form to begin with: `empty`, with what was kept filled in. Consent is to one version of the terms, and a day that
 * has passed cannot be chosen.
 */
export function findKlad(
  storage: Storage | undefined,
  van: KladVan,
  empty: KoppelingInvoer,
): KoppelingInvoer {
  const klad = parseKlad(storage?.getItem(keyOf(van)));
  if (!klad) return empty;
  const { naam, akkoord, startdatum, versie } = klad;
  return {
    ...empty,
    naam,
    akkoord: akkoord && versie === van.versie,
    startdatum: startdatum < empty.startdatum ? empty.startdatum : startdatum,
  };
}

export function clearKlad(storage: Storage | undefined, van: KladVan): void {
  storage?.removeItem(keyOf(van));
}

/** On logging out: of every school, and of whoever used this tab before. */
export function clearKladden(storage: Storage | undefined): void {
  if (!storage) return;
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) storage.removeItem(key);
}

/** The storage of this tab; a browser that forbids it throws at the mere mention. */
export function findTabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

function parseKlad(text: string | null | undefined): Klad | undefined {
  try {
    const klad = JSON.parse(text ?? 'null') as Partial<Klad> | null;
    return typeof klad?.naam === 'string' && typeof klad.startdatum === 'string'
      ? {
          naam: klad.naam,
          startdatum: klad.startdatum,
          akkoord: klad.akkoord === true,
          versie: klad.versie ?? '',
        }
      : undefined;
  } catch {
    return undefined;
  }
}
