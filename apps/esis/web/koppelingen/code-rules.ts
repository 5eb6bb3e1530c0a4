import type { Rule, RuleState } from '@koppelpunt/ui';
import {
  MAX_LENGTE,
  MIN_LENGTE,
  trimVerificatiecode,
  validateVerificatiecode,
  type Coderegel,
} from '../../src/koppelingen/koppelingen.contract.ts';
import type { Vestiging } from '../vestigingen/vestigingen.ts';

// The melding of the rule is only "Dit zijn er 19.", which is no sentence by itself.
const LENGTH_RULE = `De code moet ${MIN_LENGTE} tot en met ${MAX_LENGTE} tekens lang zijn.`;

/** Runs the server's own rules, so that the rules shown while typing are the ones that count on Gereed. */
export function listCodeRules(text: string, { brin6, naam, plaats }: Vestiging): Coderegel[] {
  return validateVerificatiecode(text, { brin6, schoolnaam: naam, plaats });
}

export const isCodeValid = (text: string, vestiging: Vestiging): boolean =>
  listCodeRules(text, vestiging).every(({ ok }) => ok);

/** The error beside the field: the meldingen of the rules that are not met. An empty field gets only the first. */
export function describeCodeError(text: string, vestiging: Vestiging): string | undefined {
  const { code } = trimVerificatiecode(text);
  const broken = listCodeRules(text, vestiging).filter(({ ok }) => !ok);
  const sentences = broken.flatMap(({ id, melding }) => {
    // The strength is judged only once the prefix is right.
    if (melding === null || (id === 'sterkte' && broken[0]?.id === 'prefix')) return [];
    return id === 'lengte' ? [`${LENGTH_RULE} ${melding}`] : [melding];
  });
  return code === '' ? sentences[0] : sentences.join(' ') || undefined;
}

/** `error` is the text beside the field; the rule does not repeat it. */
export function toRule(rule: Coderegel, text: string, vestiging: Vestiging, error: string | undefined): Rule {
  const { code } = trimVerificatiecode(text);
  const state = findState(rule, code, vestiging.brin6, error !== undefined);
  const isSaid = rule.melding !== null && error?.includes(rule.melding);
  return { id: rule.id, label: isSaid ? rule.tekst : describeRule(rule, code, state), state };
}

/** A rule that more typing can still meet is open, not wrong. */
function findState({ id, ok }: Coderegel, code: string, brin6: string, isJudged: boolean): RuleState {
  if (code === '') return 'open';
  if (ok) return 'goed';
  // The strength is judged only once the prefix is right.
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
