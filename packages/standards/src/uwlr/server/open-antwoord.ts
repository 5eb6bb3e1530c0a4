/** Gets the data of an answer from the provider, and makes it a stream that cleans up after itself. */
import type { EmptyAntwoord } from '../messages/empty-antwoord.ts';
import type { LeerlingenVerzoek } from '../messages/leerlingen-verzoek.ts';
import type { Operatie } from '../messages/operaties.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';
import { openBatches } from '../../xml/write/list-source.ts';
import { toStandardsError } from '../../xml/write/value-error.ts';
import { withCleanup } from '../transport/with-cleanup.ts';
import type { HandleOptions } from './handle-options.ts';
import type { ProvidedLeerkrachten, ProvidedLeerlingen, UwlrProvider } from './provider.ts';
import { writeGegevens, type ProvidedGegevens } from './write-antwoord.ts';

export type OpenedAntwoord =
  | { kind: 'geengegevens' | 'geenwijzigingen'; operatie: Operatie }
  | { kind: 'gegevens'; operatie: Operatie; body: AsyncIterable<Uint8Array> };

/** A request that passed the checks. */
interface GrantedVerzoek<T> {
  readonly toegang: T;
  readonly operatie: Operatie;
  readonly verzoek: VerzoekBasis;
  readonly signal: AbortSignal | undefined;
}

type ErrorOptions = Pick<HandleOptions, 'onError'>;

export function isOffered<K, T>(provider: UwlrProvider<K, T>, operatie: Operatie): boolean {
  if (operatie === 'HaalLeerlingen') return provider.openLeerlingen !== undefined;
  if (operatie === 'HaalLeerkrachten') return provider.openLeerkrachten !== undefined;
  return true;
}

export async function openAntwoord<K, T>(
  provider: UwlrProvider<K, T>,
  granted: GrantedVerzoek<T>,
  options: ErrorOptions,
): Promise<OpenedAntwoord> {
  const { operatie, toegang, verzoek, signal } = granted;
  switch (operatie) {
    case 'HaalLeerlinggegevens': {
      const provided = await provider.openLeerlinggegevens(toegang, verzoek);
      return openPeople(granted, provided, 'leerlingen', options);
    }
    case 'HaalStructuur': {
      const provided = await provider.openStructuur(toegang, verzoek);
      if (provided.kind !== 'gegevens') return { kind: provided.kind, operatie };
      const body = writeGegevens(operatie, verzoek, provided);
      return { kind: 'gegevens', operatie, body: guard(body, async () => {}, signal, options) };
    }
    // The reader made the request of this operation, so it has its groups.
    case 'HaalLeerlingen': {
      const provided = await provider.openLeerlingen!(toegang, verzoek as LeerlingenVerzoek);
      return openPeople(granted, provided, 'leerlingen', options);
    }
    case 'HaalLeerkrachten': {
      const provided = await provider.openLeerkrachten!(toegang, verzoek as LeerlingenVerzoek);
      return openPeople(granted, provided, 'leerkrachten', options);
    }
  }
}

/** Fetches the first people before the answer begins: until then a failure can still become a fault. */
async function openPeople<T>(
  { operatie, verzoek, signal }: GrantedVerzoek<T>,
  provided:
    (ProvidedGegevens & { kind: 'gegevens' }) | ProvidedLeerlingen | ProvidedLeerkrachten | EmptyAntwoord,
  list: 'leerlingen' | 'leerkrachten',
  options: ErrorOptions,
): Promise<OpenedAntwoord> {
  if (provided.kind !== 'gegevens') return { kind: provided.kind, operatie };
  const people = openList(provided, list);
  const cleanUp = async (): Promise<void> => {
    await people.return?.();
  };
  let step = await people.next();
  while (step.done !== true && step.value.length === 0) step = await people.next();
  if (step.done === true) return { kind: 'geengegevens', operatie };
  const first = step.value;
  const all = (async function* () {
    yield first;
    yield* people;
  })();
  const body = writeGegevens(operatie, verzoek, { ...provided, [list]: all });
  return { kind: 'gegevens', operatie, body: guard(body, cleanUp, signal, options) };
}

function openList(
  provided: ProvidedGegevens,
  list: 'leerlingen' | 'leerkrachten',
): AsyncIterableIterator<readonly unknown[]> {
  try {
    return openBatches<unknown>(provided[list] ?? [], list);
  } catch (error) {
    throw toStandardsError(error);
  }
}

/** Stops when the caller is gone, reports an error, and cleans up however the answer ends. */
function guard(
  body: AsyncGenerator<Uint8Array, void, void>,
  cleanUp: () => Promise<void>,
  signal: AbortSignal | undefined,
  { onError = () => {} }: ErrorOptions,
): AsyncIterable<Uint8Array> {
  async function* guarded(): AsyncGenerator<Uint8Array, void, void> {
    try {
      for await (const chunk of body) {
        signal?.throwIfAborted();
        yield chunk;
      }
    } catch (error) {
      if (signal?.aborted !== true) onError(error);
      throw error;
    }
  }
  return withCleanup(guarded(), cleanUp);
}
