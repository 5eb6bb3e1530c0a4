import { ApiProblem, dataOf, useQuery, type Rule } from '@koppelpunt/ui';
import { useEffect, useState } from 'react';
import { trimVerificatiecode } from '../../src/koppelingen/koppelingen.contract.ts';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { isCodeGoed } from './code-eisen.ts';

/** Shorter asks the server at every key, and it limits the attempts; longer feels forgotten. */
const PAUZE_MS = 500;

const TEKST = 'Is nog nooit gebruikt';

/** The one rule that only the server knows. It is asked when the code obeys all others and typing has stopped. */
export function useCodeUniek(text: string, aanbodId: string): Rule {
  const vestiging = useVestiging();
  const { brin6 } = vestiging;
  const { code } = trimVerificatiecode(text);
  const settled = useSettled(code);
  const isGoed = isCodeGoed(code, vestiging);
  const { data, error } = useQuery({
    queryKey: ['code-uniek', brin6, settled],
    queryFn: () =>
      dataOf(
        api.POST('/api/vestigingen/{brin6}/verificatiecodes/controle', {
          params: { path: { brin6 } },
          body: { verificatiecode: settled, aanbodId },
        }),
      ),
    enabled: isGoed && settled === code,
    retry: false,
    // A code does not stay in memory after the screen that asked about it.
    gcTime: 0,
  });
  const id = 'uniek';
  const uniek = data?.regels.find((regel) => regel.id === id);
  if (!isGoed || settled !== code || !uniek) {
    const isLater = isGoed && settled === code && error instanceof ApiProblem;
    return {
      id,
      label: isLater ? `${TEKST}. Dit controleren we als u op Gereed drukt.` : TEKST,
      state: 'open',
    };
  }
  return uniek.ok
    ? { id, label: TEKST, state: 'goed' }
    : { id, label: [TEKST, uniek.melding].filter(Boolean).join('. '), state: 'fout' };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUZE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
