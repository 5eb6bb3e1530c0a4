import type { Actor } from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { LaatsteUitwisseling } from '../koppelingen/koppelingen.map.ts';
import type { UitwisselingAntwoord } from './uitwisselingen.contract.ts';
import * as store from './uitwisselingen.store.ts';

export type UitwisselingenService = {
  listUitwisselingen(actor: Actor, brin6: string): Promise<UitwisselingAntwoord[]>;
  listLaatste: (koppelingIds: readonly string[]) => Promise<Map<string, LaatsteUitwisseling>>;
};

export function createUitwisselingenService({ db }: { db: Kysely<DB> }): UitwisselingenService {
  return {
    async listUitwisselingen(actor, brin6) {
      requireMay(actor, 'uitwisselingen zien', brin6);
      const rows = await store.listUitwisselingen(db, brin6, 50);
      return rows.map(({ op, uitkomst, ...rest }) => ({
        ...rest,
        op: op.toISOString(),
        uitkomst: uitkomst as UitwisselingAntwoord['uitkomst'],
      }));
    },
    async listLaatste(koppelingIds) {
      const rows = await store.listLaatste(db, koppelingIds);
      return new Map(
        rows.map(({ koppelingId, op, aantalLeerlingen }) => [koppelingId ?? '', { op, aantalLeerlingen }]),
      );
    },
  };
}
