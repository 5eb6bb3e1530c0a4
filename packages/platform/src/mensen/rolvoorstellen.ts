import { sql } from 'kysely';
import { GELDIG_S } from '../login/eenmalige-tokens.ts';
import { listToekenningen, type ToekenningVan } from '../login/lidmaatschappen.ts';
import type { LoginHandeling } from '../login/login-database.ts';
import { listAccountsAt } from '../login/personen.ts';
import { createId } from '../login/token.ts';
import { appendLogboek } from '../logboek/logboek.ts';
import type { AnyRechten } from '../rechten/rechten.ts';
import { BEVESTIGEN } from './geefbaar.ts';
import { isSameMailbox, listDomeinen } from './mailbox.ts';
import type { Rolvoorstel } from './rolvoorstel.ts';

const KOLOMMEN = [
  'id',
  'naam',
  'email',
  'rol',
  'plek',
  'voorgesteldDoor',
  'createdAt',
  'verlooptOp',
] as const;

/** The same proposal again begins anew. */
export async function upsertVoorstel(
  { tx, now }: LoginHandeling,
  voorstel: Pick<Rolvoorstel, 'naam' | 'email' | 'rol' | 'plek' | 'voorgesteldDoor'>,
): Promise<string> {
  await tx.deleteFrom('rolvoorstellen').where('verlooptOp', '<', now).execute();
  // As long as its link in a mail.
  const verlooptOp = new Date(now.getTime() + GELDIG_S['rol-bevestigen'] * 1000);
  const row = { ...voorstel, id: createId(), createdAt: now, verlooptOp };
  const { id } = await tx
    .insertInto('rolvoorstellen')
    .values(row)
    .onConflict((conflict) => conflict.columns(['email', 'rol', 'plek']).doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function listVoorstellen(
  { tx, now }: LoginHandeling,
  plekken: readonly string[] | 'alle',
): Promise<Rolvoorstel[]> {
  return await tx
    .selectFrom('rolvoorstellen')
    .select(KOLOMMEN)
    .where('verlooptOp', '>', now)
    .$if(plekken !== 'alle', (query) => query.where('plek', 'in', plekken.length > 0 ? plekken : ['']))
    .orderBy('createdAt')
    .execute();
}

export async function findVoorstel(
  { tx, now }: LoginHandeling,
  id: string,
): Promise<Rolvoorstel | undefined> {
  return await tx
    .selectFrom('rolvoorstellen')
    .select(KOLOMMEN)
    .where('id', '=', id)
    .where('verlooptOp', '>', now)
    .executeTakeFirst();
}

/** False when somebody else was first. */
export async function deleteVoorstel({ tx }: LoginHandeling, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('rolvoorstellen').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The people of this vestiging who may say yes, but for the mailboxes named. */
export async function listBevestigers(
  handeling: LoginHandeling,
  rechten: AnyRechten,
  brin6: string,
  behalve: readonly string[],
): Promise<ToekenningVan[]> {
  const mogen: readonly string[] = rechten.tabel.acties[BEVESTIGEN]?.rollen ?? [];
  const hier = (await listToekenningen(handeling, brin6)).filter(
    ({ rol, email }) => mogen.includes(rol) && !behalve.some((mailbox) => isSameMailbox(mailbox, email)),
  );
  return [...new Map(hier.map((een) => [een.gebruikerId, een])).values()];
}

/** The address at the school itself; undefined when there is none, or when it belongs to somebody of the organisation. */
export async function findSchoolcontact(
  handeling: LoginHandeling,
  brin6: string,
  behalve: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{
    email: string | null;
  }>`select koppelpunt.schoolcontact(${brin6}) as email`.execute(handeling.tx);
  const email = rows[0]?.email ?? undefined;
  if (email === undefined || behalve.some((mailbox) => isSameMailbox(mailbox, email))) return undefined;
  const vanOrganisatie = (await listAccountsOfMailbox(handeling, email)).some(({ plekken }) =>
    plekken.includes(null),
  );
  return vanOrganisatie ? undefined : email;
}

/** Every account of the person who reads this mailbox, with its roles. */
export async function listAccountsOfMailbox(
  handeling: LoginHandeling,
  email: string,
): Promise<{ id: string; rollen: string[]; plekken: (string | null)[] }[]> {
  const rijen = await listAccountsAt(handeling, listDomeinen(email));
  const eigen = Map.groupBy(
    rijen.filter((rij) => isSameMailbox(rij.email, email)),
    ({ id }) => id,
  );
  return [...eigen].map(([id, rollen]) => ({
    id,
    rollen: rollen.flatMap(({ rol }) => rol ?? []),
    plekken: rollen.filter(({ rol }) => rol !== null).map(({ plek }) => plek),
  }));
}

export const logVoorstel = async (
  handeling: LoginHandeling,
  gebeurtenis: 'rol.voorgesteld' | 'rol.geweigerd' | 'rol-voorstel.ingetrokken',
  { id, rol, plek }: Pick<Rolvoorstel, 'id' | 'rol' | 'plek'>,
): Promise<void> =>
  await appendLogboek(handeling, {
    gebeurtenis,
    brin6: plek,
    onderwerp: `rolvoorstel:${id}`,
    details: { rol, plek },
  });
