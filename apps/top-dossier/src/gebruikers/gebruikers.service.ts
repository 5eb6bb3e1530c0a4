import {
  MIN_PASSWORD_LENGTH,
  type Actor,
  type Login,
  type LoginDatabase,
  type WachtwoordInvoer,
} from '@koppelpunt/platform';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { rechten, requireMay, type Rol } from '../rechten/rechten.ts';

export type NewGebruiker = WachtwoordInvoer & {
  email: string;
  naam: string;
  rol: Rol;
  /** The vestiging of an intern begeleider. Null for a person of the samenwerkingsverband. */
  brin6: string | null;
};

/** Idempotent: an account that exists already is not changed, its password included. */
export async function createGebruiker(
  actor: Actor,
  deps: { loginDatabase: LoginDatabase; login: Login },
  { email, naam, rol, brin6, ...geheim }: NewGebruiker,
): Promise<{ id: string; uitkomst: 'created' | 'alreadyExists' }> {
  requireMay(actor, 'omgeving inrichten');
  const { naam: rolNaam, plek } = rechten.tabel.rollen[rol];
  if (plek === 'vestiging' && brin6 === null) {
    throw invalid(`De rol ${rolNaam} hoort bij een vestiging: geef --brin.`);
  }
  if (plek === 'organisatie' && brin6 !== null) {
    throw invalid(
      `De rol ${rolNaam} hoort bij het samenwerkingsverband, niet bij een vestiging: laat --brin weg.`,
    );
  }
  if (geheim.wachtwoord.length < MIN_PASSWORD_LENGTH) {
    throw invalid(`Een wachtwoord heeft ten minste ${MIN_PASSWORD_LENGTH} tekens.`);
  }
  return await deps.loginDatabase.as(actor, async (handeling) => {
    const gebruiker = { email, naam, ...geheim, lidmaatschappen: [{ plek: brin6, rol }] };
    const { id, kind } = await deps.login.createGebruiker(handeling, gebruiker);
    if (kind === 'created') {
      await writeLogboek(handeling, {
        gebeurtenis: 'gebruiker.gemaakt',
        ...(brin6 !== null && { brin6 }),
        onderwerp: `gebruiker:${id}`,
        details: { rol },
      });
    }
    return { id, uitkomst: kind };
  });
}

const invalid = (melding: string) => createProblem('INVOER_ONGELDIG', { melding });
