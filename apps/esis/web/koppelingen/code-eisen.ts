import type { Rule, RuleState } from '@koppelpunt/ui';
import {
  MAX_LENGTE,
  MIN_LENGTE,
  trimVerificatiecode,
  validateVerificatiecode,
  type Coderegel,
} from '../../src/koppelingen/koppelingen.contract.ts';
import type { Vestiging } from '../vestigingen/vestigingen.ts';

// The rule's own "Dit zijn er 19." needs it, where it stands alone.
const LENGTE_EIS = `De code moet ${MIN_LENGTE} tot en met ${MAX_LENGTE} tekens lang zijn.`;

/** The server's own rules, run here too: what ticks while typing is what counts on Gereed. */
export function listCoderegels(text: string, { brin6, naam }: Vestiging): Coderegel[] {
  return validateVerificatiecode(text, { brin6, schoolnaam: naam });
}

export const isCodeGoed = (text: string, vestiging: Vestiging): boolean =>
  listCoderegels(text, vestiging).every(({ ok }) => ok);

/** Beside the field after Gereed: the words of the rules that are not met. With nothing typed one is enough. */
export function describeCodeFout(text: string, vestiging: Vestiging): string | undefined {
  const { code } = trimVerificatiecode(text);
  const fouten = listCoderegels(text, vestiging).filter(({ ok }) => !ok);
  const meldingen = fouten.flatMap(({ id, melding }) => {
    // Only judged once the beginning is right; saying so as an error would be noise.
    if (melding === null || (id === 'sterkte' && fouten[0]?.id === 'prefix')) return [];
    return id === 'lengte' ? [`${LENGTE_EIS} ${melding}`] : [melding];
  });
  return code === '' ? meldingen[0] : meldingen.join(' ') || undefined;
}

/** `fout` is what stands beside the field since the last press of the button; the rule need not repeat it. */
export function toRule(regel: Coderegel, text: string, vestiging: Vestiging, fout: string | undefined): Rule {
  const { code } = trimVerificatiecode(text);
  const state = findState(regel, code, vestiging.brin6, fout !== undefined);
  const isSaid = regel.melding !== null && fout?.includes(regel.melding);
  return { id: regel.id, label: isSaid ? regel.tekst : describeRegel(regel, code, state), state };
}

/** While somebody is typing, a rule that more typing can still meet is open, not wrong. */
function findState({ id, ok }: Coderegel, code: string, brin6: string, isJudged: boolean): RuleState {
  if (code === '') return 'open';
  if (ok) return 'goed';
  // Not looked at before the beginning is right.
  if (id === 'sterkte' && !code.startsWith(brin6)) return 'open';
  const canGrow = id === 'prefix' ? brin6.startsWith(code) : id !== 'tekens' && code.length < MIN_LENGTE;
  return canGrow && !isJudged ? 'open' : 'fout';
}

function describeRegel({ id, tekst, melding, ok }: Coderegel, code: string, state: RuleState): string {
  if (code === '') return tekst;
  if (id === 'lengte' && ok) return `${tekst} (nu ${code.length})`;
  if (melding === null || (state === 'open' && id !== 'lengte')) return tekst;
  return `${tekst}. ${melding}`;
}
