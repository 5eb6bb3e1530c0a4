import type { Insertable, Selectable } from 'kysely';
import type { Verzoeken as VerzoekTable } from '../database.generated.ts';
import type { Handeling } from '../database.ts';
import type { OpgeslagenKandidaat, VerzoekStatus } from './verzoek.ts';
import type { Controle } from './verzoeken.contract.ts';

export type VerzoekRow = Omit<Selectable<VerzoekTable>, 'status' | 'kandidaten' | 'controle'> & {
  status: VerzoekStatus;
  kandidaten: readonly OpgeslagenKandidaat[];
  controle: Controle | null;
};

const toRow = (row: Selectable<VerzoekTable>): VerzoekRow => ({
  ...row,
  status: row.status as VerzoekStatus,
  kandidaten: row.kandidaten as OpgeslagenKandidaat[],
  controle: row.controle as Controle | null,
});

export type NewVerzoek = Omit<
  VerzoekRow,
  'status' | 'controle' | 'koppelingId' | 'afwijzingVersleuteld' | 'updatedAt'
> & { status: 'nieuw' | 'onleesbaar' };

export async function insertVerzoek({ tx, now }: Handeling, row: NewVerzoek): Promise<void> {
  const values: Insertable<VerzoekTable> = {
    ...row,
    kandidaten: JSON.stringify(row.kandidaten),
    updatedAt: now,
  };
  await tx.insertInto('verzoeken').values(values).execute();
}

export async function findVerzoek(
  { tx }: Handeling,
  id: string,
  { forUpdate = false } = {},
): Promise<VerzoekRow | undefined> {
  const row = await tx
    .selectFrom('verzoeken')
    .selectAll()
    .where('id', '=', id)
    .$if(forUpdate, (q) => q.forUpdate())
    .executeTakeFirst();
  return row && toRow(row);
}

/** Newest first. Nobody works through a longer queue than this. */
export async function listVerzoeken({ tx }: Handeling): Promise<VerzoekRow[]> {
  const rows = await tx
    .selectFrom('verzoeken')
    .selectAll()
    .orderBy('ontvangenOp', 'desc')
    .limit(500)
    .execute();
  return rows.map(toRow);
}

export async function updateVerzoek(
  { tx, now }: Handeling,
  id: string,
  {
    controle,
    ...change
  }: Partial<{
    status: VerzoekStatus;
    brin6: string;
    codeVersleuteld: string;
    codeLengte: number;
    reden: string | null;
    koppelingId: string;
    afwijzingVersleuteld: string;
    controle: Controle | null;
  }>,
): Promise<void> {
  await tx
    .updateTable('verzoeken')
    .set({
      ...change,
      ...(controle !== undefined && { controle: controle && JSON.stringify(controle) }),
      updatedAt: now,
    })
    .where('id', '=', id)
    .execute();
}

export async function listVerzoekKoppelingen({
  tx,
}: Handeling): Promise<{ id: string; koppelingId: string }[]> {
  return await tx
    .selectFrom('verzoeken')
    .select(['id', 'koppelingId'])
    .where('koppelingId', 'is not', null)
    .$narrowType<{ koppelingId: string }>()
    .execute();
}

/** For the requests of a koppeling that has pupils now. */
export async function markGeactiveerd({ tx, now }: Handeling, koppelingId: string): Promise<void> {
  await tx
    .updateTable('verzoeken')
    .set({ status: 'geactiveerd', updatedAt: now })
    .where('koppelingId', '=', koppelingId)
    .where('status', '=', 'in-behandeling')
    .execute();
}
