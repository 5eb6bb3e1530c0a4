import type { Handeling } from '../database.ts';
import { may } from '../rechten/rechten.ts';
import * as store from './koppelingen.store.ts';

/** The schools that this actor may know of, as another feature names them. */
export async function listKoppelingNamen(handeling: Handeling): Promise<{ id: string; naam: string }[]> {
  const rows = await store.listKoppelingen(handeling);
  const { actor } = handeling;
  return rows
    .filter(({ brin6 }) => may(actor, 'koppelingen zien', brin6) || may(actor, 'logboek zien', brin6))
    .map(({ id, brin6, schoolnaam }) => ({ id, naam: schoolnaam ? `${schoolnaam} (${brin6})` : brin6 }));
}
