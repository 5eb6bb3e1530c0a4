import type { Handeling } from '../database.ts';
import type { Vestiging } from './vestiging.ts';

const COLUMNS = ['brin6', 'naam', 'plaats', 'telefoon', 'internetadres'] as const;
/** A statement takes 65,535 values. */
const PER_STATEMENT = 5_000;

export async function replaceVestigingen({ tx }: Handeling, rows: readonly Vestiging[]): Promise<void> {
  await tx.deleteFrom('vestigingen').execute();
  for (let at = 0; at < rows.length; at += PER_STATEMENT) {
    await tx
      .insertInto('vestigingen')
      .values(rows.slice(at, at + PER_STATEMENT))
      .execute();
  }
}

export async function findVestiging({ tx }: Handeling, brin6: string): Promise<Vestiging | undefined> {
  return await tx.selectFrom('vestigingen').select(COLUMNS).where('brin6', '=', brin6).executeTakeFirst();
}

export async function hasVestigingen({ tx }: Handeling): Promise<boolean> {
  return (await tx.selectFrom('vestigingen').select('brin6').limit(1).executeTakeFirst()) !== undefined;
}
