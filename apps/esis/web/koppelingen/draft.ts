import type { KoppelingInvoer } from './koppeling-form.ts';

/**
 * The half-filled form Koppelinggegevens, kept in this tab in case the session ends, until Gereed, Annuleren or logging
 * out. It never holds the verificatiecode: that is a key, and browsers write this storage to disk.
 */
type Draft = Omit<KoppelingInvoer, 'verificatiecode'> & { versie: string };

/** The user and the form of a draft, and the version of the terms. */
export type DraftOwner = { email: string; brin6: string; aanbodId: string; versie: string };

const PREFIX = 'koppelinggegevens:';
const keyOf = ({ email, brin6, aanbodId }: DraftOwner) => `${PREFIX}${email}:${brin6}:${aanbodId}`;

export function keepDraft(storage: Storage | undefined, owner: DraftOwner, invoer: KoppelingInvoer): void {
  const { naam, akkoord, startdatum } = invoer;
  const draft: Draft = { naam, akkoord, startdatum, versie: owner.versie };
  try {
    storage?.setItem(keyOf(owner), JSON.stringify(draft));
  } catch {
    // The storage is full or forbidden, so there is no draft.
  }
}

/**
 * Fills `empty` with the draft. Consent counts for one version of the terms only, and a day that has passed cannot be
 * chosen.
 */
export function findDraft(
  storage: Storage | undefined,
  owner: DraftOwner,
  empty: KoppelingInvoer,
): KoppelingInvoer {
  const draft = parseDraft(storage?.getItem(keyOf(owner)));
  if (!draft) return empty;
  const { naam, akkoord, startdatum, versie } = draft;
  return {
    ...empty,
    naam,
    akkoord: akkoord && versie === owner.versie,
    startdatum: startdatum < empty.startdatum ? empty.startdatum : startdatum,
  };
}

export function clearDraft(storage: Storage | undefined, owner: DraftOwner): void {
  storage?.removeItem(keyOf(owner));
}

/** Deletes every draft in this tab, on logging out. */
export function clearDrafts(storage: Storage | undefined): void {
  if (!storage) return;
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) storage.removeItem(key);
}

/** The storage of this tab. A browser that forbids it throws when it is read. */
export function findTabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

function parseDraft(text: string | null | undefined): Draft | undefined {
  try {
    const draft = JSON.parse(text ?? 'null') as Partial<Draft> | null;
    return typeof draft?.naam === 'string' && typeof draft.startdatum === 'string'
      ? {
          naam: draft.naam,
          startdatum: draft.startdatum,
          akkoord: draft.akkoord === true,
          versie: draft.versie ?? '',
        }
      : undefined;
  } catch {
    return undefined;
  }
}
