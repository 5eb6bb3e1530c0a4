import { MIN_PASSWORD_LENGTH, notAllowed, Problem, type Actor, type Login } from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { findVestiging, vestigingOnbekend } from '../vestigingen/vestigingen.service.ts';
import type { Rol } from './rollen.ts';

export type NieuweGebruiker = { email: string; naam: string; rol: Rol; brin6: string; wachtwoord: string };

export type GebruikersService = {
  /** On the command line only; invitations come later. */
  createGebruiker(actor: Actor, gebruiker: NieuweGebruiker): Promise<'gemaakt' | 'bestond al'>;
};

export function createGebruikersService({ db, login }: { db: Kysely<DB>; login: Login }): GebruikersService {
  return {
    async createGebruiker(actor, { email, naam, rol, brin6, wachtwoord }) {
      if (actor.kind !== 'systeem') throw notAllowed();
      if (!(await findVestiging(db, brin6))) throw vestigingOnbekend(actor, brin6);
      if (wachtwoord.length < MIN_PASSWORD_LENGTH) throw wachtwoordTeKort();
      const uitkomst = await login.createGebruiker({
        email,
        naam,
        wachtwoord,
        lidmaatschappen: [{ brin6, rol }],
      });
      if (uitkomst.kind === 'alreadyExists') return 'bestond al';
      // Not in one transaction: signing in has its own connection. A person without this row can do no more for it.
      await db.transaction().execute(async (tx) => {
        await writeLogboek(tx, actor, {
          gebeurtenis: 'gebruiker.gemaakt',
          brin6,
          onderwerp: `gebruiker:${uitkomst.id}`,
          details: { rol },
        });
      });
      return 'gemaakt';
    },
  };
}

const wachtwoordTeKort = () =>
  new Problem({
    status: 400,
    code: 'WACHTWOORD_TE_KORT',
    melding: `Het wachtwoord moet minstens ${MIN_PASSWORD_LENGTH} tekens lang zijn.`,
  });
