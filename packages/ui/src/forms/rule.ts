/** A rule that is shown under a field. The error of the field must use the same words. */
export type Rule = { id: string; label: string; state: RuleState };

/** open: not judged yet (nothing typed, or the server has not answered); fout: judged and not met. */
export type RuleState = 'goed' | 'open' | 'fout';

/** The text for a screen reader when typing pauses: '2 van 3 eisen goed. Nog niet: niet te raden.' */
export function describeRules(rules: readonly Rule[]): string {
  const missing = rules.filter((rule) => rule.state !== 'goed');
  const done = `${rules.length - missing.length} van ${rules.length} eisen goed.`;
  return missing.length === 0 ? done : `${done} Nog niet: ${missing.map((rule) => rule.label).join('; ')}.`;
}
