import { sql } from 'kysely';
import type { Handeling } from '../database.ts';
import type { LeerresultaatRij, ToetsRij } from './leerresultaat.ts';

type Doel = { partnerId: string; brin6: string };

/** Writes or replaces, by partner, school and the partner's key. */
export async function upsertLeerresultaten(
  { tx }: Handeling,
  { partnerId, brin6 }: Doel,
  vraag: { schooljaar: string; ontvangenOp: Date; rijen: readonly LeerresultaatRij[] },
): Promise<void> {
  await sql`
    insert into leerresultaten (partner_id, brin6, schooljaar, ontvangen_op, key, leerling_key, afnamedatum, toetscode,
                                toetsonderdeelcode, score, osoresultaat)
    select ${partnerId}::uuid, ${brin6}, ${vraag.schooljaar}, ${vraag.ontvangenOp}, rij.*
      from json_to_recordset(${JSON.stringify(vraag.rijen)}::json) as rij
        (key text, leerling_key text, afnamedatum date, toetscode text, toetsonderdeelcode text, score bigint,
         osoresultaat jsonb)
    on conflict (partner_id, brin6, key) do update
      set schooljaar = excluded.schooljaar, ontvangen_op = excluded.ontvangen_op, leerling_key = excluded.leerling_key,
          afnamedatum = excluded.afnamedatum, toetscode = excluded.toetscode,
          toetsonderdeelcode = excluded.toetsonderdeelcode, score = excluded.score,
          osoresultaat = excluded.osoresultaat`.execute(tx);
}

export async function upsertToetsen(
  { tx }: Handeling,
  { partnerId, brin6 }: Doel,
  rijen: readonly ToetsRij[],
): Promise<void> {
  await sql`
    insert into toetsen (partner_id, brin6, toetscode, toets)
    select ${partnerId}::uuid, ${brin6}, rij.*
      from json_to_recordset(${JSON.stringify(rijen)}::json) as rij (toetscode text, toets jsonb)
    on conflict (partner_id, brin6, toetscode) do update set toets = excluded.toets`.execute(tx);
}
