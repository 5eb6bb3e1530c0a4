/** Checks 2 to 7 of the standard for a request for data, and then its answer. */
import { isConsecutiveYears } from '../../xml/schema/check.ts';
import { checkToegang } from './check-toegang.ts';
import type { HandleOptions } from './handle-options.ts';
import { isOffered, openAntwoord, type OpenedAntwoord } from './open-antwoord.ts';
import type { UwlrProvider } from './provider.ts';
import type { OpenedVerzoek } from './read-verzoek.ts';
import { refuse, refuseFinding, type Refusal } from './refusal.ts';
import type { ParsedVerzoek } from './verzoek-reader.ts';

export async function answerVerzoek<K, T>(
  provider: UwlrProvider<K, T>,
  opened: OpenedVerzoek,
  signal: AbortSignal | undefined,
  options: HandleOptions<K>,
): Promise<OpenedAntwoord | Refusal> {
  const { parsed: strict } = opened;
  const isRight = strict.autorisatie !== undefined && strict.verzoek !== undefined;
  const { isLenient, now = () => new Date() } = options;
  const lenient = isRight || isLenient === undefined ? undefined : opened.readLenient(now());

  const autorisatie = strict.autorisatie ?? lenient?.autorisatie;
  if (autorisatie === undefined) return refuse('Client.AutorisatieOngeldig');
  const klant = await provider.findKlant(autorisatie.klantnaam, autorisatie.klantcode);
  if (klant === undefined) return refuse('Client.OngeldigeKlantIdentificatie');

  const mayDeviate = lenient !== undefined && isLenient?.(klant) === true;
  if (strict.autorisatie === undefined && !mayDeviate) return refuse('Client.AutorisatieOngeldig');
  const parsed = mayDeviate ? lenient : strict;
  const { operatie, verzoek } = parsed;
  const refusal = refuseContent(parsed, provider);
  if (operatie === undefined || verzoek === undefined || refusal !== undefined) {
    return refusal ?? refuse('Client.OngeldigBericht');
  }
  if (mayDeviate) options.onDeviation?.(klant, lenient.deviations, operatie);
  const { autorisatiesleutel } = autorisatie;
  const call = { operatie, autorisatiesleutel, verzoek };
  const outcome = await checkToegang(provider, klant, call, options.xsdversies);
  if (outcome.kind === 'fault') return outcome;
  return openAntwoord(provider, { toegang: outcome.toegang, operatie, verzoek, signal }, options);
}

/** Check 4, in words for the person who must mend the request. */
function refuseContent<K, T>(
  { operatie, verzoek, finding }: ParsedVerzoek,
  provider: UwlrProvider<K, T>,
): Refusal | undefined {
  if (operatie === undefined) return refuse('Client.OngeldigBericht', 'dit verzoek is onbekend');
  if (finding !== undefined) return refuseFinding(finding);
  if (verzoek === undefined) return refuse('Client.OngeldigBericht', 'het verzoek is niet volledig');
  if (!isConsecutiveYears(verzoek.schooljaar)) {
    return refuse('Client.OngeldigBericht', 'het tweede jaar van schooljaar volgt niet op het eerste');
  }
  if (isOffered(provider, operatie)) return undefined;
  return refuse('Client.OngeldigBericht', `${operatie} wordt hier niet aangeboden`);
}
