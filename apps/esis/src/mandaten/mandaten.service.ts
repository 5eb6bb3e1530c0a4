import { bindDeps, findDag, isSameMailbox, notFound, type Actor, type Problem } from '@koppelpunt/platform';
import { isUuid, type Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { may, requireMay } from '../rechten/rechten.ts';
import { findVestiging } from '../vestigingen/vestigingen.service.ts';
import { createVerleendMail } from './mandaat-mail.ts';
import { mandaatStatusOp } from './mandaat.ts';
import {
  askMandaat,
  findOpnieuwVoor,
  mailAanvrager,
  refuseMandaat,
  type AanvragenDeps,
} from './mandaataanvragen.service.ts';
import { deleteAanvraag, listAanvragen } from './mandaataanvragen.store.ts';
import type { MandaatVraag, MandatenAntwoord } from './mandaten.contract.ts';
import * as store from './mandaten.store.ts';

export type GeldigMandaat = { id: string; functie: string };

type MandatenDeps = AanvragenDeps;

export type Mandaten = ReturnType<typeof createMandaten>;
export const createMandaten = (deps: MandatenDeps) =>
  bindDeps(deps, {
    listMandaten,
    grantMandaat,
    withdrawMandaat,
    findBezwaar,
    createGeenMandaat,
    askMandaat,
    refuseMandaat,
  });

/** The mandate on which this actor may accept terms here today; the command line needs none. */
export async function findMandaat(
  handeling: Handeling,
  brin6: string,
): Promise<GeldigMandaat | 'niet nodig' | undefined> {
  const { actor, now } = handeling;
  if (actor.kind === 'systeem') return 'niet nodig';
  if (actor.kind !== 'gebruiker') return undefined;
  return await store.findGeldigMandaat(handeling, { brin6, gebruikerId: actor.id, dag: findDag(now) });
}

/** The mandate that a receipt points at; it is never deleted. */
export const getMandaat = store.getMandaat;

/** Why this actor cannot accept, and who can help; null when it can. */
async function findBezwaar(deps: MandatenDeps, actor: Actor, brin6: string): Promise<string | null> {
  if (!may(actor, 'voorwaarden accepteren', brin6)) return ALLEEN_BEHEERDER;
  const mandaat = await deps.database.as(actor, async (handeling) => await findMandaat(handeling, brin6));
  return mandaat ? null : await describeGeenMandaat(deps, actor, brin6);
}

/** For after the transaction: says who of the bestuur can help. */
async function createGeenMandaat(deps: MandatenDeps, actor: Actor, brin6: string): Promise<Problem> {
  return createProblem('GEEN_MANDAAT', { melding: await describeGeenMandaat(deps, actor, brin6) });
}

async function listMandaten(
  { database, mensen }: MandatenDeps,
  actor: Actor,
  brin6: string,
): Promise<MandatenAntwoord> {
  requireMay(actor, 'mandaten zien', brin6);
  const { rijen, aanvragen, mandaat } = await database.as(actor, async (handeling) => ({
    rijen: await store.listMandaten(handeling, brin6),
    aanvragen: await listAanvragen(handeling, brin6),
    mandaat: await findMandaat(handeling, brin6),
  }));
  const dag = findDag(database.now());
  const personen = await mensen.listPersonen(actor, [
    ...new Set(rijen.map(({ gebruikerId }) => gebruikerId)),
  ]);
  const beheerders = may(actor, 'mandaten beheren', brin6)
    ? await mensen.listNamen(actor, brin6, 'applicatiebeheerder')
    : [];
  const verleners = await mensen.listNamen(actor, brin6, 'bestuur');
  const kandidaten = beheerders.filter((persoon) => !isZelf(actor, persoon));
  const eigen = aanvragen.find(({ gebruikerId }) => actor.kind === 'gebruiker' && gebruikerId === actor.id);
  const mayAsk = !mandaat && verleners.length > 0 && may(actor, 'voorwaarden accepteren', brin6);
  return {
    aanvragen: aanvragen.flatMap(({ gebruikerId, gevraagdOp }) => {
      const persoon = kandidaten.find(({ id }) => id === gebruikerId);
      return persoon ? [{ persoon, gevraagdOp: gevraagdOp.toISOString() }] : [];
    }),
    vraag: mayAsk
      ? {
          gevraagdOp: eigen?.gevraagdOp.toISOString() ?? null,
          kanNu: !eigen || eigen.gevraagdOp < findOpnieuwVoor(database.now()),
        }
      : null,
    mandaten: rijen.flatMap(({ gebruikerId, verleendOp, ingetrokkenOp, ...rij }) => {
      const persoon = personen.find(({ id }) => id === gebruikerId);
      if (!persoon) return [];
      return {
        ...rij,
        persoon,
        status: mandaatStatusOp({ ...rij, ingetrokkenOp }, dag),
        verleendOp: verleendOp.toISOString(),
        ingetrokkenOp: ingetrokkenOp?.toISOString() ?? null,
      };
    }),
    kandidaten,
    verleners: verleners.map(({ naam }) => ({ naam })),
  };
}

async function grantMandaat(
  deps: MandatenDeps,
  actor: Actor,
  brin6: string,
  { gebruikerId, functie, vanaf, tot }: MandaatVraag,
): Promise<void> {
  const { database, mensen } = deps;
  requireMay(actor, 'mandaten beheren', brin6);
  if (actor.kind === 'gebruiker' && actor.id === gebruikerId) throw createProblem('MANDAAT_VOOR_UZELF');
  const beheerders = await mensen.listNamen(actor, brin6, 'applicatiebeheerder');
  const beheerder = beheerders.find(({ id }) => id === gebruikerId);
  if (!beheerder) throw createProblem('MANDAAT_ONGELDIG');
  if (isZelf(actor, beheerder)) throw createProblem('MANDAAT_VOOR_UZELF');
  // A receipt must not show leave from before the day on which it was given.
  if (vanaf < findDag(database.now())) throw createPeriodeOngeldig('vanaf', VANAF_VOORBIJ);
  if (tot < vanaf) throw createPeriodeOngeldig('tot', TOT_VOOR_VANAF);
  const school = await database.as(actor, async (handeling) => {
    const id = await store.insertMandaat(handeling, { brin6, gebruikerId, functie, vanaf, tot });
    await writeLogboek(handeling, {
      gebeurtenis: 'mandaat.verleend',
      brin6,
      onderwerp: `gebruiker:${gebruikerId}`,
      details: { mandaat: id, vanaf, tot },
    });
    const isGevraagd = await deleteAanvraag(handeling, { brin6, gebruikerId });
    return isGevraagd ? await findVestiging(handeling, brin6) : undefined;
  });
  if (!school) return;
  const tekst = { school: { naam: school.naam, brin6 }, vanaf, tot };
  await mailAanvrager(deps, actor, gebruikerId, (naam) => createVerleendMail(naam, tekst));
}

/** A second account with another address of the same mailbox is the same person (R9, R20). */
const isZelf = (actor: Actor, { id, email }: { id: string; email: string }): boolean =>
  actor.kind === 'gebruiker' && (actor.id === id || isSameMailbox(actor.email, email));

/** Stops new acceptances; what was accepted on it goes on. */
async function withdrawMandaat(
  { database }: MandatenDeps,
  actor: Actor,
  brin6: string,
  id: string,
): Promise<void> {
  requireMay(actor, 'mandaten beheren', brin6);
  if (!isUuid(id)) throw notFound();
  await database.as(actor, async (handeling) => {
    if (!(await store.withdrawMandaat(handeling, brin6, id))) throw notFound();
    await writeLogboek(handeling, { gebeurtenis: 'mandaat.ingetrokken', brin6, onderwerp: `mandaat:${id}` });
  });
}

const ALLEEN_BEHEERDER =
  'Activeren doet een applicatiebeheerder van de school die daarvoor een mandaat van het bestuur heeft.';

/** Never a dead end: it names the people who can help. */
async function describeGeenMandaat({ mensen }: MandatenDeps, actor: Actor, brin6: string): Promise<string> {
  const verleners = (await mensen.listNamen(actor, brin6, 'bestuur')).map(({ naam }) => naam);
  const wie = new Intl.ListFormat('nl', { type: 'disjunction' }).format(verleners);
  return verleners.length > 0
    ? `Om akkoord te gaan met de voorwaarden hebt u een mandaat van uw bestuur nodig. Vraag het aan ${wie}: die verleent het in ESIS bij Instellen, Mandaten.`
    : 'Om akkoord te gaan met de voorwaarden hebt u een mandaat van uw bestuur nodig. Uw bestuur heeft nog niemand in ESIS die dat kan verlenen. Vraag de helpdesk van ESIS om iemand van het bestuur toegang te geven.';
}

const VANAF_VOORBIJ =
  'Een mandaat gaat op zijn vroegst vandaag in. Kies als eerste dag vandaag of een latere dag.';
const TOT_VOOR_VANAF = 'De laatste dag mag niet voor de eerste dag liggen.';

const createPeriodeOngeldig = (veld: 'vanaf' | 'tot', melding: string) =>
  createProblem('MANDAAT_ONGELDIG', { veld, melding });
