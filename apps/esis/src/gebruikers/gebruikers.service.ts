import {
  MIN_PASSWORD_LENGTH,
  Problem,
  type Actor,
  type Database,
  type Login,
  type LoginDatabase,
  type WachtwoordInvoer,
} from '@koppelpunt/platform';
import type { DB } from '../database.generated.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { checkBestuur, findVestiging, vestigingOnbekend } from '../vestigingen/vestigingen.service.ts';
import { rechten, requireMay, type Rol } from '../rechten/rechten.ts';

export type NieuweGebruiker = WachtwoordInvoer & {
  email: string;
  naam: string;
  rol: Rol;
  /** A vestiging, or the number of a bestuur: all of its vestigingen. Neither for who works for ESIS' supplier. */
  brin6?: string | undefined;
  bestuur?: string | undefined;
};

export type CreateGebruikerUitkomst = 'gemaakt' | 'lidmaatschap toegevoegd' | 'bestond al';

export type GebruikersService = {
  /** On the command line only. Who is there already gets the lidmaatschap that is missing, and keeps the password. */
  createGebruiker(actor: Actor, gebruiker: NieuweGebruiker): Promise<CreateGebruikerUitkomst>;
};

export function createGebruikersService({
  database,
  loginDatabase,
  login,
}: {
  database: Database<DB>;
  loginDatabase: LoginDatabase;
  login: Login;
}): GebruikersService {
  return {
    async createGebruiker(actor, { email, naam, rol, brin6, bestuur, ...geheim }) {
      requireMay(actor, 'omgeving inrichten');
      if (bestuur !== undefined) checkBestuur(bestuur);
      const plek = toPlek(rol, brin6, bestuur);
      if (brin6 !== undefined) {
        const vestiging = await database.as(actor, async ({ tx }) => await findVestiging(tx, brin6));
        if (!vestiging) throw vestigingOnbekend(actor, brin6);
      }
      if (geheim.wachtwoord.length < MIN_PASSWORD_LENGTH) throw wachtwoordTeKort();
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
    },
  };
}

/** Where the role holds; a role at the wrong kind of place would give nothing, and nobody would know why. */
function toPlek(rol: Rol, brin6: string | undefined, bestuur: string | undefined): string | null {
  const { plek, naam } = rechten.tabel.rollen[rol];
  switch (plek) {
    case 'organisatie':
      if (brin6 === undefined && bestuur === undefined) return null;
      throw plekPastNiet(`De rol ${naam} hoort bij geen vestiging: laat --brin en --bestuur weg.`);
    case 'bestuur':
      if (bestuur !== undefined && brin6 === undefined) return bestuur;
      throw plekPastNiet(`De rol ${naam} geldt voor een heel bestuur: geef --bestuur, zonder --brin.`);
    case 'vestiging':
      if ((brin6 === undefined) !== (bestuur === undefined)) return brin6 ?? bestuur ?? null;
      throw plekPastNiet(
        `Geef bij de rol ${naam} de vestiging met --brin, of alle vestigingen met --bestuur.`,
      );
  }
}

const plekPastNiet = (melding: string) => new Problem({ status: 400, code: 'PLEK_PAST_NIET', melding });

const wachtwoordTeKort = () =>
  new Problem({
    status: 400,
    code: 'WACHTWOORD_TE_KORT',
    melding: `Het wachtwoord moet minstens ${MIN_PASSWORD_LENGTH} tekens lang zijn.`,
  });
