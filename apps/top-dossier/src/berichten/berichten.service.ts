import { bindDeps, type Jobs } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
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

export const createBerichten = (deps: BerichtenDeps) =>
  bindDeps(deps, { requestBevestiging, requestAfwijzing });
export type Berichten = ReturnType<typeof createBerichten>;
