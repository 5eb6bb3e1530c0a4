import { MIN_PASSWORD_LENGTH, Problem, type Actor, type Login } from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { findVestiging, vestigingOnbekend } from '../vestigingen/vestigingen.service.ts';
import { requireMay, type Rol } from '../rechten/rechten.ts';

export type NieuweGebruiker = { email: string; naam: string; rol: Rol; brin6: string; wachtwoord: string };

export type CreateGebruikerUitkomst = 'gemaakt' | 'lidmaatschap toegevoegd' | 'bestond al';

export type GebruikersService = {
  /** On the command line only. Who is there already gets the lidmaatschap that is missing, and keeps the password. */
  createGebruiker(actor: Actor, gebruiker: NieuweGebruiker): Promise<CreateGebruikerUitkomst>;
};

export function createGebruikersService({ db, login }: { db: Kysely<DB>; login: Login }): GebruikersService {
  return {
    async createGebruiker(actor, { email, naam, rol, brin6, wachtwoord }) {
      requireMay(actor, 'omgeving inrichten');
      if (!(await findVestiging(db, brin6))) throw vestigingOnbekend(actor, brin6);
      if (wachtwoord.length < MIN_PASSWORD_LENGTH) throw wachtwoordTeKort();
      return await db.transaction().execute(async (tx) => {
        const vraag = { email, naam, wachtwoord, lidmaatschappen: [] };
        const { kind, id } = await login.createGebruiker(vraag, tx);
        const added = await login.addLidmaatschappen(tx, id, [{ plek: brin6, rol }]);
        if (added === 0) return 'bestond al';
        const isNieuw = kind === 'created';
        await writeLogboek(tx, actor, {
          gebeurtenis: isNieuw ? 'gebruiker.gemaakt' : 'lidmaatschap.toegevoegd',
          brin6,
          onderwerp: `gebruiker:${id}`,
          details: { rol },
        });
        return isNieuw ? 'gemaakt' : 'lidmaatschap toegevoegd';
      });
    },
  };
}

const wachtwoordTeKort = () =>
  new Problem({
    status: 400,
    code: 'WACHTWOORD_TE_KORT',
    melding: `Het wachtwoord moet minstens ${MIN_PASSWORD_LENGTH} tekens lang zijn.`,
  });
