export type WachtwoordInvoer = { wachtwoord: string; totpGeheim?: string };

/**
 * A command line reads this for a new account: the password, and on a second line perhaps the base32 secret of an
 * authenticator app that knows it already, as the demo's does. Never as an argument: those are there for all to see.
 */
export function parseWachtwoordInvoer(text: string): WachtwoordInvoer {
  const [wachtwoord = '', totpGeheim = ''] = text.split(/\r?\n/);
  return { wachtwoord, ...(/^[A-Z2-7]{32}$/.test(totpGeheim) && { totpGeheim }) };
}
