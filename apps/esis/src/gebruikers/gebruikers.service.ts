import {
  bindDeps,
  MIN_PASSWORD_LENGTH,
  type Actor,
  type Login,
  type LoginDatabase,
  type WachtwoordInvoer,
} from '@koppelpunt/platform';
import type { EsisDatabase } from '../database.ts';
import { createProblem, createVestigingOnbekend } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { rechten, requireMay, type Rol } from '../rechten/rechten.ts';
import { checkBestuur, findVestiging } from '../vestigingen/vestigingen.service.ts';

export type NewGebruiker = WachtwoordInvoer & {
  email: string;
  naam: string;
  rol: Rol;
  /** A vestiging, or the number of a bestuur: all of its vestigingen. Neither for a person of ESIS' supplier. */
  brin6?: string | undefined;
  bestuur?: string | undefined;
};

export type CreateGebruikerUitkomst = 'gemaakt' | 'lidmaatschap toegevoegd' | 'bestond al';

type GebruikersDeps = { database: EsisDatabase; loginDatabase: LoginDatabase; login: Login };

export type Gebruikers = ReturnType<typeof createGebruikers>;
export const createGebruikers = (deps: GebruikersDeps) => bindDeps(deps, { createGebruiker });

/** A person who is there already gets the lidmaatschap that is missing, and keeps the password. On the command line only. */
async function createGebruiker(
  { database, loginDatabase, login }: GebruikersDeps,
  actor: Actor,
  { email, naam, rol, brin6, bestuur, ...geheim }: NewGebruiker,
): Promise<CreateGebruikerUitkomst> {
  requireMay(actor, 'omgeving inrichten');
  if (bestuur !== undefined) checkBestuur(bestuur);
  const plek = toPlek(rol, brin6, bestuur);
  if (brin6 !== undefined) {
    const vestiging = await database.as(actor, async (handeling) => await findVestiging(handeling, brin6));
    if (!vestiging) throw createVestigingOnbekend(actor, brin6);
  }
  if (geheim.wachtwoord.length < MIN_PASSWORD_LENGTH) throw createProblem('WACHTWOORD_TE_KORT');
  return await loginDatabase.as(actor, async (handeling) => {
    const vraag = { email, naam, ...geheim, lidmaatschappen: [] };
    const { kind, id } = await login.createGebruiker(handeling, vraag);
    const added = await login.addLidmaatschappen(handeling, id, [{ plek, rol }]);
    if (added === 0) return 'bestond al';
    const isNieuw = kind === 'created';
    await writeLogboek(handeling, {
      gebeurtenis: isNieuw ? 'gebruiker.gemaakt' : 'lidmaatschap.toegevoegd',
      ...(brin6 !== undefined && { brin6 }),
      onderwerp: `gebruiker:${id}`,
      details: { rol, plek },
    });
    return isNieuw ? 'gemaakt' : 'lidmaatschap toegevoegd';
  });
}

/** The place of the role; a role at the wrong kind of place would give nothing, and nobody would know why. */
function toPlek(rol: Rol, brin6: string | undefined, bestuur: string | undefined): string | null {
  const { plek, naam } = rechten.tabel.rollen[rol];
  switch (plek) {
    case 'organisatie':
      if (brin6 === undefined && bestuur === undefined) return null;
      throw createPlekPastNiet(`De rol ${naam} hoort bij geen vestiging: laat --brin en --bestuur weg.`);
    case 'bestuur':
      if (bestuur !== undefined && brin6 === undefined) return bestuur;
      throw createPlekPastNiet(`De rol ${naam} geldt voor een heel bestuur: geef --bestuur, zonder --brin.`);
    case 'vestiging':
      if ((brin6 === undefined) !== (bestuur === undefined)) return brin6 ?? bestuur ?? null;
      throw createPlekPastNiet(
        `Geef bij de rol ${naam} de vestiging met --brin, of alle vestigingen met --bestuur.`,
      );
  }
}

const createPlekPastNiet = (melding: string) => createProblem('PLEK_PAST_NIET', { melding });
