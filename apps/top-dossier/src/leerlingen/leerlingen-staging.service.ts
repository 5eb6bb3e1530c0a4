import {
  bindDeps,
  compareStaging,
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
  readonly groepen: Groep[];
  readonly samengesteldeGroepen: SamengesteldeGroep[];
};

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
  };
  return bindDeps(school, {
    addGroep,
    addSamengesteldeGroep,
    addLeerlingen,
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

async function compareLeerlingen({ handeling, koppelingId, sink }: StagedSchool): Promise<Vergelijking> {
  await sink.end();
  return await compareStaging(handeling, STAGING, { koppeling_id: koppelingId });
}

async function mergeLeerlingen({ handeling, koppelingId, ...school }: StagedSchool): Promise<void> {
  await mergeStaging(handeling, STAGING, { koppeling_id: koppelingId });
  await groepenStore.replaceGroepen(handeling, koppelingId, school.groepen);
  await groepenStore.replaceSamengesteldeGroepen(handeling, koppelingId, school.samengesteldeGroepen);
}

/** Ends the COPY without its rows, so that the connection can roll back. */
async function abandon({ sink }: StagedSchool): Promise<void> {
  await sink.abandon();
}

/** How many texts and keys were dropped because they look like a BSN. */
const countWeggelaten = ({ filter }: StagedSchool): number => filter.countWeggelaten();
