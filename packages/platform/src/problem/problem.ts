import { z } from 'zod';

/** RFC 9457 problem details, with our own texts for the person: `melding`, and one per field under `velden`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  melding: z.string(),
  velden: z.record(z.string(), z.string()).optional(),
});

export type ProblemBody = z.infer<typeof problemSchema>;

/**
 * A request that we understood and refuse. `melding` is Dutch, for the person: what is wrong and what to do next.
 * Nothing in it may identify a pupil.
 */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly melding: string;
  readonly velden: Record<string, string> | undefined;
  /** Seconds after which it may work: the header Retry-After. */
  readonly retryAfter: number | undefined;

  constructor(options: {
    status: number;
    code: string;
    melding: string;
    velden?: Record<string, string>;
    retryAfter?: number;
    cause?: unknown;
  }) {
    super(options.code, { cause: options.cause });
    this.status = options.status;
    this.code = options.code;
    this.melding = options.melding;
    this.velden = options.velden;
    this.retryAfter = options.retryAfter;
  }
}

export function toProblemBody(problem: Problem): ProblemBody {
  const { status, code, melding, velden } = problem;
  return { type: 'about:blank', title: code, status, code, melding, ...(velden && { velden }) };
}

export const notSignedIn = () =>
  new Problem({ status: 401, code: 'NIET_AANGEMELD', melding: 'U bent niet aangemeld. Meld u opnieuw aan.' });

export const tweedeFactorNodig = () =>
  new Problem({
    status: 403,
    code: 'TWEEDE_FACTOR_NODIG',
    melding: 'U bent nog niet helemaal ingelogd: de tweede stap ontbreekt. Log opnieuw in en maak die af.',
  });

export const notAllowed = () =>
  new Problem({
    status: 403,
    code: 'GEEN_RECHT',
    melding: 'U mag dit niet doen. Vraag uw beheerder om het recht.',
  });

/** PostgreSQL went away during the act, or does not answer. A commit whose answer got lost may have been kept. */
export const databaseWeg = (cause: unknown) =>
  new Problem({
    status: 503,
    code: 'DATABASE_WEG',
    melding:
      'De database was even niet bereikbaar. Er is niets half gedaan. Probeer het over een minuut opnieuw; kijk eerst of het niet toch al gelukt is.',
    cause,
  });

export const isDatabaseWeg = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'DATABASE_WEG';

/** Nobody answers where the database should be: nothing began. */
export function isDatabaseUit(error: unknown): boolean {
  const reason = isDatabaseWeg(error) ? (error as Problem).cause : error;
  return (reason as { code?: string } | undefined)?.code === 'ECONNREFUSED';
}

export const notFound = () =>
  new Problem({ status: 404, code: 'NIET_GEVONDEN', melding: 'Dit is er niet, of u mag het niet zien.' });
