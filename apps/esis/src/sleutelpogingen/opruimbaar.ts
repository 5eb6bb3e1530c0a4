/** Counted guesses, known addresses, what an import replaced, and who stayed home long ago; the policies of `systeem:opruimen` say how old a row is when it goes. */
export const OPRUIMBAAR = [
  'sleutelpogingen',
  'bekende_adressen',
  'codepogingen',
  'importrijen',
  'thuisblijvers',
] as const;
