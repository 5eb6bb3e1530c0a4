import type { Handeling, TopDossierDatabase } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { LEERLING_COLUMNS } from '../leerlingen/leerling-velden.ts';
import { statusOf, type SynchronisatieKey, type Voortgang } from './synchronisatie.ts';
import * as store from './synchronisaties.store.ts';
import type { Uitkomst } from './uitkomst.ts';

export type FinishDeps = {
  database: TopDossierDatabase;
  koppelingen: Koppelingen;
  /** Runs in the transaction in which pupils crossed, or ESIS said that ours are right: the requests are geactiveerd, the school gets its confirmation. */
  onGelukt: (handeling: Handeling, koppeling: Koppeling) => Promise<void>;
};

/** A run may take minutes, so its end is written with the moment of its end. */
export const atEnd = (deps: { database: TopDossierDatabase }, handeling: Handeling): Handeling => ({
  ...handeling,
  now: deps.database.now(),
});

/** Writes the end of a run: koppeling, row, logboek and what `onGelukt` adds. */
export async function finishSynchronisatie(
  deps: FinishDeps,
  begun: Handeling,
  { id, koppelingId }: SynchronisatieKey,
  uitkomst: Uitkomst,
  voortgang: Voortgang,
): Promise<store.SynchronisatieRow> {
  const handeling = atEnd(deps, begun);
  const { resultaat, code, tellingen, weggelaten, overgeslagen, laatst, aantallen } = uitkomst;
  const koppeling = await deps.koppelingen.recordUitkomst(handeling, koppelingId, {
    event: resultaat,
    code,
    ...(laatst && { laatst }),
    ...(aantallen && { aantallen }),
  });
  const row = await store.finishSynchronisatie(handeling, id, uitkomst, voortgang);
  const { leerlingen, bytes } = voortgang;
  await writeLogboek(handeling, {
    gebeurtenis: 'synchronisatie.afgelopen',
    brin6: koppeling.brin6,
    onderwerp: `koppeling:${koppelingId}`,
    details: {
      resultaat,
      code,
      leerlingen,
      bytes,
      weggelaten,
      overgeslagen,
      velden: leerlingen > 0 ? LEERLING_COLUMNS : [],
      ...tellingen,
    },
  });
  if (statusOf(resultaat) === 'gelukt') await deps.onGelukt(handeling, koppeling);
  return row;
}
