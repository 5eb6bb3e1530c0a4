/** Counted guesses, known addresses, and what an import replaced; the policies of `systeem:opruimen` say how old a row is when it goes. */
export const OPRUIMBAAR = ['sleutelpogingen', 'bekende_adressen', 'codepogingen', 'importrijen'] as const;
