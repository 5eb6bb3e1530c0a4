import { sql } from 'kysely';
import {
  deleteLidmaatschap,
  listBereikt,
  listRollen,
  listToekenningen,
  type Bereikt,
  type ToekenningVan,
} from '../login/lidmaatschappen.ts';
import { getGebruiker } from '../login/gebruikers.ts';
import type { LoginHandeling } from '../login/login-database.ts';
import { deleteSessies } from '../login/sessies.ts';
import type { Toekenning } from '../login/toekenning.ts';
import { appendLogboek } from '../logboek/logboek.ts';
import { notFound } from '../problem/problem.ts';
import { listAccountsOfMailbox } from './rolvoorstellen.ts';
import type { Waar } from './geefbaar.ts';
import { laatsteBeheerder, rollenGaanNietSamen } from './problemen.ts';
import type { AnyRechten } from '../rechten/rechten.ts';

/** One after the other: two beheerders who take each other's role at once must not both succeed. */
export const lockMensen = async ({ tx }: LoginHandeling): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('mensen'))`.execute(tx);
};

/** Somebody without a place here is unknown here: neither their name nor that they exist is told. */
export async function getMens(
  handeling: LoginHandeling,
  waar: Waar,
  gebruikerId: string,
): Promise<ToekenningVan[]> {
  const found = (await listToekenningen(handeling, waar)).filter((rij) => rij.gebruikerId === gebruikerId);
  if (found.length === 0) throw notFound();
  return found;
}

/** The last one with a role that a place cannot do without keeps it. */
async function requireNietLaatste(
  handeling: LoginHandeling,
  { tabel }: AnyRechten,
  { gebruikerId, rol, plek }: Toekenning & { gebruikerId: string },
): Promise<void> {
  if (!tabel.rollen[rol]?.onmisbaar) return;
  const isDeze = (een: ToekenningVan) => een.gebruikerId === gebruikerId && een.plek === plek;
  const hier = (await listBereikt(handeling, [gebruikerId])).find(
    (een) => een.rol === rol && een.plek === plek,
  );
  for (const brin6 of hier?.brin6s ?? []) {
    const daar = await listToekenningen(handeling, brin6 ?? undefined);
    if (!daar.some((een) => een.rol === rol && !isDeze(een))) throw laatsteBeheerder(tabel.rollen[rol].naam);
  }
}

export async function revokeToekenningVan(
  handeling: LoginHandeling,
  rechten: AnyRechten,
  toekenning: Toekenning & { gebruikerId: string },
): Promise<void> {
  const { gebruikerId, rol, plek } = toekenning;
  await requireNietLaatste(handeling, rechten, toekenning);
  if (!(await deleteLidmaatschap(handeling, gebruikerId, { rol, plek }))) throw notFound();
  await logRol(handeling, 'rol.ingetrokken', toekenning);
}

/**
 * After the role was written, in its transaction, so that roles that may not go together never both stay. By mailbox: a
 * second account of the same person does not make the two go together.
 */
export async function requireSamen(
  handeling: LoginHandeling,
  rechten: AnyRechten,
  gebruikerId: string,
): Promise<void> {
  const { email } = await getGebruiker(handeling, gebruikerId);
  await requireMailboxSamen(handeling, rechten, email, await listRollen(handeling, gebruikerId));
}

/** The roles of every account of this mailbox, with these. */
export async function requireMailboxSamen(
  handeling: LoginHandeling,
  rechten: AnyRechten,
  email: string,
  rollen: readonly string[],
): Promise<void> {
  const alle = (await listAccountsOfMailbox(handeling, email)).flatMap((account) => account.rollen);
  if (!rechten.gaanSamen([...alle, ...rollen])) throw rollenGaanNietSamen();
}

/** Without any place left there is nothing to be signed in for. */
export async function endSessiesWithoutPlek(handeling: LoginHandeling, gebruikerId: string): Promise<void> {
  if ((await listRollen(handeling, gebruikerId)).length === 0) await deleteSessies(handeling, gebruikerId);
}

/** The row goes to the vestiging, so that its beheerder finds it in the logboek; undefined when there are several. */
export function findEnigeVestiging(bereikt: readonly Bereikt[]): string | undefined {
  const brin6s = new Set(bereikt.flatMap((een) => een.brin6s));
  const [brin6] = brin6s;
  return brin6s.size === 1 ? (brin6 ?? undefined) : undefined;
}

export async function logRol(
  handeling: LoginHandeling,
  gebeurtenis: 'rol.toegekend' | 'rol.ingetrokken',
  { gebruikerId, rol, plek, voorstel }: Toekenning & { gebruikerId: string; voorstel?: string },
): Promise<void> {
  await appendLogboek(handeling, {
    gebeurtenis,
    ...(plek?.length === 6 && { brin6: plek }),
    onderwerp: `gebruiker:${gebruikerId}`,
    details: { rol, plek, ...(voorstel !== undefined && { voorstel: voorstel.slice(0, 8) }) },
  });
}
