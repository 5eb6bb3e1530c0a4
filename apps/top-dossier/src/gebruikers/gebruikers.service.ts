import { MIN_PASSWORD_LENGTH, type Actor, type Login } from '@koppelpunt/platform';
import type { Db } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { requireMay, type Rol } from '../rechten/rechten.ts';

export type NewGebruiker = {
  email: string;
  naam: string;
  rol: Rol;
  /** The vestiging of an intern begeleider; support has none. */
  brin6: string | null;
  wachtwoord: string;
};

/** Idempotent: somebody who is there already stays as they are, password included. */
export async function createGebruiker(
  actor: Actor,
  deps: { db: Db; login: Login },
  { email, naam, rol, brin6, wachtwoord }: NewGebruiker,
): Promise<{ id: string; uitkomst: 'created' | 'alreadyExists' }> {
  requireMay(actor, 'omgeving inrichten');
  if (rol === 'intern_begeleider' && brin6 === null) {
    throw invalid('Een intern begeleider hoort bij een vestiging: geef --brin.');
  }
  if (rol === 'support' && brin6 !== null) {
    throw invalid('Support hoort bij het samenwerkingsverband, niet bij een vestiging: laat --brin weg.');
  }
  if (wachtwoord.length < MIN_PASSWORD_LENGTH) {
    throw invalid(`Een wachtwoord heeft ten minste ${MIN_PASSWORD_LENGTH} tekens.`);
  }
  return await deps.db.transaction().execute(async (tx) => {
    const gebruiker = { email, naam, wachtwoord, lidmaatschappen: [{ plek: brin6, rol }] };
    const { id, kind } = await deps.login.createGebruiker(gebruiker, tx);
    if (kind === 'created') {
      await writeLogboek(tx, actor, {
        gebeurtenis: 'gebruiker-gemaakt',
        ...(brin6 !== null && { brin6 }),
        onderwerp: `gebruiker:${id}`,
        details: { rol },
      });
    }
    return { id, uitkomst: kind };
  });
}

const invalid = (melding: string) => createProblem('INVOER_ONGELDIG', { melding });
