import { callApi } from './call-api.ts';
import { LOGIN_PATH } from './return-address.ts';

/** The next step of signing in, as packages/platform/src/login/stap.ts defines it. */
export type Stap =
  | { stap: 'wachtwoord' }
  | { stap: 'klaar' }
  | { stap: 'tweede-factor'; code: boolean; passkey: boolean }
  | { stap: 'instellen' };

export type Manieren = Stap & { passkeys: boolean; oidc: string | null };
export type Qr = { grootte: number; pad: string };
export type NieuweFactor = { token: string; geheim: string; uri: string; qr: Qr };
export type Passkey = { id: string; naam: string; createdAt: string; gebruiktOp: string | null };
export type SessieOverzicht = {
  id: string;
  apparaat: string;
  adres: string;
  sinds: string;
  laatst: string;
  isDeze: boolean;
};
export type Account = {
  code: boolean;
  herstelcodes: number;
  passkeysMogelijk: boolean;
  passkeys: Passkey[];
  sessies: SessieOverzicht[];
  /** The other organisation through which people can sign in. */
  oidc: string | null;
};

/** Only these screens use the endpoints of signing in, so no OpenAPI document has them. */
export const loginApi = {
  getManieren: () => callApi<Manieren>('GET', '/api/aanmelden'),
  sendWachtwoord: (email: string, wachtwoord: string) =>
    callApi<Stap>('POST', '/api/aanmelden/wachtwoord', { email, wachtwoord }),
  sendCode: (code: string) => callApi<Stap>('POST', '/api/aanmelden/code', { code }),
  sendHerstelcode: (code: string) => callApi<Stap>('POST', '/api/aanmelden/herstelcode', { code }),
  getPasskeyOptions: () =>
    callApi<PublicKeyCredentialRequestOptionsJSON>('POST', '/api/aanmelden/passkey/vraag', {}),
  sendPasskey: (antwoord: object) => callApi<Stap>('POST', '/api/aanmelden/passkey', { antwoord }),
  requestHerstel: (email: string) => callApi<object>('POST', '/api/wachtwoord-herstel', { email }),
  completeHerstel: (token: string, wachtwoord: string) =>
    callApi<object>('POST', '/api/wachtwoord-herstel/voltooien', { token, wachtwoord }),
  getUitnodiging: (token: string) =>
    callApi<{ naam: string; email: string }>('POST', '/api/uitnodiging/bekijken', { token }),
  acceptUitnodiging: (token: string, wachtwoord: string) =>
    callApi<Stap>('POST', '/api/uitnodiging', { token, wachtwoord }),
  createFactor: () => callApi<NieuweFactor>('POST', '/api/account/tweede-factor', {}),
  confirmFactor: (token: string, code: string) =>
    callApi<{ herstelcodes: string[] }>('POST', '/api/account/tweede-factor/bevestigen', { token, code }),
  deleteFactor: () => callApi<object>('DELETE', '/api/account/tweede-factor'),
  createHerstelcodes: () => callApi<{ herstelcodes: string[] }>('POST', '/api/account/herstelcodes', {}),
  getRegistrationOptions: () =>
    callApi<PublicKeyCredentialCreationOptionsJSON>('POST', '/api/account/passkeys/vraag', {}),
  createPasskey: (naam: string, antwoord: object) =>
    callApi<{ herstelcodes: string[] | null }>('POST', '/api/account/passkeys', { naam, antwoord }),
  deletePasskey: (id: string) => callApi<object>('DELETE', `/api/account/passkeys/${encodeURIComponent(id)}`),
  getAccount: () => callApi<Account>('GET', '/api/account'),
  endSessie: (id: string) => callApi<object>('DELETE', `/api/account/sessies/${encodeURIComponent(id)}`),
  endSessies: () => callApi<object>('DELETE', '/api/account/sessies'),
  updateWachtwoord: (oud: string, nieuw: string) =>
    callApi<object>('POST', '/api/account/wachtwoord', { oud, nieuw }),
};

/** Loads a new page afterwards, so that nothing of this user, such as a verificatiecode, stays in memory. */
export async function signOut(loginPath = LOGIN_PATH): Promise<void> {
  await callApi<object>('POST', '/api/afmelden', {});
  location.assign(loginPath);
}
