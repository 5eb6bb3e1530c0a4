/** What counts guesses, and from where a partner came: the policies of `systeem:opruimen` say how old it is when it goes. */
export const OPRUIMBAAR = ['sleutelpogingen', 'bekende_adressen', 'codepogingen'] as const;
