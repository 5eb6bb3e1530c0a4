/** The checks that every operation has: the version that is asked, and whether the key opens this school. */
import type { UwlrBron } from './provider.ts';
import { fault } from '../messages/faults.ts';
import { weiger, type Weigering } from './refusal.ts';

/** Both share one payload; 2.1 has no eckid. */
export const XSDVERSIES = ['2.2', '2.1'] as const;

export function checkVersie(
  xsdversie: string,
  versies: readonly string[] = XSDVERSIES,
): Weigering | undefined {
  if (versies.includes(xsdversie)) return undefined;
  return weiger('Client.XsdVersieOngeldig', `gebruik ${versies.join(' of ')}`);
}

export async function findToegang<K, T>(
  bron: UwlrBron<K, T>,
  klant: K,
  vraag: Parameters<UwlrBron<K, T>['findToegang']>[1],
): Promise<{ kind: 'toegang'; toegang: T } | Weigering> {
  const uitkomst = await bron.findToegang(klant, vraag);
  if (uitkomst.kind === 'toegang') return uitkomst;
  const standaard = fault('Client.AutorisatieOngeldig');
  const faultstring = uitkomst.reden ?? standaard.faultstring;
  return { kind: 'fault', fault: { ...standaard, faultstring }, status: 500 };
}
