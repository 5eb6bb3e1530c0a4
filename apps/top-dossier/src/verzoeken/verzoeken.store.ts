import type { Insertable, Selectable } from 'kysely';
import type { Verzoeken as VerzoekTable } from '../database.generated.ts';
import type { Handeling } from '../database.ts';
import {
  deelOf,
  VERZOEK_STATUSSEN,
  type Deel,
  type OpgeslagenKandidaat,
  type VerzoekStatus,
} from './verzoek.ts';
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

/** Whose requests: of a BRIN or the beginning of one, of an address, of a domain. */
export type Gezocht = { brin: string } | { van: string } | { domein: string };
type Vraag = { statussen: readonly VerzoekStatus[]; gezocht?: Gezocht | undefined };

const select = ({ tx }: Handeling, { statussen, gezocht }: Vraag) =>
  tx
    .selectFrom('verzoeken')
    .where('status', 'in', statussen)
    .$if(gezocht !== undefined && 'brin' in gezocht, (q) =>
      q.where('brin6', 'like', `${(gezocht as { brin: string }).brin}%`),
    )
    .$if(gezocht !== undefined && 'van' in gezocht, (q) =>
      q.where('vanPseudoniem', '=', (gezocht as { van: string }).van),
    )
    .$if(gezocht !== undefined && 'domein' in gezocht, (q) =>
      q.where('domeinPseudoniem', '=', (gezocht as { domein: string }).domein),
    );

/** Newest first. */
export async function listVerzoeken(
  handeling: Handeling,
  { limit, offset, ...vraag }: Vraag & { limit: number; offset: number },
): Promise<VerzoekRow[]> {
  const rows = await select(handeling, vraag)
    .selectAll()
    .orderBy('ontvangenOp', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(toRow);
}

/** How many there are in each list. */
export async function countDelen(handeling: Handeling, gezocht?: Gezocht): Promise<Record<Deel, number>> {
  const rows = await select(handeling, { statussen: VERZOEK_STATUSSEN, gezocht })
    .select((eb) => ['status', eb.fn.countAll<number>().as('aantal')])
    .groupBy('status')
    .execute();
  const aantallen = { 'te-doen': 0, afgehandeld: 0, terzijde: 0 };
  for (const { status, aantal } of rows) aantallen[deelOf(status as VerzoekStatus)] += aantal;
  return aantallen;
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

/** All that this actor may delete. */
export async function deleteVerzoeken({ tx }: Handeling): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('verzoeken').executeTakeFirst();
  return Number(numDeletedRows);
}
