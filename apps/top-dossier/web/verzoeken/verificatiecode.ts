import type { FieldError, Rule, RuleState } from '@koppelpunt/ui';

/** The rules that the school reads; the server checks again. */
export const BRIN6 = /^\d{2}[A-Z]{2}\d{2}$/;
export const MIN_LENGTE = 20;
export const MAX_LENGTE = 50;

/** Removes spaces around the typed text, and makes the letters of a BRIN capitals. */
export const parseBrin6 = (typed: string): string => typed.trim().toUpperCase();
export const parseVerificatiecode = (typed: string): string => typed.trim();

export function listRules(brin6: string, code: string): readonly Rule[] {
  const judge = (isMet: boolean): RuleState => (code === '' ? 'open' : isMet ? 'goed' : 'fout');
  const prefix = BRIN6.test(brin6) ? brin6 : undefined;
  return [
    {
      id: 'prefix',
      label: prefix ? `begint met ${prefix}` : 'begint met het BRIN en vestigingsnummer',
      state: prefix ? judge(code.startsWith(prefix)) : 'open',
    },
    {
      id: 'lengte',
      label: `${code.length} tekens (${MIN_LENGTE} tot en met ${MAX_LENGTE})`,
      state: judge(code.length >= MIN_LENGTE && code.length <= MAX_LENGTE),
    },
  ];
}

export function listErrors(brin6: string, code: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (!BRIN6.test(brin6))
    errors.push({ name: 'brin6', melding: 'Schrijf het BRIN met vestigingsnummer als 97QX00.' });
  if (code === '') errors.push({ name: 'verificatiecode', melding: 'Vul de verificatiecode in.' });
  else if (listRules(brin6, code).some(({ state }) => state === 'fout'))
    errors.push({
      name: 'verificatiecode',
      melding: `De code begint met ${BRIN6.test(brin6) ? brin6 : 'het BRIN en vestigingsnummer'} en heeft ${MIN_LENGTE} tot en met ${MAX_LENGTE} tekens.`,
    });
  return errors;
}
