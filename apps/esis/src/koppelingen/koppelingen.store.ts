import { sql, type Selectable } from 'kysely';
import { isUuid, type Handeling } from '../database.ts';
import type { Koppelingen } from '../database.generated.ts';
import type { Codehash } from './codehash.ts';
import type { Grondstatus, Koppeling, Vanuit } from './koppeling.ts';
import { pauzesVan, toPauze, type Pauzerij } from './pauzes.store.ts';

const KOLOMMEN = [
  'id',
  'brin6',
  'aanbodId',
  'partnerId',
  'status',
  'aangevraagdOp',
  'geactiveerdOp',
  'akkoordId',
  'startdatum',
  'codeHash',
  'verzoekVerzondenOp',
  'verzoekVerzondenDoor',
  'vorigeCodeHash',
  'vorigeAkkoordId',
  'vorigeVanuit',
  'vorigeVerzoekVerzondenOp',
  'vorigeVerzoekVerzondenDoor',
] as const;

/** The koppelingen of one vestiging, or of all. */
export async function listKoppelingen({ tx }: Handeling, brin6?: string): Promise<Koppeling[]> {
  const rows = await tx
    .selectFrom('koppelingen')
    .select(KOLOMMEN)
    .select(pauzesVan)
    .$if(brin6 !== undefined, (query) => query.where('brin6', '=', brin6 ?? ''))
    .orderBy('geactiveerdOp', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toKoppeling);
}

export async function findKoppeling(
  { tx }: Handeling,
  brin6: string,
  id: string,
): Promise<Koppeling | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await tx
    .selectFrom('koppelingen')
    .select(KOLOMMEN)
    .select(pauzesVan)
    .where('brin6', '=', brin6)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toKoppeling(row);
}

/** In two statements: the pauses are read after the wait, and not with what the first one saw before it. */
export async function lockKoppeling({ tx }: Handeling, id: string): Promise<Koppeling | undefined> {
  await tx.selectFrom('koppelingen').select('id').where('id', '=', id).forUpdate().execute();
  const row = await tx
    .selectFrom('koppelingen')
    .select(KOLOMMEN)
    .select(pauzesVan)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toKoppeling(row);
}

export async function findLevende(
  { tx }: Handeling,
  brin6: string,
  aanbodId: string,
): Promise<Koppeling | undefined> {
  const row = await tx
    .selectFrom('koppelingen')
    .select(KOLOMMEN)
    .select(pauzesVan)
    .where('brin6', '=', brin6)
    .where('aanbodId', '=', aanbodId)
    .where('status', '<>', 'ingetrokken')
    .executeTakeFirst();
  return row && toKoppeling(row);
}

export async function findMetCode(
  { tx }: Handeling,
  vraag: { partnerId: string; codeHashes: readonly string[]; brin6: string },
): Promise<Koppeling | undefined> {
  const row = await tx
    .selectFrom('koppelingen')
    .select(KOLOMMEN)
    .select(pauzesVan)
    .where('partnerId', '=', vraag.partnerId)
    .where('codeHash', 'in', vraag.codeHashes)
    .where('brin6', '=', vraag.brin6)
    .executeTakeFirst();
  return row && toKoppeling(row);
}

/** The koppeling that a code is or was of, also after it was replaced. Undefined for a code of another partner or school. */
export async function findVanCode(
  { tx }: Handeling,
  vraag: { codeHashes: readonly string[]; brin6: string },
): Promise<string | undefined> {
  const hashes = sql.val([...vraag.codeHashes]);
  const row = await tx
    .selectNoFrom(sql<string | null>`koppelpunt.koppeling_van_code(${hashes}, ${vraag.brin6})`.as('id'))
    .executeTakeFirst();
  return row?.id ?? undefined;
}

export async function insertKoppeling(
  { tx, now }: Handeling,
  koppeling: {
    id: string;
    brin6: string;
    aanbodId: string;
    partnerId: string;
    akkoordId: string;
    startdatum: string;
    codeHash: string;
  },
): Promise<void> {
  await tx
    .insertInto('koppelingen')
    .values({ ...koppeling, status: 'aangevraagd', aangevraagdOp: now, geactiveerdOp: now })
    .execute();
}

/** Writes only what is given; the state machine in koppeling.ts decided it. */
export async function updateKoppeling(
  { tx }: Handeling,
  id: string,
  wijziging: Partial<
    Pick<Koppeling, 'status' | 'aangevraagdOp' | 'codeHash' | 'akkoordId' | 'verzoek' | 'vorige'>
  >,
): Promise<void> {
  const { verzoek, vorige, ...rest } = wijziging;
  await tx
    .updateTable('koppelingen')
    .set({
      ...rest,
      ...(rest.aangevraagdOp && { verloopGemeldOp: null }),
      ...(verzoek !== undefined && {
        verzoekVerzondenOp: verzoek?.op ?? null,
        verzoekVerzondenDoor: verzoek?.door ?? null,
      }),
      ...(vorige !== undefined && {
        vorigeCodeHash: vorige?.codeHash ?? null,
        vorigeAkkoordId: vorige?.akkoordId ?? null,
        vorigeVanuit: vorige?.vanuit ?? null,
        vorigeVerzoekVerzondenOp: vorige?.verzoek?.op ?? null,
        vorigeVerzoekVerzondenDoor: vorige?.verzoek?.door ?? null,
      }),
    })
    .where('id', '=', id)
    .execute();
}

/** The requests of which nobody was told yet that they expire. */
export async function listOngemeld({ tx }: Handeling): Promise<Koppeling[]> {
  const rows = await tx
    .selectFrom('koppelingen')
    .select(KOLOMMEN)
    .select(pauzesVan)
    .where('status', '=', 'aangevraagd')
    .where('verloopGemeldOp', 'is', null)
    .execute();
  return rows.map(toKoppeling);
}

/** False when another process was first. */
export async function markVerloopGemeld({ tx, now }: Handeling, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('koppelingen')
    .set({ verloopGemeldOp: now })
    .where('id', '=', id)
    .where('verloopGemeldOp', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives the hash, or undefined when any school ever used the code. */
export async function insertCode(
  handeling: Handeling,
  codehash: Codehash,
  { id, brin6 }: { id: string; brin6: string },
): Promise<string | undefined> {
  // A code begins with its BRIN, so two schools cannot race for one; the same school waits for its own lock.
  if (await isCodeGebruikt(handeling, codehash)) return undefined;
  const { hash, zegel } = codehash.create(id);
  await handeling.tx.insertInto('verificatiecodes').values({ hash, zegel, koppelingId: id, brin6 }).execute();
  return hash;
}

export async function isCodeGebruikt({ tx }: Handeling, { hashes }: Codehash): Promise<boolean> {
  const row = await tx
    .selectFrom('verificatiecodes')
    .select('hash')
    .where('hash', 'in', hashes)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertPoging({ tx, now }: Handeling, brin6: string): Promise<void> {
  await tx.insertInto('codepogingen').values({ brin6, tijdstip: now }).execute();
}

/** The moments of the wrong codes after `sinds`, oldest first. */
export async function listPogingen({ tx }: Handeling, brin6: string, sinds: Date): Promise<Date[]> {
  const rows = await tx
    .selectFrom('codepogingen')
    .select('tijdstip')
    .where('brin6', '=', brin6)
    .where('tijdstip', '>', sinds)
    .orderBy('tijdstip')
    .execute();
  return rows.map(({ tijdstip }) => tijdstip);
}

type Row = Pick<Selectable<Koppelingen>, (typeof KOLOMMEN)[number]> & { pauzes: Pauzerij[] };

function toKoppeling(row: Row): Koppeling {
  const { pauzes, status, ...more } = row;
  const { verzoekVerzondenOp, verzoekVerzondenDoor, ...most } = more;
  const { vorigeCodeHash, vorigeAkkoordId, vorigeVanuit, ...others } = most;
  const { vorigeVerzoekVerzondenOp, vorigeVerzoekVerzondenDoor, ...rest } = others;
  return {
    ...rest,
    status: status as Grondstatus,
    pauzes: pauzes.map(toPauze),
    verzoek: toVerzoek(verzoekVerzondenOp, verzoekVerzondenDoor),
    vorige:
      vorigeCodeHash !== null && vorigeAkkoordId !== null && vorigeVanuit !== null
        ? {
            codeHash: vorigeCodeHash,
            akkoordId: vorigeAkkoordId,
            vanuit: vorigeVanuit as Vanuit,
            verzoek: toVerzoek(vorigeVerzoekVerzondenOp, vorigeVerzoekVerzondenDoor),
          }
        : null,
  };
}

const toVerzoek = (op: Date | null, door: string | null) => (op && door !== null ? { op, door } : null);
