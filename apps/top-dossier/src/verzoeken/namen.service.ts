import type { Handeling } from '../database.ts';
import * as store from './verzoeken.store.ts';

/** The requests of each koppeling: the logboek shows them together. */
export async function listVerzoekIds(
  handeling: Handeling,
): Promise<(koppelingId: string) => readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, koppelingId } of await store.listVerzoekKoppelingen(handeling)) {
    ids.set(koppelingId, [...(ids.get(koppelingId) ?? []), id]);
  }
  return (koppelingId) => ids.get(koppelingId) ?? [];
}
