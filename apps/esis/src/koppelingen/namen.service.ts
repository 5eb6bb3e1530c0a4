import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';
import { schrijfDag, dagVan } from '../kalender/kalender.ts';
import { getAanbod } from './koppelingen.map.ts';
import { listKoppelingen } from './koppelingen.store.ts';

/** The koppelingen of a vestiging, those that ended included, as another feature names them. */
export async function listKoppelingNamen(
  tx: Kysely<DB>,
  brin6: string,
): Promise<{ id: string; naam: string }[]> {
  return (await listKoppelingen(tx, brin6)).map(({ id, aanbodId, status, geactiveerdOp }) => {
    const naam = getAanbod(aanbodId).koppelingnaam;
    return {
      id,
      naam: status === 'ingetrokken' ? `${naam} van ${schrijfDag(dagVan(geactiveerdOp))} (beëindigd)` : naam,
    };
  });
}
