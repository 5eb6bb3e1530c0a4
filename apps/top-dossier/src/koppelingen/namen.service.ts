import type { Actor } from '@koppelpunt/platform';
import type { Db } from '../database.ts';
import { may } from '../rechten/rechten.ts';
import { listKoppelingRows } from './koppelingen.store.ts';

/** The schools that this actor may know of, as another feature names them. */
export async function listKoppelingNamen(tx: Db, actor: Actor): Promise<{ id: string; naam: string }[]> {
  const rows = await listKoppelingRows(tx);
  return rows
    .filter(({ brin6 }) => may(actor, 'koppelingen zien', brin6) || may(actor, 'logboek zien', brin6))
    .map(({ id, brin6, schoolnaam }) => ({ id, naam: schoolnaam ? `${schoolnaam} (${brin6})` : brin6 }));
}
