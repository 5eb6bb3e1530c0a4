import type { Actor } from '../actor/actor.ts';
import { sendKennisgeving } from './account-mail.ts';
import { listBereikbaar } from './personen.ts';
import type { LoginHandeling } from './login-database.ts';
import type { LoginDeps } from './login-deps.ts';

/** What the owner of an account is told by mail, because somebody else who did it would not tell them. */
export const KENNISGEVINGEN = {
  'wachtwoord.gewijzigd': 'Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd.',
  'wachtwoord.hersteld':
    'Via een link in een e-mail is een nieuw wachtwoord gekozen. U bent overal uitgelogd.',
  'tweede-factor.ingesteld':
    'Voor de tweede stap is een app met codes ingesteld. Een app van daarvoor werkt niet meer, en herstelcodes van daarvoor ook niet.',
  'tweede-factor.verwijderd': 'De app met codes is verwijderd als tweede stap. Er is nog een passkey.',
  'passkey.toegevoegd': 'Er is een passkey toegevoegd.',
  'passkey.verwijderd': 'Een passkey is verwijderd.',
  'herstelcodes.gemaakt': 'Er zijn nieuwe herstelcodes gemaakt. Die van daarvoor werken niet meer.',
  'herstelcode.gebruikt': 'Er is ingelogd met een herstelcode. Die code werkt niet meer.',
  'schoolaccount.gekoppeld':
    'Een account van een andere organisatie is gekoppeld: daarmee kan nu ook worden ingelogd.',
  // Also of somebody's own device, when we forgot it (apparaten.ts).
  'apparaat.onbekend':
    'Er is ingelogd vanaf een apparaat en een adres die hier niet bekend zijn. Na een nieuw wachtwoord, of na drie maanden, is uw eigen apparaat dat ook niet meer.',
} as const;
export type Kennisgeving = keyof typeof KENNISGEVINGEN;

/** Remembers that the owner of this account is to be told. */
export type Tell = (gebruikerId: string, kennisgeving: Kennisgeving) => void;

/**
 * One transaction; what it tells leaves by mail when it was kept, in one mail for each person. Nobody waits for the mail, and an
 * act does not fail by it.
 */
export async function asMetKennisgeving<T>(
  deps: LoginDeps,
  actor: Actor<never>,
  act: (handeling: LoginHandeling, tell: Tell) => Promise<T>,
): Promise<T> {
  const { accountMail, titel } = deps;
  const { result, brieven } = await deps.as(actor, async (handeling) => {
    const verteld = new Map<string, Set<Kennisgeving>>();
    const done = await act(handeling, (gebruikerId, kennisgeving) => {
      verteld.set(gebruikerId, (verteld.get(gebruikerId) ?? new Set()).add(kennisgeving));
    });
    const found = await listBereikbaar(handeling, [...verteld.keys()]);
    return {
      result: done,
      brieven: found.map(({ id, naam, email }) => ({
        to: email,
        naam,
        titel,
        regels: [...(verteld.get(id) ?? [])].map((een) => KENNISGEVINGEN[een]),
        op: handeling.now,
      })),
    };
  });
  if (accountMail) for (const brief of brieven) void sendKennisgeving(accountMail, brief);
  return result;
}
