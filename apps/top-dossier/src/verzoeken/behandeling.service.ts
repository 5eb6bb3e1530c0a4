/** What every act on one request begins and ends with: its row, its code, whether it may still be done, its logboek row. */
import { notFound, type Actor, type Geheimen } from '@koppelpunt/platform';
import type { Db } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek, type Gebeurtenis } from '../gebeurtenissen.ts';
import { contextOf } from './verzoek-geheimen.ts';
import { mayBecome, type VerzoekStatus } from './verzoek.ts';
import { findVerzoekRow, type VerzoekRow } from './verzoeken.store.ts';

export async function getVerzoekRow(
  tx: Db,
  id: string,
  options?: { forUpdate: boolean },
): Promise<VerzoekRow> {
  const row = await findVerzoekRow(tx, id, options);
  if (!row) throw notFound();
  return row;
}

export function openCode(geheimen: Geheimen, row: VerzoekRow): { brin6: string; verificatiecode: string } {
  if (row.brin6 === null || row.codeVersleuteld === null) throw createProblem('CODE_ONBEKEND');
  const verificatiecode = geheimen.decrypt(row.codeVersleuteld, contextOf(row.id, 'code'));
  return { brin6: row.brin6, verificatiecode };
}

export function requireNext(row: VerzoekRow, naar: VerzoekStatus): void {
  if (mayBecome(row.status as VerzoekStatus, naar)) return;
  throw createProblem('VERZOEK_AFGEHANDELD', {
    melding: `Dit verzoek is al ${row.status === 'afgewezen' ? 'afgewezen' : 'geactiveerd'}.`,
  });
}

export const requireOpen = (row: VerzoekRow) => requireNext(row, 'in-behandeling');

export async function logVerzoek(
  tx: Db,
  actor: Actor,
  row: Pick<VerzoekRow, 'id' | 'brin6'>,
  gebeurtenis: Gebeurtenis,
  details: Record<string, string | boolean | null> = {},
): Promise<void> {
  await writeLogboek(
    { actor, tx },
    {
      gebeurtenis,
      ...(row.brin6 !== null && { brin6: row.brin6 }),
      onderwerp: `verzoek:${row.id}`,
      details,
    },
  );
}
