import type { CliInput, Command } from '@koppelpunt/platform';
import type { Services } from '../app.ts';

export type OpenServices = () => Promise<{ services: Services; close: () => Promise<void> }>;

export type Output = { json: unknown; text: string };

/** Every command opens the database, calls one verb, says what came of it, and closes. */
export type WithServices = (run: (services: Services, input: CliInput) => Promise<Output>) => Command['run'];

export const openWith =
  (open: OpenServices): WithServices =>
  (run) =>
  async (input) => {
    const { services, close } = await open();
    try {
      return await run(services, input);
    } finally {
      await close();
    }
  };

export const brin = {
  type: 'string',
  required: true,
  help: 'brin- en vestigingsnummer, zoals 97QX00',
} as const;
export const aanbodOptie = { type: 'string', help: 'welke koppeling; zonder: top-dossier' } as const;
export const aanbodVan = (input: CliInput): string => input.optional('aanbod') ?? 'top-dossier';
