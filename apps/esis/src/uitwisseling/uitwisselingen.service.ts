import type { Actor, Database } from '@koppelpunt/platform';
import type { DB } from '../database.generated.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { LaatsteUitwisseling, VreemdeCodes } from '../koppelingen/koppelingen.map.ts';
import type { UitwisselingAntwoord } from './uitwisselingen.contract.ts';
import * as store from './uitwisselingen.store.ts';

export type UitwisselingenService = {
  listUitwisselingen(actor: Actor, brin6: string): Promise<UitwisselingAntwoord[]>;
  /** What a school must know about others who try its door. */
  findVreemdeCodes: (actor: Actor, brin6: string, sinds: Date) => Promise<VreemdeCodes | null>;
  listLaatste: (actor: Actor, koppelingIds: readonly string[]) => Promise<Map<string, LaatsteUitwisseling>>;
};

export function createUitwisselingenService({ database }: { database: Database<DB> }): UitwisselingenService {
  return {
    async listUitwisselingen(actor, brin6) {
      requireMay(actor, 'uitwisselingen zien', brin6);
      const rows = await database.as(actor, async ({ tx }) => await store.listUitwisselingen(tx, brin6, 50));
      return rows.map(({ op, uitkomst, koppelingId, ...rest }) => ({
        ...rest,
        op: op.toISOString(),
        uitkomst: uitkomst as UitwisselingAntwoord['uitkomst'],
        isVreemdeCode: uitkomst === 'geweigerd' && koppelingId === null,
      }));
    },
    async findVreemdeCodes(actor, brin6, sinds) {
      const { aantal, laatst } = await database.as(
        actor,
        async ({ tx }) => await store.findVreemdeCodes(tx, brin6, sinds),
      );
      return laatst && { aantal, laatst };
    },
    async listLaatste(actor, koppelingIds) {
      if (koppelingIds.length === 0) return new Map();
      const rows = await database.as(actor, async ({ tx }) => await store.listLaatste(tx, koppelingIds));
      return new Map(
        rows.map(({ koppelingId, op, aantalLeerlingen }) => [koppelingId ?? '', { op, aantalLeerlingen }]),
      );
    },
  };
}
