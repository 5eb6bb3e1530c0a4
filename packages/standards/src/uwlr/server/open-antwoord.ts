/** Asks the application for the data of an answer, and makes it a stream that cleans up after itself. */
import type { LeerkrachtenBron, LeerlingenBron, UwlrBron, ZonderGegevens } from './provider.ts';
import type { HandleOptions } from './handle-uwlr.ts';
import { metOpruimen } from '../transport/http.ts';
import type { LeerlingenVerzoek } from '../messages/leerlingen-verzoek.ts';
import type { Operatie } from '../messages/operaties.ts';
import { streamGegevens, type Gegevens } from './write-antwoord.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';

export type Geopend =
  | { kind: 'geengegevens' | 'geenwijzigingen'; operatie: Operatie }
  | { kind: 'gegevens'; operatie: Operatie; body: AsyncIterable<Uint8Array> };

export interface Aanvraag<T> {
  readonly toegang: T;
  readonly operatie: Operatie;
  readonly verzoek: VerzoekBasis;
  readonly signal: AbortSignal | undefined;
}

export function isAangeboden<K, T>(bron: UwlrBron<K, T>, operatie: Operatie): boolean {
  if (operatie === 'HaalLeerlingen') return bron.openLeerlingen !== undefined;
  if (operatie === 'HaalLeerkrachten') return bron.openLeerkrachten !== undefined;
  return true;
}

export async function openAntwoord<K, T>(
  bron: UwlrBron<K, T>,
  aanvraag: Aanvraag<T>,
  options: HandleOptions<K>,
): Promise<Geopend> {
  const { operatie, toegang, verzoek, signal } = aanvraag;
  switch (operatie) {
    case 'HaalLeerlinggegevens': {
      const gegevens = await bron.openLeerlinggegevens(toegang, verzoek);
      return openStroom(aanvraag, gegevens, 'leerlingen', options);
    }
    case 'HaalStructuur': {
      const gegevens = await bron.openStructuur(toegang, verzoek);
      if (gegevens.kind !== 'gegevens') return { kind: gegevens.kind, operatie };
      const body = streamGegevens(operatie, verzoek, gegevens);
      return { kind: 'gegevens', operatie, body: bewaakt(body, async () => {}, signal, options) };
    }
    // The reader made the request of this operation, so it has its groups.
    case 'HaalLeerlingen': {
      const gegevens = await bron.openLeerlingen!(toegang, verzoek as LeerlingenVerzoek);
      return openStroom(aanvraag, gegevens, 'leerlingen', options);
    }
    case 'HaalLeerkrachten': {
      const gegevens = await bron.openLeerkrachten!(toegang, verzoek as LeerlingenVerzoek);
      return openStroom(aanvraag, gegevens, 'leerkrachten', options);
    }
  }
}

/** Fetches the first people before the answer begins: until then a failure can still be told as a fault. */
async function openStroom<K, T>(
  { operatie, verzoek, signal }: Aanvraag<T>,
  gegevens: (Gegevens & { kind: 'gegevens' }) | LeerlingenBron | LeerkrachtenBron | ZonderGegevens,
  lijst: 'leerlingen' | 'leerkrachten',
  options: HandleOptions<K>,
): Promise<Geopend> {
  if (gegevens.kind !== 'gegevens') return { kind: gegevens.kind, operatie };
  const bron = (gegevens as Gegevens)[lijst] as AsyncIterable<readonly unknown[]>;
  const mensen = bron[Symbol.asyncIterator]();
  const ruimOp = async (): Promise<void> => {
    await mensen.return?.();
  };
  let stap = await mensen.next();
  while (stap.done !== true && stap.value.length === 0) stap = await mensen.next();
  if (stap.done === true) return { kind: 'geengegevens', operatie };
  const eerste = stap.value;
  const rest: AsyncIterable<typeof eerste> = { [Symbol.asyncIterator]: () => mensen };
  const alle = (async function* () {
    yield eerste;
    yield* rest;
  })();
  const body = streamGegevens(operatie, verzoek, { ...gegevens, [lijst]: alle });
  return { kind: 'gegevens', operatie, body: bewaakt(body, ruimOp, signal, options) };
}

function bewaakt<K>(
  body: AsyncGenerator<Uint8Array, void, void>,
  ruimOp: () => Promise<void>,
  signal: AbortSignal | undefined,
  { onFout = () => {} }: HandleOptions<K>,
): AsyncIterable<Uint8Array> {
  async function* stroom(): AsyncGenerator<Uint8Array, void, void> {
    try {
      for await (const stuk of body) {
        signal?.throwIfAborted();
        yield stuk;
      }
    } catch (error) {
      if (signal?.aborted !== true) onFout(error);
      throw error;
    }
  }
  return metOpruimen(stroom(), ruimOp);
}
