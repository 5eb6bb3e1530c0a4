import { sql } from 'kysely';
import { notAllowed, notFound } from '../problem/problem.ts';
import { appendLogboek } from '../logboek/logboek.ts';
import type { Actor } from '../actor/actor.ts';
import {
  deleteLidmaatschap,
  insertLidmaatschappen,
  listBereikt,
  listToekenningen,
  type Bereikt,
  type Toekenning,
  type ToekenningVan,
} from '../login/lidmaatschappen.ts';
import type { Login } from '../login/login.ts';
import type { LoginTx } from '../login/login-deps.ts';
import type { WisUitkomst } from '../login/tweede-stap-wissen.ts';
import type { Rechten } from '../rechten/rechten.ts';
import type { MensenAntwoord, RolVraag, UitnodigingVraag } from './mensen.contract.ts';
import {
  laatsteBeheerder,
  nietVoorUzelf,
  plekOngeldig,
  rollenGaanNietSamen,
  rolNietTeGeven,
  tweedeStapNietTeWissen,
} from './problemen.ts';

/** The vestiging whose people are meant; undefined: everybody of the application. */
type Waar = string | undefined;

export type MensenService = {
  listMensen(actor: Actor, waar: Waar): Promise<MensenAntwoord>;
  /** Only for who is known here already; others are invited. */
  grantRol(actor: Actor, waar: Waar, gebruikerId: string, vraag: RolVraag): Promise<void>;
  revokeRol(actor: Actor, waar: Waar, gebruikerId: string, vraag: RolVraag): Promise<void>;
  /** Takes every role of this person here; who has none left anywhere is signed out at once. */
  revokeToegang(actor: Actor, waar: Waar, gebruikerId: string): Promise<void>;
  invite(actor: Actor, waar: Waar, vraag: UitnodigingVraag): Promise<'uitgenodigd' | 'bestondAl'>;
  /**
   * For who lost it; never for oneself, and only for whom the actor may give every role they have, at every vestiging
   * where they have it: what opens elsewhere is not weakened from here.
   */
  wisTweedeStap(actor: Actor, waar: Waar, gebruikerId: string): Promise<WisUitkomst>;
  /** On the command line only: also a role at a whole school or bestuur, that no screen takes away. False: had it not. */
  revokeToekenning(actor: Actor, gebruikerId: string, toekenning: Toekenning): Promise<boolean>;
  /** On the command line only. */
  findMens(actor: Actor, email: string): Promise<{ id: string } | undefined>;
  /** Who has this role here, by name: whom to ask. */
  listNamen(actor: Actor, waar: Waar, rol: string): Promise<Persoon[]>;
  /** Also of who has no place any more: a mandate or a row of the logboek still names them. */
  listPersonen(actor: Actor, ids: readonly string[]): Promise<Persoon[]>;
};

export type Persoon = { id: string; naam: string; email: string };

export type MensenDeps = {
  // oxlint-disable-next-line typescript/no-explicit-any -- whichever roles and acts the application has
  rechten: Rechten<any, any>;
  login: Pick<Login, 'as' | 'inviteGebruiker' | 'kanUitnodigen' | 'wisTweedeStap'>;
};

const ACTIE = 'mensen beheren';

/**
 * Who works here. Four rules hold whatever the screen shows: nobody changes what is their own; nobody gives or takes a
 * role that their own role does not give, or outside their own place; the last one of a role that a place cannot do
 * without stays; and who works for the organisation gets no role that sees pupils.
 */
export function createMensenService({ rechten, login }: MensenDeps): MensenService {
  const { tabel } = rechten;
  const { as } = login;

  const listGeefbaar = (actor: Actor, waar: Waar): readonly string[] => {
    if (actor.kind === 'systeem') return rechten.listRollen(actor, waar);
    const geeft = rechten
      .listRollen(actor, waar)
      .filter((rol: string) => tabel.acties[ACTIE]?.rollen.includes(rol))
      .flatMap((rol: string) => tabel.rollen[rol]?.geeft ?? []);
    return [...new Set<string>(geeft)];
  };

  /** Where this role would hold: the vestiging that is managed, or the place that was named. */
  function toPlek(rol: string, waar: Waar, plek: string | undefined): string | null {
    if (tabel.rollen[rol]?.plek === 'organisatie') return null;
    const brin6 = waar ?? plek;
    if (brin6 === undefined || !/^[0-9]{2}[A-Z]{2}[0-9]{2}$/.test(brin6)) throw plekOngeldig();
    return brin6;
  }

  function requireGeefbaar(actor: Actor, waar: Waar, gebruikerId: string | undefined, rol: string): void {
    rechten.requireMay(actor, ACTIE, waar);
    if (actor.kind === 'gebruiker' && actor.id === gebruikerId) throw nietVoorUzelf();
    if (!listGeefbaar(actor, waar).includes(rol)) throw rolNietTeGeven();
  }

  function requireOpdrachtregel(actor: Actor): void {
    rechten.requireMay(actor, ACTIE);
    if (actor.kind !== 'systeem') throw notAllowed();
  }

  /** One after the other: two beheerders who take each other's role at once must not both succeed. */
  const lock = async (tx: LoginTx) => await sql`select pg_advisory_xact_lock(hashtext('mensen'))`.execute(tx);

  async function revoke(
    tx: LoginTx,
    actor: Actor,
    { gebruikerId, rol, plek }: Toekenning & { gebruikerId: string },
  ): Promise<void> {
    if (tabel.rollen[rol]?.onmisbaar) {
      const isDeze = (een: ToekenningVan) => een.gebruikerId === gebruikerId && een.plek === plek;
      const hier = (await listBereikt(tx, [gebruikerId])).find((een) => een.rol === rol && een.plek === plek);
      for (const brin6 of hier?.brin6s ?? []) {
        const daar = await listToekenningen(tx, brin6 ?? undefined);
        if (!daar.some((een) => een.rol === rol && !isDeze(een)))
          throw laatsteBeheerder(tabel.rollen[rol].naam);
      }
    }
    if (!(await deleteLidmaatschap(tx, gebruikerId, { rol, plek }))) throw notFound();
    await appendLogboek(
      { actor, tx },
      { gebeurtenis: 'rol.ingetrokken', ...describe(gebruikerId, rol, plek) },
    );
  }

  /** After the role was written, in its transaction: what does not go together is not there afterwards. */
  async function checkSamen(tx: LoginTx, gebruikerId: string): Promise<void> {
    const rijen = await tx
      .selectFrom('lidmaatschappen')
      .select('rol')
      .where('gebruikerId', '=', gebruikerId)
      .execute();
    if (!rechten.gaanSamen(rijen.map(({ rol }) => rol))) throw rollenGaanNietSamen();
  }

  /** A place of which no vestiging is known now could be anywhere. */
  const geeftAlles = (actor: Actor, rollen: readonly Bereikt[]): boolean =>
    rollen.length > 0 &&
    rollen.every(
      ({ rol, brin6s }) =>
        brin6s.length > 0 && brin6s.every((brin6) => listGeefbaar(actor, brin6 ?? undefined).includes(rol)),
    );

  /** A place that is wider than what is managed here belongs to somebody else. */
  const isHier = (waar: Waar, { plek }: Toekenning): boolean => waar === undefined || plek === waar;

  return {
    async listMensen(actor, waar) {
      rechten.requireMay(actor, ACTIE, waar);
      const geefbaar = listGeefbaar(actor, waar);
      const { rijen, perBereik, metStap } = await as(actor, async ({ tx }) => {
        const gevonden = await listToekenningen(tx, waar);
        const ids = [...new Set(gevonden.map(({ gebruikerId }) => gebruikerId))];
        return {
          rijen: gevonden,
          perBereik: Map.groupBy(await listBereikt(tx, ids), ({ gebruikerId }) => gebruikerId),
          metStap: await listMetTweedeStap(tx, ids),
        };
      });
      const eigen = actor.kind === 'gebruiker' ? actor.id : undefined;
      const perMens = Map.groupBy(rijen, ({ gebruikerId }) => gebruikerId);
      return {
        mensen: [...perMens].flatMap(([id, toekenningen]) => {
          const [eerste] = toekenningen;
          if (!eerste) return [];
          const isUzelf = id === eigen;
          const rollen = toekenningen.map((toekenning) => ({
            rol: toekenning.rol,
            naam: tabel.rollen[toekenning.rol]?.naam ?? toekenning.rol,
            plek: toekenning.plek,
            magAfnemen: !isUzelf && geefbaar.includes(toekenning.rol) && isHier(waar, toekenning),
          }));
          const magStapWissen = !isUzelf && metStap.has(id) && geeftAlles(actor, perBereik.get(id) ?? []);
          return [{ id, naam: eerste.naam, email: eerste.email, isUzelf, magStapWissen, rollen }];
        }),
        geefbaar: geefbaar.flatMap((rol) => {
          const regel = tabel.rollen[rol];
          return regel ? [{ rol, naam: regel.naam, betekenis: regel.betekenis, plek: regel.plek }] : [];
        }),
        kanUitnodigen: login.kanUitnodigen,
      };
    },

    async grantRol(actor, waar, gebruikerId, { rol, plek: gekozen }) {
      requireGeefbaar(actor, waar, gebruikerId, rol);
      const plek = toPlek(rol, waar, gekozen);
      await as(actor, async ({ tx }) => {
        await lock(tx);
        await getMens(tx, waar, gebruikerId);
        if ((await insertLidmaatschappen(tx, gebruikerId, [{ rol, plek }])) === 0) return;
        await checkSamen(tx, gebruikerId);
        await appendLogboek(
          { actor, tx },
          { gebeurtenis: 'rol.toegekend', ...describe(gebruikerId, rol, plek) },
        );
      });
    },

    async revokeRol(actor, waar, gebruikerId, { rol, plek: gekozen }) {
      requireGeefbaar(actor, waar, gebruikerId, rol);
      const plek = toPlek(rol, waar, gekozen);
      await as(actor, async ({ tx }) => {
        await lock(tx);
        await getMens(tx, waar, gebruikerId);
        await revoke(tx, actor, { gebruikerId, rol, plek });
        await endSessies(tx, gebruikerId);
      });
    },

    async revokeToegang(actor, waar, gebruikerId) {
      rechten.requireMay(actor, ACTIE, waar);
      if (actor.kind === 'gebruiker' && actor.id === gebruikerId) throw nietVoorUzelf();
      const geefbaar = listGeefbaar(actor, waar);
      await as(actor, async ({ tx }) => {
        await lock(tx);
        const toekenningen = await getMens(tx, waar, gebruikerId);
        if (!toekenningen.every((een) => geefbaar.includes(een.rol) && isHier(waar, een))) {
          throw rolNietTeGeven();
        }
        for (const toekenning of toekenningen) await revoke(tx, actor, toekenning);
        await endSessies(tx, gebruikerId);
      });
    },

    async wisTweedeStap(actor, waar, gebruikerId) {
      rechten.requireMay(actor, ACTIE, waar);
      if (actor.kind === 'gebruiker' && actor.id === gebruikerId) throw nietVoorUzelf();
      return await login.wisTweedeStap(actor, gebruikerId, async (tx) => {
        await lock(tx);
        const bereikt = await listBereikt(tx, [gebruikerId]);
        if (actor.kind === 'systeem') return findEnigeVestiging(bereikt);
        await getMens(tx, waar, gebruikerId);
        if (!geeftAlles(actor, bereikt)) throw tweedeStapNietTeWissen();
        return waar ?? findEnigeVestiging(bereikt);
      });
    },

    async revokeToekenning(actor, gebruikerId, toekenning) {
      requireOpdrachtregel(actor);
      return await as(actor, async ({ tx }) => {
        await lock(tx);
        const bereikt = await listBereikt(tx, [gebruikerId]);
        if (!bereikt.some(({ rol, plek }) => rol === toekenning.rol && plek === toekenning.plek))
          return false;
        await revoke(tx, actor, { gebruikerId, ...toekenning });
        await endSessies(tx, gebruikerId);
        return true;
      });
    },

    async findMens(actor, email) {
      requireOpdrachtregel(actor);
      return await as(actor, async ({ tx }) =>
        tx.selectFrom('gebruikers').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst(),
      );
    },

    async invite(actor, waar, { naam, email, rol, plek: gekozen }) {
      requireGeefbaar(actor, waar, undefined, rol);
      // By another road to the same end: one's own address.
      if (actor.kind === 'gebruiker' && actor.email.toLowerCase() === email.toLowerCase())
        throw nietVoorUzelf();
      const plek = toPlek(rol, waar, gekozen);
      const uitnodiging = { email, naam, lidmaatschappen: [{ rol, plek }] };
      const uitkomst = await login.inviteGebruiker(actor, uitnodiging, async (tx, id) => {
        await checkSamen(tx, id);
        await appendLogboek({ actor, tx }, { gebeurtenis: 'rol.toegekend', ...describe(id, rol, plek) });
      });
      return uitkomst.kind;
    },

    async listPersonen(actor, ids) {
      if (ids.length === 0) return [];
      return await as(actor, async ({ tx }) =>
        tx.selectFrom('gebruikers').select(['id', 'name as naam', 'email']).where('id', 'in', ids).execute(),
      );
    },

    async listNamen(actor, waar, rol) {
      const rijen = await as(actor, async ({ tx }) => await listToekenningen(tx, waar));
      return rijen
        .filter((rij) => rij.rol === rol)
        .map(({ gebruikerId, naam, email }) => ({ id: gebruikerId, naam, email }));
    },
  };
}

/** Who has no place here is not here: neither their name nor that they exist is told. */
async function getMens(tx: LoginTx, waar: Waar, gebruikerId: string): Promise<ToekenningVan[]> {
  const found = (await listToekenningen(tx, waar)).filter((rij) => rij.gebruikerId === gebruikerId);
  if (found.length === 0) throw notFound();
  return found;
}

/** So that who manages people there finds it in their logboek. */
function findEnigeVestiging(bereikt: readonly Bereikt[]): string | undefined {
  const brin6s = new Set(bereikt.flatMap((een) => een.brin6s));
  const [brin6] = brin6s;
  return brin6s.size === 1 ? (brin6 ?? undefined) : undefined;
}

async function listMetTweedeStap(tx: LoginTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rijen = await tx
    .selectFrom('tweedeFactoren')
    .select('gebruikerId')
    .where('gebruikerId', 'in', ids)
    .union((eb) => eb.selectFrom('passkeys').select('gebruikerId').where('gebruikerId', 'in', ids))
    .execute();
  return new Set(rijen.map(({ gebruikerId }) => gebruikerId));
}

/** Without any place left there is nothing to be signed in for. */
async function endSessies(tx: LoginTx, gebruikerId: string): Promise<void> {
  const left = await tx
    .selectFrom('lidmaatschappen')
    .select('rol')
    .where('gebruikerId', '=', gebruikerId)
    .executeTakeFirst();
  if (!left) await tx.deleteFrom('sessies').where('userId', '=', gebruikerId).execute();
}

const describe = (gebruikerId: string, rol: string, plek: string | null) => ({
  ...(plek?.length === 6 && { brin6: plek }),
  onderwerp: `gebruiker:${gebruikerId}`,
  details: { rol, plek },
});
