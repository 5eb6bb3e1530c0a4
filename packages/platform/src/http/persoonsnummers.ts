import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem.ts';

/** Whether a text holds a burgerservicenummer or an onderwijsnummer; the application gives it, from its standards. */
export type LooksLikeBsn = (text: string) => boolean;

/** Only a hash or a ciphertext of these texts is kept, and a code that we made ourselves holds such a number by chance. */
export const GEHEIME_VELDEN = ['verificatiecode', 'wachtwoord', 'oud', 'nieuw', 'code', 'token'];

/** What a browser says of a passkey: texts that no person types, in fields of its own. */
const PASSKEY = 'antwoord';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `waar`: the words for the place, at the begin of the sentence. */
export const formatBsnMelding = (waar: string): string =>
  `${waar} staat iets dat op een burgerservicenummer lijkt. Haal dat nummer weg; wij bewaren het niet.`;

/**
 * Law R1, for everything that a person types: whatever the route, a body with such a number is refused, and nothing of it
 * is kept or logged.
 */
export function refusePersoonsnummers(app: FastifyInstance, looksLikeBsn: LooksLikeBsn): void {
  app.addHook('preHandler', async (request) => {
    const found = listPersoonsnummers(request.body, looksLikeBsn);
    if (found.length === 0) return;
    throw new Problem({
      status: 400,
      code: 'INVOER_ONGELDIG',
      melding: 'Niet alles is goed ingevuld.',
      velden: Object.fromEntries(found.map((path) => [path, formatBsnMelding('Hier')])),
    });
  });
}

/** The paths of the texts in it; a body that is a stream has none. */
export function listPersoonsnummers(body: unknown, looksLikeBsn: LooksLikeBsn, path = ''): string[] {
  if (typeof body === 'string') return !UUID.test(body) && looksLikeBsn(body) ? [path] : [];
  if (typeof body !== 'object' || body === null) return [];
  if (!Array.isArray(body) && Object.getPrototypeOf(body) !== Object.prototype) return [];
  return Object.entries(body)
    .filter(
      ([name, value]) => name !== PASSKEY && !(typeof value === 'string' && GEHEIME_VELDEN.includes(name)),
    )
    .flatMap(([name, value]) => listPersoonsnummers(value, looksLikeBsn, path ? `${path}.${name}` : name));
}
