import { ApiProblem, dataOf, useQuery, type Rule } from '@koppelpunt/ui';
import { useEffect, useState } from 'react';
import { trimVerificatiecode } from '../../src/koppelingen/koppelingen.contract.ts';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { isCodeValid } from './code-rules.ts';

/** Shorter asks the server at every key, and it limits the attempts; longer seems to do nothing. */
const PAUSE_MS = 500;

const TEXT = 'Is nog nooit gebruikt';

/** The rule that only the server can check. It is asked when the code meets all other rules and typing has stopped. */
export function useCodeUnique(text: string, aanbodId: string): Rule {
  const vestiging = useVestiging();
  const { brin6 } = vestiging;
  const { code } = trimVerificatiecode(text);
  const settled = useSettled(code);
  const isValid = isCodeValid(code, vestiging);
  const { data, error } = useQuery({
    queryKey: ['code-uniek', brin6, settled],
    queryFn: () =>
      dataOf(
        api.POST('/api/vestigingen/{brin6}/verificatiecodes/controle', {
          params: { path: { brin6 } },
          body: { verificatiecode: settled, aanbodId },
        }),
      ),
    enabled: isValid && settled === code,
    retry: false,
    // The code does not stay in memory after this screen.
    gcTime: 0,
  });
  const id = 'uniek';
  const unique = data?.regels.find((rule) => rule.id === id);
  if (!isValid || settled !== code || !unique) {
    const isAskedLater = isValid && settled === code && error instanceof ApiProblem;
    return {
      id,
      label: isAskedLater ? `${TEXT}. Dit controleren we als u op Gereed drukt.` : TEXT,
      state: 'open',
    };
  }
  return unique.ok
    ? { id, label: TEXT, state: 'goed' }
    : { id, label: [TEXT, unique.melding].filter(Boolean).join('. '), state: 'fout' };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
