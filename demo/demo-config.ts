import { DEFAULT_DATA_DIR, readConfig } from '@koppelpunt/platform';
import { resolve } from 'node:path';
import { z } from 'zod';
import { DemoError } from './demo-error.ts';

const port = (byDefault: number) =>
  z.coerce
    .number({ error: 'is geen getal' })
    .int()
    .min(1, 'moet tussen 1 en 65535 liggen')
    .max(65_535, 'moet tussen 1 en 65535 liggen')
    .default(byDefault);

const schema = z.object({
  ESIS_PORT: port(4100),
  TOP_DOSSIER_PORT: port(4200),
  MAIL_PORT: port(4225),
  POSTBUS_PORT: port(4300),
  KOPPELPUNT_DATA: z.string().default(DEFAULT_DATA_DIR),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'moet beginnen met postgres://')
    .optional(),
});

/** The variables that each name a port of this machine, in the order in which they are checked. */
export const PORT_VARIABLES = ['ESIS_PORT', 'TOP_DOSSIER_PORT', 'MAIL_PORT', 'POSTBUS_PORT'] as const;

export type DemoConfig = {
  ports: Record<(typeof PORT_VARIABLES)[number], number>;
  dataDir: string;
  databaseUrl: string | undefined;
};

export function readDemoConfig(env: Record<string, string | undefined>): DemoConfig {
  const values = readConfig(schema, env);
  const { KOPPELPUNT_DATA, DATABASE_URL, ...ports } = values;
  for (const [index, name] of PORT_VARIABLES.entries()) {
    const twin = PORT_VARIABLES.slice(0, index).find((other) => ports[other] === ports[name]);
    if (twin)
      throw new DemoError(`${twin} en ${name} zijn allebei ${ports[name]}. Geef elk een eigen poort.`);
  }
  return { ports, dataDir: resolve(KOPPELPUNT_DATA), databaseUrl: DATABASE_URL };
}
