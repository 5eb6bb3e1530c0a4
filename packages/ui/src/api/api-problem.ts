/** A problem+json answer, as an error that a screen can show. */
export type VeldMeldingen = Readonly<Record<string, string>>;

export type ProblemBody = {
  code: string;
  title?: string | undefined;
  detail?: string | undefined;
  melding: string;
  velden?: VeldMeldingen | undefined;
  /** The whole body, for a screen that knows more of this code, such as the findings in a file. */
  extra?: Readonly<Record<string, unknown>> | undefined;
};

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** Dutch, for the person: what is wrong and what to do next. */
  readonly melding: string;
  /** Field name → sentence for that field. */
  readonly velden: VeldMeldingen;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, body: ProblemBody) {
    super(`${body.code} (${status})`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code;
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.melding = body.melding;
    this.velden = body.velden ?? {};
    this.extra = body.extra ?? {};
  }
}

const ONBEREIKBAAR = 'We kunnen de server niet bereiken. Controleer uw verbinding en probeer het opnieuw.';
const ONBEKEND = 'Er ging iets mis aan onze kant. Probeer het over een paar minuten opnieuw.';

export function networkProblem(): ApiProblem {
  return new ApiProblem(0, { code: 'NETWERK', melding: ONBEREIKBAAR });
}

/** Never throws: an answer that is not problem+json (a proxy's HTML page) still becomes a sentence. */
export function parseProblem(status: number, text: string): ApiProblem {
  const body = parseObject(text);
  const code = asText(body['code']) ?? `HTTP_${status}`;
  const melding =
    asText(body['melding']) ??
    (status >= 500 ? ONBEKEND : 'Dit lukte niet. Controleer wat u invulde en probeer het opnieuw.');
  return new ApiProblem(status, {
    code,
    melding,
    title: asText(body['title']) ?? asText(body['message']) ?? '',
    detail: asText(body['detail']) ?? '',
    velden: parseVelden(body['velden']),
    extra: body,
  });
}

/** `[{ veld, melding }]`, `[{ naam: '…' }]` and `{ naam: '…' }` all mean the same. */
function parseVelden(value: unknown): VeldMeldingen {
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  const velden: Record<string, string> = {};
  for (const row of rows) {
    if (!isObject(row)) continue;
    const veld = asText(row['veld']);
    const melding = asText(row['melding']);
    if (veld && melding) velden[veld] = melding;
    else for (const [key, text] of Object.entries(row)) if (typeof text === 'string') velden[key] = text;
  }
  return velden;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
