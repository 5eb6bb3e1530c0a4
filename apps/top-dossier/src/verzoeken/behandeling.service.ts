/** The steps that the acts on one request share: its row, its code, whether it may still be done, its logboek row. */
import { notFound, type Geheimen } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek, type Gebeurtenis } from '../gebeurtenissen.ts';
import { contextOf } from './verzoek-geheimen.ts';
import { mayBecome, type VerzoekStatus } from './verzoek.ts';
import * as store from './verzoeken.store.ts';

export async function getVerzoekRow(
  handeling: Handeling,
  id: string,
  options?: { forUpdate: boolean },
): Promise<store.VerzoekRow> {
  const row = await store.findVerzoek(handeling, id, options);
  if (!row) throw notFound();
  return row;
}

/** The same, locked, when it may still become `naar`. */
export async function lockVerzoekRow(
  handeling: Handeling,
  id: string,
  naar: VerzoekStatus,
): Promise<store.VerzoekRow> {
  const row = await getVerzoekRow(handeling, id, { forUpdate: true });
  requireNext(row, naar);
  return row;
}

export function openCode(
  geheimen: Geheimen,
  row: store.VerzoekRow,
): { brin6: string; verificatiecode: string } {
  if (row.brin6 === null || row.codeVersleuteld === null) throw createProblem('CODE_ONBEKEND');
  const verificatiecode = geheimen.decrypt(row.codeVersleuteld, contextOf(row.id, 'code'));
  return { brin6: row.brin6, verificatiecode };
}

export function requireNext(row: store.VerzoekRow, naar: VerzoekStatus): void {
  if (mayBecome(row.status, naar)) return;
  throw createProblem('VERZOEK_AFGEHANDELD', {
    melding: MELDINGEN[row.status] ?? 'Dit verzoek is al afgehandeld.',
  });
}

const MELDINGEN: Partial<Record<VerzoekStatus, string>> = {
  afgewezen: 'Dit verzoek is al afgewezen.',
  geactiveerd: 'Dit verzoek is al geactiveerd.',
  terzijde: 'Dit verzoek ligt terzijde. Zet het eerst terug.',
};

export async function logVerzoek(
  handeling: Handeling,
  { id, brin6 }: Pick<store.VerzoekRow, 'id' | 'brin6'>,
  gebeurtenis: Gebeurtenis,
  details: Record<string, string | boolean | null> = {},
): Promise<void> {
  await writeLogboek(handeling, {
    gebeurtenis,
    ...(brin6 !== null && { brin6 }),
    onderwerp: `verzoek:${id}`,
    details,
  });
}
