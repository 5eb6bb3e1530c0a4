import type { ColumnType, Generated } from 'kysely';
import type { Toekenning } from './toekenning.ts';

/** The last thing with which somebody proved who they are. */
export type Middel = 'wachtwoord' | 'totp' | 'herstelcode' | 'passkey' | 'oidc';

/** The purpose of a one-time token. */
export type Doel =
  'uitnodiging' | 'wachtwoord-herstel' | 'app-instellen' | 'passkey' | 'oidc' | 'rol-bevestigen';

/** pg turns an array into one of PostgreSQL's: JSON is written as text. */
type Json<T> = ColumnType<T, string, string>;

/** The tables of packages/platform/migrations as sign-in uses them; each application has them among its own. */
export type LoginTables = {
  gebruikers: {
    id: string;
    naam: string;
    email: string;
    emailBevestigd: boolean;
    tweedeStapGewistOp: Generated<Date | null>;
    eersteAanmeldingOp: Generated<Date | null>;
    createdAt: Generated<Date>;
  };
  sessies: {
    id: string;
    gebruikerId: string;
    tokenHash: string;
    middel: Middel;
    /** When the second factor was shown in this session; null: the session is half-way. */
    tweedeFactorOp: Date | null;
    adres: string;
    userAgent: string;
    createdAt: Date;
    gezienOp: Date;
    verlooptOp: Date;
  };
  wachtwoorden: { gebruikerId: string; hash: string; hersteldOp: Generated<Date | null> };
  schoolaccounts: {
    issuer: string;
    sub: string;
    gebruikerId: string;
    /** The roles that the claims of this account gave. */
    toekenningen: Json<Toekenning[]>;
    createdAt: Generated<Date>;
  };
  tweedeFactoren: {
    gebruikerId: string;
    geheim: string;
    /** The last step of which a code was used: no code of it, or before it, counts again. */
    laatsteStap: number;
    createdAt: Generated<Date>;
  };
  herstelcodes: { gebruikerId: string; hash: string; gebruiktOp: Date | null; createdAt: Generated<Date> };
  passkeys: {
    id: string;
    gebruikerId: string;
    publicKey: Buffer;
    counter: number;
    transports: string[];
    naam: string;
    gebruiktOp: Date | null;
    createdAt: Generated<Date>;
  };
  eenmaligeTokens: {
    hash: string;
    doel: Doel;
    gebruikerId: string | null;
    gegevens: Json<Readonly<Record<string, unknown>>>;
    verlooptOp: Date;
  };
  bekendeApparaten: { gebruikerId: string; hash: string; adres: string; gezienOp: Date };
  aanmeldpogingen: { teller: string; aantal: number; laatstOp: Date };
  rolvoorstellen: {
    id: string;
    naam: string;
    email: string;
    rol: string;
    plek: string;
    voorgesteldDoor: string;
    createdAt: Date;
    verlooptOp: Date;
  };
  lidmaatschappen: { gebruikerId: string; plek: string | null; rol: string };
};
