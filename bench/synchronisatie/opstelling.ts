/** The processes of this benchmark, and the question that all contestants get. */
import type { Piek } from '../benchmark.ts';
import type { Contender } from '../contender.ts';
import { peakMemory } from '../process-figures.ts';
import type { VraagOpdracht, VraagUitkomst } from '../rondreis/gesprek.ts';
import type { Esis } from './esis.ts';
import type { SyncOpdracht, SyncUitkomst } from './top-dossier.contender.ts';

export type TopDossier = Contender<SyncOpdracht, SyncUitkomst>;
export type Vrager = Contender<VraagOpdracht, VraagUitkomst>;
export type Opstelling = { stack: AsyncDisposableStack; map: string; esis: Esis; topDossier: TopDossier };

export const piekVan = (esis: Esis, topDossier?: TopDossier): Piek[] => [
  { proces: 'ESIS', bytes: peakMemory(esis.pid) },
  ...(topDossier ? [{ proces: 'TOP dossier', bytes: topDossier.peakMemory() }] : []),
];

/** A measurement of something that did not happen is worse than none. */
export function expect(wat: string, gemeten: unknown, verwacht: unknown): void {
  if (gemeten !== verwacht) throw new Error(`${wat}: ${String(gemeten)} instead of ${String(verwacht)}`);
}
