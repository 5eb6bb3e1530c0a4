import { findDag, formatDag } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import { getAanbod } from './koppeling-antwoord.ts';
import * as store from './koppelingen.store.ts';

/** The koppelingen of a vestiging, those that ended included, as another feature names them. */
export async function listKoppelingNamen(
  handeling: Handeling,
  brin6: string,
): Promise<{ id: string; naam: string }[]> {
  const koppelingen = await store.listKoppelingen(handeling, brin6);
  return koppelingen.map(({ id, aanbodId, status, geactiveerdOp }) => {
    const naam = getAanbod(aanbodId).koppelingnaam;
    return {
      id,
      naam: status === 'ingetrokken' ? `${naam} van ${formatDag(findDag(geactiveerdOp))} (beëindigd)` : naam,
    };
  });
}
