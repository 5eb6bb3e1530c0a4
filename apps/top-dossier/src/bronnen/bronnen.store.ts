import type { Selectable } from 'kysely';
import type { Bronnen } from '../database.generated.ts';
import type { Handeling } from '../database.ts';
import type { Bron, BronId, Wijze } from './bron.ts';
import type { CertificaatInfo } from './certificaat.ts';

type BronRow = Bron & { klantcodeVersleuteld: string; certificaatVersleuteld: string | null };

const COLUMNS = [
  'id',
  'url',
  'klantnaam',
  'klantcodeVersleuteld',
  'certificaatVersleuteld',
  'certificaatHouder',
  'certificaatGeldigTot',
  'wijze',
] as const;

export async function listBronnen({ tx }: Handeling): Promise<BronRow[]> {
  const rows = await tx.selectFrom('bronnen').select(COLUMNS).orderBy('id').execute();
  return rows.map(toBron);
}

export async function findBron({ tx }: Handeling, id: string): Promise<BronRow | undefined> {
  const row = await tx.selectFrom('bronnen').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && toBron(row);
}

const toBron = ({
  certificaatHouder: houder,
  certificaatGeldigTot: geldigTot,
  ...row
}: Pick<Selectable<Bronnen>, (typeof COLUMNS)[number]>): BronRow => ({
  ...row,
  id: row.id as BronId,
  wijze: row.wijze as Wijze,
  certificaat: houder !== null && geldigTot !== null ? { houder, geldigTot } : null,
});

/** Inserts the bron, or updates the one with this id; its certificate stays. */
export async function writeBron(
  { tx, now }: Handeling,
  { id, ...values }: Omit<BronRow, 'certificaat' | 'certificaatVersleuteld'>,
): Promise<void> {
  await tx
    .insertInto('bronnen')
    .values({ id, ...values, updatedAt: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, updatedAt: now }))
    .execute();
}

export async function writeCertificaat(
  { tx, now }: Handeling,
  id: string,
  certificaat: { versleuteld: string; info: CertificaatInfo } | null,
): Promise<void> {
  await tx
    .updateTable('bronnen')
    .set({
      certificaatVersleuteld: certificaat?.versleuteld ?? null,
      certificaatHouder: certificaat?.info.houder ?? null,
      certificaatGeldigTot: certificaat?.info.geldigTot ?? null,
      updatedAt: now,
    })
    .where('id', '=', id)
    .execute();
}
