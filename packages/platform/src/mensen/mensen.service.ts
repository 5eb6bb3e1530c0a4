import type { Actor } from '../actor/actor.ts';
import { bindDeps } from '../bind-deps.ts';
import {
  insertLidmaatschappen,
  listBereikt,
  listToekenningen,
  type Bereikt,
  type ToekenningVan,
} from '../login/lidmaatschappen.ts';
import type { Login } from '../login/login.ts';
import * as personen from '../login/personen.ts';
import type { Toekenning } from '../login/toekenning.ts';
import type { WisOutcome } from '../login/tweede-stap-wissen.ts';
import type { AnyRechten } from '../rechten/rechten.ts';
import {
  ACTIE,
  isHier,
  listGeefbaar,
  mayGiveAll,
  requireBeheer,
  requireGeefbaar,
  requireOpdrachtregel,
  toPlek,
  type Waar,
} from './geefbaar.ts';
import type { MensenAntwoord, RolVraag, UitnodigingVraag } from './mensen.contract.ts';
import { nietVoorUzelf, rolNietTeGeven, tweedeStapNietTeWissen } from './problemen.ts';
import {
  endSessiesWithoutPlek,
  findEnigeVestiging,
  getMens,
  lockMensen,
  logRol,
  requireSamen,
  revokeToekenningVan,
} from './toekenningen.ts';

export type MensenDeps = {
  rechten: AnyRechten;
  login: Pick<Login, 'as' | 'inviteGebruiker' | 'kanUitnodigen' | 'wisTweedeStap'>;
};

/**
 * The people of a place. Four rules hold whatever the screen shows: nobody changes their own roles; nobody gives or takes
 * a role that their own role does not give, or outside their own place; the last one of a role that a place cannot do
 * without stays; and somebody who works for the organisation gets no role that sees pupils.
 */
export const createMensen = (deps: MensenDeps) =>
  bindDeps(deps, {
    listMensen,
    grantRol,
    revokeRol,
    revokeToegang,
    invite,
    wisTweedeStap,
    revokeToekenning,
    findMens,
    listNamen,
    listPersonen,
  });
export type Mensen = ReturnType<typeof createMensen>;

async function listMensen(deps: MensenDeps, actor: Actor, waar: Waar): Promise<MensenAntwoord> {
  const { rechten, login } = deps;
  rechten.requireMay(actor, ACTIE, waar);
  const { rijen, perBereik, metStap } = await login.as(actor, async (handeling) => {
    const found = await listToekenningen(handeling, waar);
    const ids = [...new Set(found.map(({ gebruikerId }) => gebruikerId))];
    return {
      rijen: found,
      perBereik: Map.groupBy(await listBereikt(handeling, ids), ({ gebruikerId }) => gebruikerId),
      metStap: await personen.listMetTweedeStap(handeling, ids),
    };
  });
  const perMens = Map.groupBy(rijen, ({ gebruikerId }) => gebruikerId);
  return {
    mensen: [...perMens].map(([id, toekenningen]) =>
      describeMens(rechten, actor, waar, toekenningen, {
        bereikt: perBereik.get(id) ?? [],
        hasTweedeStap: metStap.has(id),
      }),
    ),
    geefbaar: listGeefbaar(rechten, actor, waar).flatMap((rol) => {
      const regel = rechten.tabel.rollen[rol];
      return regel ? [{ rol, naam: regel.naam, betekenis: regel.betekenis, plek: regel.plek }] : [];
    }),
    kanUitnodigen: login.kanUitnodigen,
  };
}

function describeMens(
  rechten: AnyRechten,
  actor: Actor,
  waar: Waar,
  toekenningen: readonly ToekenningVan[],
  { bereikt, hasTweedeStap }: { bereikt: readonly Bereikt[]; hasTweedeStap: boolean },
): MensenAntwoord['mensen'][number] {
  const [{ gebruikerId: id, naam, email }] = toekenningen as [ToekenningVan];
  const isUzelf = actor.kind === 'gebruiker' && id === actor.id;
  const geefbaar = listGeefbaar(rechten, actor, waar);
  return {
    id,
    naam,
    email,
    isUzelf,
    magStapWissen: !isUzelf && hasTweedeStap && mayGiveAll(rechten, actor, bereikt),
    rollen: toekenningen.map((toekenning) => ({
      rol: toekenning.rol,
      naam: rechten.tabel.rollen[toekenning.rol]?.naam ?? toekenning.rol,
      plek: toekenning.plek,
      magAfnemen: !isUzelf && geefbaar.includes(toekenning.rol) && isHier(waar, toekenning),
    })),
  };
}

/** Only to somebody who has a place here already; others are invited. */
async function grantRol(
  { rechten, login }: MensenDeps,
  actor: Actor,
  waar: Waar,
  gebruikerId: string,
  { rol, plek: chosen }: RolVraag,
): Promise<void> {
  requireGeefbaar(rechten, actor, waar, gebruikerId, rol);
  const plek = toPlek(rechten, rol, waar, chosen);
  await login.as(actor, async (handeling) => {
    await lockMensen(handeling);
    await getMens(handeling, waar, gebruikerId);
    if ((await insertLidmaatschappen(handeling, gebruikerId, [{ rol, plek }])) === 0) return;
    await requireSamen(handeling, rechten, gebruikerId);
    await logRol(handeling, 'rol.toegekend', { gebruikerId, rol, plek });
  });
}

async function revokeRol(
  { rechten, login }: MensenDeps,
  actor: Actor,
  waar: Waar,
  gebruikerId: string,
  { rol, plek: chosen }: RolVraag,
): Promise<void> {
  requireGeefbaar(rechten, actor, waar, gebruikerId, rol);
  const plek = toPlek(rechten, rol, waar, chosen);
  await login.as(actor, async (handeling) => {
    await lockMensen(handeling);
    await getMens(handeling, waar, gebruikerId);
    await revokeToekenningVan(handeling, rechten, { gebruikerId, rol, plek });
    await endSessiesWithoutPlek(handeling, gebruikerId);
  });
}

/** Takes every role of this person here; a person without any role left is signed out at once. */
async function revokeToegang(
  { rechten, login }: MensenDeps,
  actor: Actor,
  waar: Waar,
  gebruikerId: string,
): Promise<void> {
  requireBeheer(rechten, actor, waar, gebruikerId);
  const geefbaar = listGeefbaar(rechten, actor, waar);
  await login.as(actor, async (handeling) => {
    await lockMensen(handeling);
    const toekenningen = await getMens(handeling, waar, gebruikerId);
    if (!toekenningen.every((een) => geefbaar.includes(een.rol) && isHier(waar, een))) throw rolNietTeGeven();
    for (const toekenning of toekenningen) await revokeToekenningVan(handeling, rechten, toekenning);
    await endSessiesWithoutPlek(handeling, gebruikerId);
  });
}

/**
 * For a person who lost the second step; never for oneself. The actor must be able to give every role of this person, at
 * every vestiging where they have it, so that nobody weakens from here what opens elsewhere.
 */
async function wisTweedeStap(
  { rechten, login }: MensenDeps,
  actor: Actor,
  waar: Waar,
  gebruikerId: string,
): Promise<WisOutcome> {
  requireBeheer(rechten, actor, waar, gebruikerId);
  return await login.wisTweedeStap(actor, gebruikerId, async (handeling) => {
    await lockMensen(handeling);
    const bereikt = await listBereikt(handeling, [gebruikerId]);
    if (actor.kind === 'systeem') return findEnigeVestiging(bereikt);
    await getMens(handeling, waar, gebruikerId);
    if (!mayGiveAll(rechten, actor, bereikt)) throw tweedeStapNietTeWissen();
    return waar ?? findEnigeVestiging(bereikt);
  });
}

/** On the command line only: also a role at a whole school or bestuur, which no screen takes away. False: had it not. */
async function revokeToekenning(
  { rechten, login }: MensenDeps,
  actor: Actor,
  gebruikerId: string,
  toekenning: Toekenning,
): Promise<boolean> {
  requireOpdrachtregel(rechten, actor);
  return await login.as(actor, async (handeling) => {
    await lockMensen(handeling);
    const bereikt = await listBereikt(handeling, [gebruikerId]);
    if (!bereikt.some(({ rol, plek }) => rol === toekenning.rol && plek === toekenning.plek)) return false;
    await revokeToekenningVan(handeling, rechten, { gebruikerId, ...toekenning });
    await endSessiesWithoutPlek(handeling, gebruikerId);
    return true;
  });
}

/** On the command line only. */
async function findMens(
  { rechten, login }: MensenDeps,
  actor: Actor,
  email: string,
): Promise<{ id: string } | undefined> {
  requireOpdrachtregel(rechten, actor);
  return await login.as(actor, async (handeling) => await personen.findPersoon(handeling, email));
}

async function invite(
  { rechten, login }: MensenDeps,
  actor: Actor,
  waar: Waar,
  { naam, email, rol, plek: chosen }: UitnodigingVraag,
): Promise<'uitgenodigd' | 'bestondAl'> {
  requireGeefbaar(rechten, actor, waar, undefined, rol);
  // Inviting one's own address would give oneself a role.
  if (actor.kind === 'gebruiker' && actor.email.toLowerCase() === email.toLowerCase()) throw nietVoorUzelf();
  const plek = toPlek(rechten, rol, waar, chosen);
  const uitnodiging = { email, naam, lidmaatschappen: [{ rol, plek }] };
  const uitkomst = await login.inviteGebruiker(actor, uitnodiging, async (handeling, gebruikerId) => {
    await requireSamen(handeling, rechten, gebruikerId);
    await logRol(handeling, 'rol.toegekend', { gebruikerId, rol, plek });
  });
  return uitkomst.kind;
}

/** The people with this role here, by name, so that a screen can say whom to ask. */
async function listNamen(
  { login }: MensenDeps,
  actor: Actor,
  waar: Waar,
  rol: string,
): Promise<personen.Persoon[]> {
  const rijen = await login.as(actor, async (handeling) => await listToekenningen(handeling, waar));
  return rijen
    .filter((rij) => rij.rol === rol)
    .map(({ gebruikerId, naam, email }) => ({ id: gebruikerId, naam, email }));
}

/** Also people without any place now: a mandate or a row of the logboek still names them. */
async function listPersonen(
  { login }: MensenDeps,
  actor: Actor,
  ids: readonly string[],
): Promise<personen.Persoon[]> {
  if (ids.length === 0) return [];
  return await login.as(actor, async (handeling) => await personen.listPersonen(handeling, ids));
}
