import { sql, type RawBuilder } from 'kysely';
import type { Handeling } from '../database.ts';
import type { Aantallen } from '../vestigingen/vestiging.ts';
import { GEDEELDE_VELDEN, VELDEN, type LeerlingRecord } from './leerling-velden.ts';

/**
 * From the day of `instroomdatum` on, until the day of `uitstroomdatum`, a pupil is at the school, whether or not a new
 * file came in. A child that comes later leaves the school to nobody before it is there.
 */
export const isIngeschreven = (vandaag: string) =>
  sql<boolean>`((instroomdatum is null or instroomdatum <= ${vandaag}::date)
    and (uitstroomdatum is null or uitstroomdatum > ${vandaag}::date))`;

/** Which school years there are pupils of, the newest first, and which of them lists show on this day. */
export async function listSchooljaren(
  { tx }: Handeling,
  brin6: string,
  vandaag: string,
): Promise<{ schooljaren: string[]; getoond: string | null }> {
  const { rows } = await sql<{ schooljaren: string[]; getoond: string | null }>`
    select coalesce(array_agg(schooljaar order by schooljaar desc), '{}') as schooljaren,
           koppelpunt.getoond_schooljaar(array_agg(schooljaar), ${vandaag}::date) as getoond
      from (select distinct schooljaar from leerlingen where brin6 = ${brin6}) s`.execute(tx);
  return rows[0] ?? { schooljaren: [], getoond: null };
}

export async function countAantallen(
  { tx }: Handeling,
  brin6s: readonly string[],
  vandaag: string,
): Promise<Map<string, Aantallen>> {
  const { rows } = await sql<{ brin6: string } & Aantallen>`
    select l.*, coalesce(t.aantal_thuisblijvers, 0) as aantal_thuisblijvers
      from koppelpunt.tel_leerlingen(${brin6s}::text[], ${vandaag}::date) l
      left join koppelpunt.tel_thuisblijvers(${brin6s}::text[], ${vandaag}::date) t using (brin6)`.execute(
    tx,
  );
  return new Map(rows.map(({ brin6, ...aantallen }) => [brin6, aantallen]));
}

export async function listGroepen(
  { tx }: Handeling,
  { brin6, schooljaar, vandaag }: { brin6: string; schooljaar: string; vandaag: string },
) {
  const { rows } = await sql<{ key: string; naam: string; jaargroep: string; aantal: number }>`
    select g.key, g.naam, g.jaargroep,
           (select count(*)::int from leerlingen l
             where l.brin6 = g.brin6 and l.schooljaar = g.schooljaar and l.groep = g.key
               and ${isIngeschreven(vandaag)}) as aantal
      from groepen g where g.brin6 = ${brin6} and g.schooljaar = ${schooljaar}
     order by g.naam, g.key`.execute(tx);
  return rows;
}

export async function listSamengesteldeGroepen(
  { tx }: Handeling,
  { brin6, schooljaar }: { brin6: string; schooljaar: string },
) {
  return await tx
    .selectFrom('samengesteldeGroepen')
    .select(['key', 'naam'])
    .where('brin6', '=', brin6)
    .where('schooljaar', '=', schooljaar)
    .orderBy('naam')
    .orderBy('key')
    .execute();
}

/** Of a row of `leerlingen`, for the school itself; who goes over a koppeling only the policies of a partner say. */
const blijftThuis = (vandaag: string) => sql<boolean>`exists (
  select from thuisblijvers t
   where t.brin6 = leerlingen.brin6 and t.leerling_key = leerlingen.key and t.opgeheven_op is null
     and (t.tot is null or t.tot >= ${vandaag}::date))`;

export async function listLeerlingen(
  { tx }: Handeling,
  vraag: { brin6: string; schooljaar: string; vandaag: string; groep?: string | undefined },
) {
  return await tx
    .selectFrom('leerlingen')
    .select([
      'key',
      'roepnaam',
      'voorvoegsel',
      'achternaam',
      'geboortedatum',
      'geslacht',
      'jaargroep',
      'groep',
      blijftThuis(vraag.vandaag).as('nietUitwisselen'),
    ])
    .where('brin6', '=', vraag.brin6)
    .where('schooljaar', '=', vraag.schooljaar)
    .where(isIngeschreven(vraag.vandaag))
    .$if(vraag.groep !== undefined, (query) => query.where('groep', '=', vraag.groep as string))
    .orderBy('achternaam')
    .orderBy('roepnaam')
    .orderBy('key')
    .execute();
}

export type LeerlingenVraag = {
  brin6: string;
  schooljaar: string;
  vandaag: string;
  /** These pupils only; undefined is everybody. */
  leden?: Leden | undefined;
};

export type Stand = {
  /** The change stamp: nothing that a partner may fetch changed after it. */
  stempel: Date;
  /** Among those asked for. */
  heeftLeerlingen: boolean;
  heeftGroepen: boolean;
};

/** Some of the pupils of a vestiging: of these groups, and of those in none; undefined is everybody. */
export type Leden = {
  groepen: readonly string[];
  samengesteldeGroepen: readonly string[];
  zonderGroep: boolean;
  zonderSamengesteldeGroep: boolean;
};

/** Never nothing at all: a list of groups has at least one, or somebody without one. */
const isLid = (leden: Leden | undefined) =>
  leden === undefined
    ? sql<boolean>`true`
    : sql<boolean>`(groep = any (${leden.groepen}::text[])
        or samengestelde_groepen && ${leden.samengesteldeGroepen}::text[]
        or (${leden.zonderGroep} and groep is null)
        or (${leden.zonderSamengesteldeGroep} and samengestelde_groepen = '{}'))`;

/**
 * What there is to fetch, from six index lookups. The stamp of the vestiging (`gewijzigdOp` asks it) moves with each
 * import that changed something, departures included, and with each pupil who stays home or goes along again. Besides, a
 * pupil who comes (instroomdatum) or leaves (uitstroomdatum) on a day, or whose last day at home is over, changes the answer
 * from that day on without any act, so the last such days count as a change too. The policies of a partner decide which
 * pupils and groups it sees here: those who stay home are not there, in no answer and in no stamp.
 */
export async function findStand(
  { tx }: Handeling,
  { brin6, schooljaar, vandaag, leden }: LeerlingenVraag,
  gewijzigdOp: RawBuilder<Date | null>,
): Promise<Stand | undefined> {
  const { rows } = await sql<Stand>`
    select greatest(v.gewijzigd_op, ${lastDay('instroomdatum', { brin6, schooljaar, vandaag })},
             ${lastDay('uitstroomdatum', { brin6, schooljaar, vandaag })},
             koppelpunt.laatste_terugkeer(${brin6})) as stempel,
           exists (select 1 from leerlingen
                    where brin6 = ${brin6} and schooljaar = ${schooljaar} and ${isIngeschreven(vandaag)}
                      and ${isLid(leden)}) as heeft_leerlingen,
           exists (select 1 from groepen where brin6 = ${brin6} and schooljaar = ${schooljaar}) as heeft_groepen
      from (select ${gewijzigdOp} as gewijzigd_op) v where v.gewijzigd_op is not null`.execute(tx);
  return rows[0];
}

/** The last day before or on this one that stands in the column, as a moment; null when there is none. */
const lastDay = (
  column: 'instroomdatum' | 'uitstroomdatum',
  { brin6, schooljaar, vandaag }: Omit<LeerlingenVraag, 'leden'>,
) => sql<Date | null>`(
  select max(${sql.ref(column)})::timestamp at time zone 'Europe/Amsterdam' from leerlingen
   where brin6 = ${brin6} and schooljaar = ${schooljaar} and ${sql.ref(column)} <= ${vandaag}::date)`;

/** Batches large enough to be quick and small enough to forget: 500 pupils are about 100 kB. */
const BATCH = 500;

const SHARED_COLUMNS = sql.raw(['key', ...GEDEELDE_VELDEN.map((name) => VELDEN[name].column)].join(', '));

/** Reads with a cursor inside the caller's transaction, so that a school of any size costs the same memory. */
export async function* streamLeerlingen(
  { tx }: Handeling,
  vraag: LeerlingenVraag,
): AsyncGenerator<LeerlingRecord[]> {
  await sql`
    declare uitwisseling no scroll cursor for
     select ${SHARED_COLUMNS}
       from leerlingen
      where brin6 = ${vraag.brin6} and schooljaar = ${vraag.schooljaar} and ${isIngeschreven(vraag.vandaag)}
        and ${isLid(vraag.leden)}
      order by key`.execute(tx);
  for (;;) {
    const { rows } =
      await sql<LeerlingRecord>`fetch forward ${sql.raw(String(BATCH))} from uitwisseling`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
  }
}

/** The keys of all pupils of a school year, those who left too: a result may be from before they left. */
export async function listLeerlingKeys(
  { tx }: Handeling,
  { brin6, schooljaar }: { brin6: string; schooljaar: string },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('leerlingen')
    .select('key')
    .where('brin6', '=', brin6)
    .where('schooljaar', '=', schooljaar)
    .execute();
  return rows.map(({ key }) => key);
}
