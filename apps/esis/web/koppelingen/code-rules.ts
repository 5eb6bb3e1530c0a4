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
const LENGTH_RULE = `De code moet ${MIN_LENGTE} tot en met ${MAX_LENGTE} tekens lang zijn.`;

/** The server's own rules, run here too: what ticks while typing is what counts on Gereed. */
export function listCodeRules(text: string, { brin6, naam }: Vestiging): Coderegel[] {
  return validateVerificatiecode(text, { brin6, schoolnaam: naam });
}

export const isCodeValid = (text: string, vestiging: Vestiging): boolean =>
  listCodeRules(text, vestiging).every(({ ok }) => ok);

/** Beside the field after Gereed: the words of the rules that are not met. With nothing typed one is enough. */
export function describeCodeError(text: string, vestiging: Vestiging): string | undefined {
  const { code } = trimVerificatiecode(text);
  const broken = listCodeRules(text, vestiging).filter(({ ok }) => !ok);
  const sentences = broken.flatMap(({ id, melding }) => {
    // Only judged once the beginning is right; saying so as an error would be noise.
    if (melding === null || (id === 'sterkte' && broken[0]?.id === 'prefix')) return [];
    return id === 'lengte' ? [`${LENGTH_RULE} ${melding}`] : [melding];
  });
  return code === '' ? sentences[0] : sentences.join(' ') || undefined;
}

/** `fout` is what stands beside the field since the last press of the button; the rule need not repeat it. */
export function toRule(rule: Coderegel, text: string, vestiging: Vestiging, error: string | undefined): Rule {
  const { code } = trimVerificatiecode(text);
  const state = findState(rule, code, vestiging.brin6, error !== undefined);
  const isSaid = rule.melding !== null && error?.includes(rule.melding);
  return { id: rule.id, label: isSaid ? rule.tekst : describeRule(rule, code, state), state };
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

function describeRule({ id, tekst, melding, ok }: Coderegel, code: string, state: RuleState): string {
  if (code === '') return tekst;
  if (id === 'lengte' && ok) return `${tekst} (nu ${code.length})`;
  if (melding === null || (state === 'open' && id !== 'lengte')) return tekst;
  return `${tekst}. ${melding}`;
}
