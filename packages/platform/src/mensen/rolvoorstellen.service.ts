import { dangerouslyAsSystem, type Actor } from '../actor/actor.ts';
import { createEenmaligToken, consumeEenmaligToken, findEenmaligToken } from '../login/eenmalige-tokens.ts';
import type { LoginHandeling } from '../login/login-database.ts';
import { listPersonen } from '../login/personen.ts';
import { geenMail } from '../login/uitnodigingen.service.ts';
import { notFound } from '../problem/problem.ts';
import { ACTIE, BEVESTIGEN, type Waar } from './geefbaar.ts';
import { isSameMailbox, mailboxOf } from './mailbox.ts';
import type { RolvoorstelAntwoord } from './mensen.contract.ts';
import type { MensenDeps } from './mensen-deps.ts';
import {
  geenMailVoorSchool,
  nietVoorUzelf,
  nietZelfBevestigen,
  schoolKanNietBevestigen,
} from './problemen.ts';
import type { Rolvoorstel } from './rolvoorstel.ts';
import { inviteWithRol, toTekst, type RolVoorIemand } from './rol-toekennen.service.ts';
import { sendVraagAanCollega, sendVraagAanContact } from './rolvoorstel-mail.ts';
import * as voorstellen from './rolvoorstellen.ts';
import { lockMensen, requireMailboxSamen } from './toekenningen.ts';

/** Whoever reads the mail at the contact address of a school; the link is the proof. */
const SCHOOLCONTACT = dangerouslyAsSystem('schoolcontact');

/** Asks the school. Nothing is given before its yes; the person that is meant hears nothing yet. */
export async function proposeRol(
  deps: MensenDeps,
  actor: Extract<Actor, { kind: 'gebruiker' }>,
  vraag: RolVoorIemand,
): Promise<void> {
  const { rechten, login, metSchoolcontact } = deps;
  const { accountMail, publicUrl } = login;
  if (!accountMail) throw geenMail();
  if (isSameMailbox(actor.email, vraag.email)) throw nietVoorUzelf();
  const { rol, plek } = vraag;
  const email = vraag.email.toLowerCase();
  await login.takeMailbeurt({ van: actor.id, aan: mailboxOf(email) });
  const gevraagd = await login.as(actor, async (handeling) => {
    await lockMensen(handeling);
    await requireMailboxSamen(handeling, rechten, email, [rol]);
    const behalve = [actor.email, email];
    const collegas = await voorstellen.listBevestigers(handeling, rechten, plek, behalve);
    const contact =
      collegas.length > 0 ? undefined : await voorstellen.findSchoolcontact(handeling, plek, behalve);
    if (collegas.length === 0 && contact === undefined) throw schoolKanNietBevestigen(plek, metSchoolcontact);
    const id = await voorstellen.upsertVoorstel(handeling, { ...vraag, email, voorgesteldDoor: actor.id });
    await voorstellen.logVoorstel(handeling, 'rol.voorgesteld', { id, rol, plek });
    const token = contact && (await createEenmaligToken(handeling, 'rol-bevestigen', { gegevens: { id } }));
    return { collegas: collegas.map((een) => een.email), contact, token };
  });
  const tekst = toTekst(deps, { ...vraag, email });
  const sent =
    gevraagd.contact !== undefined && gevraagd.token !== undefined
      ? [
          await sendVraagAanContact(accountMail, gevraagd.contact, {
            ...tekst,
            publicUrl,
            token: gevraagd.token,
          }),
        ]
      : await Promise.all(gevraagd.collegas.map((to) => sendVraagAanCollega(accountMail, to, tekst)));
  if (!sent.includes(true)) throw geenMailVoorSchool();
}

/** For the people of the schools where the actor may say yes. */
export async function listRolvoorstellen(deps: MensenDeps, actor: Actor): Promise<RolvoorstelAntwoord[]> {
  deps.rechten.requireMay(actor, BEVESTIGEN);
  const plekken = deps.rechten.listVestigingen(actor, BEVESTIGEN);
  return await deps.login.as(actor, async (handeling) => await describeVoorstellen(deps, handeling, plekken));
}

export async function describeVoorstellen(
  { rechten }: MensenDeps,
  handeling: LoginHandeling,
  plekken: readonly string[] | 'alle',
): Promise<RolvoorstelAntwoord[]> {
  const open = await voorstellen.listVoorstellen(handeling, plekken);
  const door = await listPersonen(handeling, [
    ...new Set(open.map(({ voorgesteldDoor }) => voorgesteldDoor)),
  ]);
  const namen = new Map(door.map(({ id, naam }) => [id, naam]));
  return open.map(({ id, naam, email, rol, plek, voorgesteldDoor, createdAt, verlooptOp }) => ({
    id,
    naam,
    email,
    rol,
    rolNaam: rechten.tabel.rollen[rol]?.naam ?? rol,
    plek,
    // A proposal goes with the account of who made it, so the name is there.
    voorgesteldDoor: namen.get(voorgesteldDoor) ?? '',
    sinds: createdAt.toISOString(),
    tot: verlooptOp.toISOString(),
  }));
}

/** Unknown and of another school are the same. */
async function getVoorstelFor(deps: MensenDeps, actor: Actor, id: string): Promise<Rolvoorstel> {
  deps.rechten.requireMay(actor, BEVESTIGEN);
  const voorstel = await deps.login.as(
    actor,
    async (handeling) => await voorstellen.findVoorstel(handeling, id),
  );
  if (!voorstel || !deps.rechten.may(actor, BEVESTIGEN, voorstel.plek)) throw notFound();
  if (actor.kind !== 'gebruiker') return voorstel;
  if (actor.id === voorstel.voorgesteldDoor || isSameMailbox(actor.email, voorstel.email))
    throw nietZelfBevestigen();
  return voorstel;
}

export async function confirmRol(deps: MensenDeps, actor: Actor, id: string): Promise<void> {
  await grant(deps, actor, await getVoorstelFor(deps, actor, id));
}

export async function refuseRol(deps: MensenDeps, actor: Actor, id: string): Promise<void> {
  await refuse(deps, actor, await getVoorstelFor(deps, actor, id));
}

/** By who may manage people there; the school need not answer any more. */
export async function withdrawRolvoorstel(
  { rechten, login }: MensenDeps,
  actor: Actor,
  waar: Waar,
  id: string,
): Promise<void> {
  await login.as(actor, async (handeling) => {
    const voorstel = await voorstellen.findVoorstel(handeling, id);
    const isHier = voorstel && (waar === undefined || voorstel.plek === waar);
    if (!isHier || !rechten.may(actor, ACTIE, voorstel.plek)) throw notFound();
    if (!(await voorstellen.deleteVoorstel(handeling, id))) throw notFound();
    await voorstellen.logVoorstel(handeling, 'rol-voorstel.ingetrokken', voorstel);
  });
}

/** The proposal that a link in a mail is about; undefined when it is used, old, withdrawn or wrong. */
export async function findVoorstelByToken(
  deps: MensenDeps,
  token: string,
): Promise<{ naam: string; email: string; rolNaam: string; plek: string } | undefined> {
  const voorstel = await findByToken(deps, token);
  return voorstel && toTekst(deps, voorstel);
}

const findByToken = async ({ login }: MensenDeps, token: string): Promise<Rolvoorstel | undefined> =>
  await login.as(SCHOOLCONTACT, async (handeling) => {
    const found = await findEenmaligToken(handeling, 'rol-bevestigen', token);
    return found && (await voorstellen.findVoorstel(handeling, String(found.gegevens['id'])));
  });

/** False when the link is not valid. */
export async function answerByToken(
  deps: MensenDeps,
  { token, antwoord }: { token: string; antwoord: 'ja' | 'nee' },
): Promise<boolean> {
  const voorstel = await findByToken(deps, token);
  if (!voorstel) return false;
  const consume = async (handeling: LoginHandeling) => {
    if (!(await consumeEenmaligToken(handeling, 'rol-bevestigen', token))) throw notFound();
  };
  if (antwoord === 'ja') await grant(deps, SCHOOLCONTACT, voorstel, consume);
  else await refuse(deps, SCHOOLCONTACT, voorstel, consume);
  return true;
}

async function grant(
  deps: MensenDeps,
  actor: Actor,
  voorstel: Rolvoorstel,
  consume?: (handeling: LoginHandeling) => Promise<void>,
): Promise<void> {
  const { id } = voorstel;
  const check = async (handeling: LoginHandeling) => {
    if (!(await voorstellen.deleteVoorstel(handeling, id))) throw notFound();
    await consume?.(handeling);
  };
  await inviteWithRol(deps, actor, voorstel, { voorstel: id, check });
}

async function refuse(
  { login }: MensenDeps,
  actor: Actor,
  voorstel: Rolvoorstel,
  consume?: (handeling: LoginHandeling) => Promise<void>,
): Promise<void> {
  await login.as(actor, async (handeling) => {
    if (!(await voorstellen.deleteVoorstel(handeling, voorstel.id))) throw notFound();
    await consume?.(handeling);
    await voorstellen.logVoorstel(handeling, 'rol.geweigerd', voorstel);
  });
}
