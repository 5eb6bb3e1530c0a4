/** Reads a UWLR request: header and body, and what is wrong with each. The judgement comes later, in its own order. */
import type { Limits } from '../../xml/limits.ts';
import type { Autorisatie } from '../messages/autorisatie.ts';
import { streamLeerresultaten, type LeerresultatenPart } from '../results/read-leerresultaten.ts';
import { untilComplete } from '../transport/until-complete.ts';
import { readLenientVerzoek, type LenientVerzoek } from './read-lenient-verzoek.ts';
import { VerzoekReader, type ParsedVerzoek } from './verzoek-reader.ts';

/** Requests are small: the biggest names every group of a big school. */
export const defaultVerzoekLimits: Partial<Limits> = { bytes: 1024 * 1024, findings: 20 };
/** Every result of every pupil of a big school at once is some tens of MB. */
export const defaultLeerresultatenLimits: Partial<Limits> = { bytes: 64 * 1024 * 1024, findings: 20 };

export interface VerzoekOptions {
  readonly limits?: Partial<Limits> | undefined;
  readonly leerresultatenLimits?: Partial<Limits> | undefined;
  readonly charset?: string | undefined;
}

/** A message with results, read up to where those begin. */
export interface OpenedLeerresultaten {
  readonly kind: 'leerresultaten';
  readonly autorisatie: Autorisatie | undefined;
  /** The parts of the whole message as they come; `strict` as for every other request. */
  parts(strict: boolean): AsyncGenerator<readonly LeerresultatenPart[], void, void>;
}

export interface OpenedVerzoek {
  readonly kind: 'verzoek';
  readonly parsed: ParsedVerzoek;
  /** Reads the same bytes again, for a klant whose requests are not quite right. */
  readLenient(now: Date): LenientVerzoek;
}

/**
 * Reads a request to its end, or up to where its results begin.
 * Throws a StandardsError when it is not one SOAP 1.1 message.
 */
export async function openVerzoek(
  body: AsyncIterable<Uint8Array>,
  options: VerzoekOptions = {},
): Promise<OpenedVerzoek | OpenedLeerresultaten> {
  const { charset } = options;
  const limits = { ...defaultVerzoekLimits, ...options.limits };
  const begin: Uint8Array[] = [];
  const reader = new VerzoekReader(limits, charset);
  const chunks = untilComplete(body, () => reader.isComplete);
  let hasLeerresultaten = false;
  try {
    for (;;) {
      const step = await chunks.next();
      if (step.done === true) break;
      begin.push(step.value);
      hasLeerresultaten = reader.read(step.value);
      if (hasLeerresultaten) break;
    }
    if (!hasLeerresultaten) reader.end();
  } finally {
    if (!hasLeerresultaten) await chunks.return();
  }
  const parsed = reader.parsed();
  if (!hasLeerresultaten) {
    return {
      kind: 'verzoek',
      parsed,
      readLenient: (now) => readLenientVerzoek(begin, limits, charset, now),
    };
  }
  const readOptions = {
    charset,
    limits: { ...defaultLeerresultatenLimits, ...options.leerresultatenLimits },
  };
  return {
    kind: 'leerresultaten',
    autorisatie: parsed.autorisatie,
    parts: (strict) => streamLeerresultaten(resume(begin, chunks), { ...readOptions, strict }),
  };
}

/** The chunks that were read already, and then the rest. */
async function* resume(
  begin: Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* begin.splice(0);
    for (;;) {
      const step = await rest.next();
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    await rest.return?.();
  }
}

/** Reads a request for data to its end. */
export async function readVerzoek(
  body: AsyncIterable<Uint8Array>,
  limits: Partial<Limits> = {},
  charset?: string,
): Promise<ParsedVerzoek> {
  const opened = await openVerzoek(body, { limits, charset });
  if (opened.kind === 'verzoek') return opened.parsed;
  const { autorisatie } = opened;
  return { autorisatie, operatie: undefined, verzoek: undefined, finding: undefined };
}
