import type { Handeling } from '../database.ts';
import { listVerzoekKoppelingen } from './verzoeken.store.ts';

/** Which requests led to which koppeling: the logboek shows them together. */
export async function listVerzoekIds({ tx }: Handeling): Promise<(koppelingId: string) => readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, koppelingId } of await listVerzoekKoppelingen(tx)) {
    ids.set(koppelingId, [...(ids.get(koppelingId) ?? []), id]);
  }
  return (koppelingId) => ids.get(koppelingId) ?? [];
}
