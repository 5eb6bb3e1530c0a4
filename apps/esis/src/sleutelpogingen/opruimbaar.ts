/** Counted guesses and known addresses; the policies of `systeem:opruimen` say how old a row is when it goes. */
export const OPRUIMBAAR = ['sleutelpogingen', 'bekende_adressen', 'codepogingen'] as const;
