import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date | undefined, Date>;

/** The last thing with which somebody proved who they are. */
export type Middel = 'wachtwoord' | 'totp' | 'herstelcode' | 'passkey' | 'oidc';

/** The tables of packages/platform/migrations as this package uses them; each app has them among its own. */
export type LoginTables = {
  gebruikers: {
    id: string;
    name: string;
    email: string;
    emailVerified: boolean;
    createdAt: Moment;
    updatedAt: Moment;
  };
  sessies: {
    id: string;
    userId: string;
    token: string;
    expiresAt: Date;
    ipAddress: string | null;
    userAgent: string | null;
    /** When the second factor was shown in this session; null: half-way. */
    tweedeFactorOp: Date | null;
    middel: Middel;
    createdAt: Moment;
    updatedAt: Moment;
  };
  inlogmiddelen: {
    id: string;
    userId: string;
    accountId: string;
    providerId: string;
    password: string | null;
    /** Of an account elsewhere: the roles that its claims gave, as JSON. */
    scope: string | null;
    createdAt: Moment;
    updatedAt: Moment;
  };
  verificaties: {
    id: string;
    identifier: string;
    value: string;
    expiresAt: Date;
    createdAt: Moment;
    updatedAt: Moment;
  };
  aanmeldpogingen: { id: string; key: string; count: number; lastRequest: number };
  lidmaatschappen: { gebruikerId: string; plek: string | null; rol: string };
  tweedeFactoren: {
    gebruikerId: string;
    geheim: string;
    /** The last step of which a code was used: none of it, or before it, counts again. */
    laatsteStap: number;
    bevestigdOp: Date | null;
    createdAt: Moment;
  };
  herstelcodes: { gebruikerId: string; hash: string; gebruiktOp: Date | null; createdAt: Moment };
  passkeys: {
    id: string;
    gebruikerId: string;
    publicKey: Buffer;
    counter: number;
    transports: string[];
    naam: string;
    gebruiktOp: Date | null;
    createdAt: Moment;
  };
  bekendeApparaten: {
    gebruikerId: string;
    hash: string;
    adres: string;
    gezienOp: Generated<Date>;
  };
};
