/** A rule of a field, as it stands under it. The same words must come back in the field's error. */
export type Rule = { id: string; label: string; state: RuleState };

/** open: cannot be judged yet (nothing typed, or the server is still asked); fout: judged, and not met. */
export type RuleState = 'goed' | 'open' | 'fout';

/** A screen reader hears this when typing pauses: '2 van 3 eisen goed. Nog niet: niet te raden.' */
export function describeRules(rules: readonly Rule[]): string {
  const missing = rules.filter((rule) => rule.state !== 'goed');
  const done = `${rules.length - missing.length} van ${rules.length} eisen goed.`;
  return missing.length === 0 ? done : `${done} Nog niet: ${missing.map((rule) => rule.label).join('; ')}.`;
}
