import type { CliInput } from '@koppelpunt/platform';

/** Options that more than one command has. */
export const brin = {
  type: 'string',
  required: true,
  help: 'brin- en vestigingsnummer, zoals 97QX00',
} as const;
export const aanbodOptie = { type: 'string', help: 'welke koppeling; zonder: top-dossier' } as const;
export const aanbodVan = (input: CliInput): string => input.optional('aanbod') ?? 'top-dossier';
