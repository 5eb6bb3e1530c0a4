import { PSEUDONIEMEN } from './inzage.ts';

/** The words for the keys in rows of the platform, in the order of the screen. Null: for machines only. */
export const PLATFORM_DETAILS = {
  aantal: 'aantal',
  rol: 'rol',
  reden: 'reden',
  velden: 'velden',
  scherm: 'scherm',
  middel: 'manier',
  bekend: 'bekend account',
  seconden: 'seconden wachten',
  minuten: 'minuten wachten',
  over: 'codes over',
  app: 'apps met codes',
  passkeys: 'passkeys',
  herstelcodes: 'herstelcodes',
  sessiesBeeindigd: 'afgemelde sessies',
  gezien: 'de persoon was erbij',
  voorstel: 'voorstel',
  persoon: 'persoon',
  koppeling: 'koppeling',
  bron: 'via',
  vanaf: 'vanaf',
  tot: 'tot en met',
  mandaat: 'mandaat',
  naar: 'naar sleutel',
  verzet: 'omgezet',
  onleesbaar: 'onleesbaar',
  plek: 'plek',
  van: 'van',
  [PSEUDONIEMEN]: null,
} as const satisfies Record<string, string | null>;

export type PlatformDetail = keyof typeof PLATFORM_DETAILS;

/** The words for values that a machine writes, by key. */
export const PLATFORM_WAARDEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  /** The manners of signing in, as the screens call them. */
  middel: {
    wachtwoord: 'wachtwoord',
    totp: 'code uit een app',
    herstelcode: 'herstelcode',
    passkey: 'passkey',
    oidc: 'account van een andere organisatie',
  },
  bron: { oidc: 'account van een andere organisatie' },
};
