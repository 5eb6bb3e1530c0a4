import { z } from 'zod';
import type { OidcRegel } from './oidc-claims.ts';

/** Signing in through another organisation, such as Entree Federatie. */
export type OidcConfig = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the button: 'Inloggen met …'. */
  naam: string;
  regels: readonly OidcRegel[];
  /** Values of acr or amr with which the provider says that it asked a second factor. */
  tweedeFactor: readonly string[];
};

const REGEL = /^([0-9]{2}[A-Z]{2}(?:[0-9]{2})?):([\w-]+)=([a-z_]+)$/;

const lijst = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** The part of an application's settings; `rollen` are its own. */
export const oidcSettings = (rollen: readonly string[]) => ({
  OIDC_ISSUER: z.url('is geen adres').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAAM: z.string().default('uw schoolaccount'),
  OIDC_TOEGANG: lijst
    .pipe(z.array(z.string().regex(REGEL, 'schrijf elke regel als 97QX00:employee=intern_begeleider')))
    .refine((regels) => regels.every((regel) => rollen.includes(parseRegel(regel).rol)), {
      error: `noemt een rol die er niet is; kies uit ${rollen.join(', ')}`,
    }),
  OIDC_TWEEDE_FACTOR: lijst,
});

type Settings = {
  OIDC_ISSUER?: string | undefined;
  OIDC_CLIENT_ID?: string | undefined;
  OIDC_CLIENT_SECRET?: string | undefined;
  OIDC_NAAM: string;
  OIDC_TOEGANG: string[];
  OIDC_TWEEDE_FACTOR: string[];
};

/** Undefined when there is none: then the button is not there. */
export function findOidcConfig(settings: Settings): OidcConfig | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return undefined;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    naam: settings.OIDC_NAAM,
    regels: settings.OIDC_TOEGANG.map(parseRegel),
    tweedeFactor: settings.OIDC_TWEEDE_FACTOR,
  };
}

function parseRegel(regel: string): OidcRegel {
  const [, brin = '', affiliation = '', rol = ''] = REGEL.exec(regel) ?? [];
  return { brin, affiliation, rol };
}
