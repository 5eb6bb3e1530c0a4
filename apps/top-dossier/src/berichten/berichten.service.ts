import { bindDeps, type Jobs } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import type { Pauzemoment } from '../koppelingen/pauze.ts';
import { BERICHT_JOB, type BerichtJobData } from './bericht.ts';

export type BerichtenDeps = { jobs: Pick<Jobs, 'send'> };

/** Asks for the confirmation to the school, in the transaction in which its pupils crossed; at most once per koppeling. */
export async function requestBevestiging(
  { jobs }: BerichtenDeps,
  { tx }: Handeling,
  koppeling: Koppeling,
): Promise<void> {
  if (!koppeling.contactEmail || koppeling.bevestigingVerzondenOp) return;
  const opdracht: BerichtJobData = { soort: 'bevestiging', koppelingId: koppeling.id };
  await jobs.send(BERICHT_JOB, opdracht, { tx, key: `bevestiging:${koppeling.id}` });
}

/** Asks for the mail that tells a school why its request was rejected, in the transaction that rejects it. */
export async function requestAfwijzing(
  { jobs }: BerichtenDeps,
  { tx }: Handeling,
  verzoekId: string,
): Promise<void> {
  const opdracht: BerichtJobData = { soort: 'afwijzing', verzoekId };
  await jobs.send(BERICHT_JOB, opdracht, { tx, key: `afwijzing:${verzoekId}` });
}

/** Asks for the mail that tells a school that we paused or resumed, or will tomorrow. */
export async function requestPauzebericht(
  { jobs }: BerichtenDeps,
  { tx }: Handeling,
  { id: koppelingId, contactEmail }: Pick<Koppeling, 'id' | 'contactEmail'>,
  { pauzeId, wat }: { pauzeId: string; wat: Pauzemoment },
): Promise<void> {
  if (!contactEmail) return;
  const opdracht: BerichtJobData = { soort: 'pauze', koppelingId, pauzeId, wat };
  await jobs.send(BERICHT_JOB, opdracht, { tx, key: `pauze:${pauzeId}:${wat}` });
}

export const createBerichten = (deps: BerichtenDeps) =>
  bindDeps(deps, { requestBevestiging, requestAfwijzing, requestPauzebericht });
export type Berichten = ReturnType<typeof createBerichten>;
