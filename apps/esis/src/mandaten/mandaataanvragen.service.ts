import { notAllowed, notFound, type AccountMail, type Actor, type Mensen } from '@koppelpunt/platform';
import type { EsisDatabase, Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import { findVestiging } from '../vestigingen/vestigingen.service.ts';
import { createAfgewezenMail, createVraagMail, type MandaatMail } from './mandaat-mail.ts';
import * as store from './mandaataanvragen.store.ts';

export type AanvragenDeps = {
  database: EsisDatabase;
  mensen: Mensen;
  /** Undefined when nobody configured a mail server. */
  accountMail?: AccountMail | undefined;
};

/** A bestuur meets once a week; who asks twice on a day does not get an answer sooner. */
const OPNIEUW_NA_MS = 7 * 24 * 60 * 60 * 1000;

/** Who asked after this moment does not ask again. */
export const findOpnieuwVoor = (now: Date): Date => new Date(now.getTime() - OPNIEUW_NA_MS);

/** Asks those who can grant one, by mail and on their screen. `gemaild`: false when no mail went to anybody now. */
export async function askMandaat(
  deps: AanvragenDeps,
  actor: Actor,
  brin6: string,
): Promise<{ gemaild: boolean }> {
  requireMay(actor, 'voorwaarden accepteren', brin6);
  // It is for the person who asks, and the answer goes to that person.
  if (actor.kind !== 'gebruiker') throw notAllowed();
  const verleners = await deps.mensen.listNamen(actor, brin6, 'bestuur');
  if (verleners.length === 0) throw createProblem('GEEN_VERLENER');
  const { school, isNieuw } = await deps.database.as(actor, async (handeling) => {
    const vestiging = await findVestiging(handeling, brin6);
    if (!vestiging) throw notFound();
    const opnieuwVoor = findOpnieuwVoor(handeling.now);
    const added = await store.upsertAanvraag(handeling, { brin6, gebruikerId: actor.id, opnieuwVoor });
    if (added) await writeAbout(handeling, 'mandaat.gevraagd', brin6, actor.id);
    return { school: { naam: vestiging.naam, brin6 }, isNieuw: added };
  });
  if (!isNieuw) return { gemaild: false };
  // After the transaction: a slow mail server would hold it. The bestuur sees the request on its screen all the same.
  const sent = await Promise.all(
    verleners.map(async ({ naam, email }) =>
      sendMail(deps, email, createVraagMail(naam, { aanvrager: actor, school })),
    ),
  );
  return { gemaild: sent.includes(true) };
}

/** The bestuur says no. */
export async function refuseMandaat(
  deps: AanvragenDeps,
  actor: Actor,
  brin6: string,
  gebruikerId: string,
): Promise<void> {
  requireMay(actor, 'mandaten beheren', brin6);
  const school = await deps.database.as(actor, async (handeling) => {
    const vestiging = await findVestiging(handeling, brin6);
    if (!vestiging || !(await store.deleteAanvraag(handeling, { brin6, gebruikerId }))) throw notFound();
    await writeAbout(handeling, 'mandaat.afgewezen', brin6, gebruikerId);
    return { naam: vestiging.naam, brin6 };
  });
  await mailAanvrager(deps, actor, gebruikerId, (naam) => createAfgewezenMail(naam, { school }));
}

/** The answer, to the person who asked. */
export async function mailAanvrager(
  deps: AanvragenDeps,
  actor: Actor,
  gebruikerId: string,
  createMail: (naam: string) => MandaatMail,
): Promise<void> {
  const [persoon] = await deps.mensen.listPersonen(actor, [gebruikerId]);
  if (persoon) await sendMail(deps, persoon.email, createMail(persoon.naam));
}

async function sendMail(
  { accountMail }: AanvragenDeps,
  to: string,
  { onderwerp, tekst }: MandaatMail,
): Promise<boolean> {
  if (!accountMail) return false;
  const { mailer, afzender } = accountMail;
  const sent = await mailer.send({ from: afzender, to, subject: onderwerp, text: tekst });
  return sent.kind === 'sent';
}

const writeAbout = async (
  handeling: Handeling,
  gebeurtenis: 'mandaat.gevraagd' | 'mandaat.afgewezen',
  brin6: string,
  gebruikerId: string,
) => await writeLogboek(handeling, { gebeurtenis, brin6, onderwerp: `gebruiker:${gebruikerId}` });
