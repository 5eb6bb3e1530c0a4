import type { AnyDb } from '@koppelpunt/platform';

/** The id of an account, which a test knows by its address. `owner` sees every row. */
export async function findGebruikerId(owner: AnyDb, email: string): Promise<string> {
  const { id } = await owner
    .selectFrom('gebruikers')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return String(id);
}
