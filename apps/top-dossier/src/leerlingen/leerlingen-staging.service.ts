import {
  bindDeps,
  compareStaging,
  keepStaged,
  mergeStaging,
  openStaging,
  toStagingLine,
  type Geheimen,
  type Staging,
  type StagingSink,
  type Vergelijking,
} from '@koppelpunt/platform';
import type { Groep, Leerling, SamengesteldeGroep } from '@koppelpunt/standards';
import type pg from 'pg';
import type { Handeling } from '../database.ts';
import { requireMay } from '../rechten/rechten.ts';
import { createBsnFilter, type BsnFilter } from './bsn-filter.ts';
import * as groepenStore from './groepen.store.ts';
import { LEERLING_COLUMNS, readVelden } from './leerling-velden.ts';

/** A pupil who left stays, with the moment: a dossier may hang on the pupil. */
const STAGING: Staging = {
  table: 'leerlingen',
  columns: LEERLING_COLUMNS,
  leaving: { column: 'vertrokken_op' },
  changedAt: 'updated_at',
};

/** All pupils of one school on their way into the table. Memory holds one batch and the groups, never the school. */
type StagedSchool = {
  readonly handeling: Handeling;
  readonly koppelingId: string;
  readonly sink: StagingSink;
  readonly filter: BsnFilter;
  readonly groepen: groepenStore.GroepRow[];
  readonly samengesteldeGroepen: groepenStore.SamengesteldeGroepRow[];
  /** Of whom something came that cannot be used: they stay as they were. */
  readonly kept: Record<KeptKind, KeptRecords>;
};

type KeptKind = 'leerling' | 'groep' | 'samengesteldeGroep';
/** `alle`: one came without a key, so nobody knows whose it was. */
type KeptRecords = { keys: string[]; alle: boolean };

/** Inside this transaction: add batch after batch, compare, then merge, or abandon and let the transaction roll back. */
export async function openLeerlingenStaging(
  { geheimen }: { geheimen: Geheimen },
  { client, ...handeling }: Handeling & { client: pg.ClientBase },
  koppelingId: string,
) {
  requireMay(handeling.actor, 'gegevens ophalen');
  const pseudonym = (key: string) => geheimen.pseudonym(`koppeling:${koppelingId}`, key);
  const school: StagedSchool = {
    handeling,
    koppelingId,
    sink: await openStaging(client, STAGING),
    filter: createBsnFilter(pseudonym),
    groepen: [],
    samengesteldeGroepen: [],
    kept: {
      leerling: { keys: [], alle: false },
      groep: { keys: [], alle: false },
      samengesteldeGroep: { keys: [], alle: false },
    },
  };
  return bindDeps(school, {
    addGroep,
    addSamengesteldeGroep,
    addLeerlingen,
    keep,
    compareLeerlingen,
    mergeLeerlingen,
    abandon,
    countWeggelaten,
  });
}
export type LeerlingenStaging = Awaited<ReturnType<typeof openLeerlingenStaging>>;

function addGroep({ groepen, filter }: StagedSchool, groep: Groep): void {
  groepen.push(withoutBsn(filter, groep, `Groep ${groep.jaargroep}`));
}

function addSamengesteldeGroep(
  { samengesteldeGroepen, filter }: StagedSchool,
  groep: SamengesteldeGroep,
): void {
  samengesteldeGroepen.push(withoutBsn(filter, groep, 'Groep zonder naam'));
}

function withoutBsn<G extends { key: string; naam: string }>(
  filter: BsnFilter,
  groep: G,
  otherwise: string,
): G {
  return { ...groep, key: filter.ownKey(groep.key), naam: filter.text(groep.naam) ?? otherwise };
}

/** Waits when PostgreSQL is slower than the other side. */
async function addLeerlingen({ sink, filter }: StagedSchool, leerlingen: readonly Leerling[]): Promise<void> {
  let lines = '';
  for (const leerling of leerlingen)
    lines += toStagingLine(filter.ownKey(leerling.key), readVelden(leerling, filter));
  await sink.write(lines);
}

/** The record of this key came with an error in it. A group without a key may be that of anybody. */
function keep({ kept, filter }: StagedSchool, kind: KeptKind, key: string | undefined): void {
  if (key !== undefined) kept[kind].keys.push(filter.key(key));
  else for (const one of kind === 'groep' ? [kept.groep, kept.leerling] : [kept[kind]]) one.alle = true;
}

async function compareLeerlingen({
  handeling,
  koppelingId,
  sink,
  kept: { leerling },
}: StagedSchool): Promise<Vergelijking> {
  await sink.end();
  const scope = { koppeling_id: koppelingId };
  await keepStaged(handeling, STAGING, scope, leerling.alle ? 'alle' : leerling.keys);
  return await compareStaging(handeling, STAGING, scope);
}

/** Resolves to how many groups there are then. */
async function mergeLeerlingen({ handeling, koppelingId, ...school }: StagedSchool): Promise<number> {
  await mergeStaging(handeling, STAGING, { koppeling_id: koppelingId });
  const { groep, samengesteldeGroep } = school.kept;
  const before = await groepenStore.listGroepen(handeling, koppelingId);
  const groepen = withKept(school.groepen, before, groep);
  await groepenStore.replaceGroepen(handeling, koppelingId, groepen);
  const samengesteld = await groepenStore.listSamengesteldeGroepen(handeling, koppelingId);
  await groepenStore.replaceSamengesteldeGroepen(
    handeling,
    koppelingId,
    withKept(school.samengesteldeGroepen, samengesteld, samengesteldeGroep),
  );
  return groepen.length;
}

function withKept<G extends { key: string }>(
  came: readonly G[],
  before: readonly G[],
  { keys, alle }: KeptRecords,
): G[] {
  const known = new Set(came.map(({ key }) => key));
  const isKept = (key: string) => !known.has(key) && (alle || keys.includes(key));
  return [...came, ...before.filter(({ key }) => isKept(key))];
}

/** Ends the COPY without its rows, so that the connection can roll back. */
async function abandon({ sink }: StagedSchool): Promise<void> {
  await sink.abandon();
}

/** How many texts and keys were dropped because they look like a BSN. */
const countWeggelaten = ({ filter }: StagedSchool): number => filter.countWeggelaten();
