import type { Actor } from '../actor/actor.ts';
import { bindDeps } from '../bind-deps.ts';
import {
  insertLidmaatschappen,
  listBereikt,
  listToekenningen,
  type Bereikt,
  type ToekenningVan,
} from '../login/lidmaatschappen.ts';
import { listGeldigTot } from '../login/eenmalige-tokens.ts';
import type { LoginHandeling } from '../login/login-database.ts';
import * as personen from '../login/personen.ts';
import type { Toekenning } from '../login/toekenning.ts';
import type { WisOutcome } from '../login/tweede-stap-wissen.ts';
import type { AnyRechten } from '../rechten/rechten.ts';
import {
  ACTIE,
  isHier,
  listGeefbaar,
  mayGiveAll,
  needsBevestiging,
  requireBeheer,
  requireGeefbaar,
  requireOpdrachtregel,
  toPlek,
  type Waar,
} from './geefbaar.ts';
import { isRolmailbox, isSameMailbox, mailboxOf } from './mailbox.ts';
import type { MensenDeps } from './mensen-deps.ts';
import type { MensenAntwoord, RolVraag, UitnodigingVraag } from './mensen.contract.ts';
import { nietVoorUzelf, rolmailbox, rolNietTeGeven, tweedeStapNietTeWissen } from './problemen.ts';
import { inviteWithRol, tellSchool } from './rol-toekennen.service.ts';
import {
  answerByToken,
  confirmRol,
  describeVoorstellen,
  findVoorstelByToken,
  listRolvoorstellen,
  proposeRol,
  refuseRol,
  withdrawRolvoorstel,
} from './rolvoorstellen.service.ts';
import {
  endSessiesWithoutPlek,
  findEnigeVestiging,
  getMens,
  lockMensen,
  logRol,
  requireSamen,
  revokeToekenningVan,
} from './toekenningen.ts';

/**
 * The people of a place. Five rules hold whatever the screen shows: nobody changes their own roles, through a second
 * address of the same mailbox either; nobody gives or takes a role that their own role does not give, or outside their own
 * place; the last one of a role that a place cannot do without stays; somebody who works for the organisation gets no role
 * that sees pupils; and a role that sees the pupils of a school needs a yes from that school (docs/decisions/0052).
 */
export const createMensen = (deps: MensenDeps) =>
  bindDeps(deps, {
    listMensen,
    grantRol,
    revokeRol,
    revokeToegang,
    invite,
    resendUitnodiging,
    wisTweedeStap,
    allowHerstel,
    revokeToekenning,
    findMens,
    listNamen,
    listPersonen,
    listRolvoorstellen,
    confirmRol,
    refuseRol,
    withdrawVoorstel,
    findVoorstelByToken,
    answerByToken,
  });
export type Mensen = ReturnType<typeof createMensen>;

async function listMensen(deps: MensenDeps, actor: Actor, waar: Waar): Promise<MensenAntwoord> {
  const { rechten, login } = deps;
  rechten.requireMay(actor, ACTIE, waar);
  const { rijen, perBereik, metStap, gewist, uitgenodigd, geldigTot, voorstellen } = await login.as(
    actor,
    async (handeling) => {
      const found = await listToekenningen(handeling, waar);
      const ids = [...new Set(found.map(({ gebruikerId }) => gebruikerId))];
      return {
        rijen: found,
        perBereik: Map.groupBy(await listBereikt(handeling, ids), ({ gebruikerId }) => gebruikerId),
        metStap: await personen.listMetTweedeStap(handeling, ids),
        gewist: await personen.listGewist(handeling, ids),
        uitgenodigd: await personen.listUitgenodigd(handeling, ids),
        geldigTot: await listGeldigTot(handeling, 'uitnodiging', ids),
        voorstellen: await describeVoorstellen(deps, handeling, waar === undefined ? 'alle' : [waar]),
      };
    },
  );
  const perMens = Map.groupBy(rijen, ({ gebruikerId }) => gebruikerId);
  return {
    mensen: [...perMens].map(([id, toekenningen]) =>
      describeMens(rechten, actor, waar, toekenningen, {
        bereikt: perBereik.get(id) ?? [],
        hasTweedeStap: metStap.has(id),
        isGewist: gewist.has(id),
        uitnodiging: uitgenodigd.has(id) ? { geldigTot: geldigTot.get(id)?.toISOString() ?? null } : null,
      }),
    ),
    geefbaar: listGeefbaar(rechten, actor, waar).flatMap((rol) => {
      const regel = rechten.tabel.rollen[rol];
      return regel ? [{ rol, naam: regel.naam, betekenis: regel.betekenis, plek: regel.plek }] : [];
    }),
    voorstellen,
    kanUitnodigen: login.kanUitnodigen,
  };
}

function describeMens(
  rechten: AnyRechten,
  actor: Actor,
  waar: Waar,
  toekenningen: readonly ToekenningVan[],
  {
    bereikt,
    hasTweedeStap,
    isGewist,
    uitnodiging,
  }: {
    bereikt: readonly Bereikt[];
    hasTweedeStap: boolean;
    isGewist: boolean;
    uitnodiging: MensenAntwoord['mensen'][number]['uitnodiging'];
  },
): MensenAntwoord['mensen'][number] {
  const [{ gebruikerId: id, naam, email }] = toekenningen as [ToekenningVan];
  const isUzelf = actor.kind === 'gebruiker' && id === actor.id;
  const geefbaar = listGeefbaar(rechten, actor, waar);
  const mayWeaken = !isUzelf && mayGiveAll(rechten, actor, bereikt);
  return {
    id,
    naam,
    email,
    isUzelf,
    magStapWissen: hasTweedeStap && mayWeaken,
    magHerstelToestaan: isGewist && mayWeaken,
    uitnodiging,
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
  deps: MensenDeps,
  actor: Actor,
  waar: Waar,
  gebruikerId: string,
  { rol, plek: chosen }: RolVraag,
): Promise<void> {
  const { rechten, login } = deps;
  requireGeefbaar(rechten, actor, waar, gebruikerId, rol);
  const plek = toPlek(rechten, rol, waar, chosen);
  // The school's people are told each time.
  if (actor.kind === 'gebruiker' && rechten.zietLeerlingen(rol))
    await login.takeMailbeurt({ van: actor.id, aan: gebruikerId });
  const { naam, email, isNieuw } = await login.as(actor, async (handeling) => {
    await lockMensen(handeling);
    const [mens] = (await getMens(handeling, waar, gebruikerId)) as [ToekenningVan];
    if (actor.kind === 'gebruiker' && isSameMailbox(actor.email, mens.email)) throw nietVoorUzelf();
    if (needsBevestiging(rechten, actor, rol, plek)) return { ...mens, isNieuw: false };
    const added = await insertLidmaatschappen(handeling, gebruikerId, [{ rol, plek }]);
    if (added === 0) return { ...mens, isNieuw: false };
    await requireSamen(handeling, rechten, gebruikerId);
    await logRol(handeling, 'rol.toegekend', { gebruikerId, rol, plek });
    return { ...mens, isNieuw: true };
  });
  if (plek === null || actor.kind !== 'gebruiker') return;
  const vraag = { naam, email, rol, plek };
  if (needsBevestiging(rechten, actor, rol, plek)) await proposeRol(deps, actor, vraag);
  else if (isNieuw && rechten.zietLeerlingen(rol)) await tellSchool(deps, actor, vraag);
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
  deps: MensenDeps,
  actor: Actor,
  waar: Waar,
  gebruikerId: string,
  { gezien = actor.kind === 'systeem' } = {},
): Promise<WisOutcome> {
  requireBeheer(deps.rechten, actor, waar, gebruikerId);
  const check = async (handeling: LoginHandeling) =>
    await requireMayWeaken(deps, handeling, waar, gebruikerId);
  return await deps.login.wisTweedeStap(actor, gebruikerId, check, { gezien });
}

/** A new password by mail for a person whose second step was taken away; the actor has them in front of them. */
async function allowHerstel(
  deps: MensenDeps,
  actor: Actor,
  waar: Waar,
  gebruikerId: string,
): Promise<{ gemaild: boolean }> {
  requireBeheer(deps.rechten, actor, waar, gebruikerId);
  const check = async (handeling: LoginHandeling) =>
    await requireMayWeaken(deps, handeling, waar, gebruikerId);
  return await deps.login.allowWachtwoordHerstel(actor, gebruikerId, check);
}

/** Gives the vestiging of the row. */
async function requireMayWeaken(
  { rechten }: MensenDeps,
  handeling: LoginHandeling,
  waar: Waar,
  gebruikerId: string,
): Promise<string | undefined> {
  const { actor } = handeling;
  await lockMensen(handeling);
  const bereikt = await listBereikt(handeling, [gebruikerId]);
  if (actor.kind === 'systeem') return findEnigeVestiging(bereikt);
  await getMens(handeling, waar, gebruikerId);
  if (!mayGiveAll(rechten, actor, bereikt)) throw tweedeStapNietTeWissen();
  return waar ?? findEnigeVestiging(bereikt);
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

async function withdrawVoorstel(deps: MensenDeps, actor: Actor, waar: Waar, id: string): Promise<void> {
  deps.rechten.requireMay(actor, ACTIE, waar);
  await withdrawRolvoorstel(deps, actor, waar, id);
}

async function invite(
  deps: MensenDeps,
  actor: Actor,
  waar: Waar,
  { naam, email, rol, plek: chosen, isPersoonlijk = false }: UitnodigingVraag,
): Promise<'uitgenodigd' | 'bestondAl' | 'voorgesteld'> {
  const { rechten } = deps;
  requireGeefbaar(rechten, actor, waar, undefined, rol);
  // Inviting one's own address would give oneself a role.
  if (actor.kind === 'gebruiker' && isSameMailbox(actor.email, email)) throw nietVoorUzelf();
  if (isRolmailbox(email) && !isPersoonlijk) throw rolmailbox();
  const plek = toPlek(rechten, rol, waar, chosen);
  if (actor.kind === 'gebruiker' && plek !== null && needsBevestiging(rechten, actor, rol, plek)) {
    await proposeRol(deps, actor, { naam, email, rol, plek });
    return 'voorgesteld';
  }
  if (actor.kind === 'gebruiker') await deps.login.takeMailbeurt({ van: actor.id, aan: mailboxOf(email) });
  return await inviteWithRol(deps, actor, { naam, email, rol, plek });
}

/** For who lost the mail, or let the link grow old. */
async function resendUitnodiging(
  { rechten, login }: MensenDeps,
  actor: Actor,
  waar: Waar,
  gebruikerId: string,
): Promise<void> {
  requireBeheer(rechten, actor, waar, gebruikerId);
  const check = async (handeling: LoginHandeling) => await getMens(handeling, waar, gebruikerId);
  const [mens] = (await login.as(actor, check)) as [ToekenningVan];
  // With the same count as invitations: it is the same mail to the same person.
  if (actor.kind === 'gebruiker') await login.takeMailbeurt({ van: actor.id, aan: mailboxOf(mens.email) });
  await login.resendUitnodiging(actor, gebruikerId, check);
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
