/** The checks that every operation has: the version of the request, and whether its key opens this school. */
import { fault } from '../messages/faults.ts';
import type { UwlrProvider } from './provider.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Both versions share one payload; 2.1 has no eckid. */
const XSDVERSIES = ['2.2', '2.1'] as const;

type Call<K, T> = Parameters<UwlrProvider<K, T>['checkToegang']>[1];

export async function checkToegang<K, T>(
  provider: UwlrProvider<K, T>,
  klant: K,
  call: Call<K, T>,
  versies: readonly string[] = XSDVERSIES,
): Promise<{ kind: 'toegang'; toegang: T } | Refusal> {
  if (!versies.includes(call.verzoek.xsdversie)) {
    return refuse('Client.XsdVersieOngeldig', `gebruik ${versies.join(' of ')}`);
  }
  const outcome = await provider.checkToegang(klant, call);
  if (outcome.kind === 'toegang') return outcome;
  const usual = fault('Client.AutorisatieOngeldig');
  return {
    kind: 'fault',
    fault: { ...usual, faultstring: outcome.reason ?? usual.faultstring },
    status: 500,
  };
}
