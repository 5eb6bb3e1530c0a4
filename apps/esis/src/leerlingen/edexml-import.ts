import type { Actor, Database } from '@koppelpunt/platform';
import { readEdexml, StandardsError } from '@koppelpunt/standards';
import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import type { DB } from '../database.generated.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { findVestiging, lockVestiging, updateNaImport } from '../vestigingen/vestigingen.service.ts';
import { createBevinding, sortBevindingen, type Bevindingen, type ImportBevinding } from './bevindingen.ts';
import { EdexmlInlezer, type LeerlingRij } from './edexml-inlezer.ts';
import { copyLeerlingen } from './leerlingen-copy.ts';
import {
  listFouteLeerlingen,
  mergeGroepen,
  mergeLeerkrachten,
  mergeLeerlingen,
  type Verschil,
} from './leerlingen-merge.store.ts';
import { MAX_EDEXML_BYTES, type EdexmlVerslag } from './leerlingen.contract.ts';

export type ImportUitkomst =
  | { kind: 'ingelezen'; brin6: string; verslag: EdexmlVerslag }
  | { kind: 'ongeldig'; melding: string; bevindingen: ImportBevinding[]; aantal: number };

export type ImportVraag = {
  actor: Actor;
  /** The vestiging that the file must be of; undefined when the file alone decides. */
  brin6: string | undefined;
  source: AsyncIterable<Uint8Array>;
  moment: Date;
};

/** Thrown inside the transaction, so that nothing of the file stays. */
class Geweigerd extends Error {}

/**
 * One file becomes the whole of one vestiging in one school year, or nothing changes. It streams: reader → COPY into a
 * staging table → one merge by content hash, all in one transaction. 5,000 pupils cost as little memory as 50.
 */
export async function importEdexml(database: Database<DB>, vraag: ImportVraag): Promise<ImportUitkomst> {
  const inlezer = new EdexmlInlezer(vraag.brin6);
  try {
    const verslag = await database.asWithClient(
      vraag.actor,
      async ({ tx }, client) => await write(tx, client, inlezer, vraag),
      { vestiging: vraag.brin6 },
    );
    return { kind: 'ingelezen', brin6: inlezer.brin6 ?? '', verslag };
  } catch (error) {
    const uitkomst = toRefusal(error, inlezer.bevindingen);
    await logRefusal(database, vraag, uitkomst.aantal);
    return uitkomst;
  }
}

async function write(
  tx: Kysely<DB>,
  client: PoolClient,
  inlezer: EdexmlInlezer,
  { actor, source, moment }: ImportVraag,
): Promise<EdexmlVerslag> {
  await copyLeerlingen(client, listRijen(source, inlezer));
  const { bevindingen, brin6, schooljaar } = inlezer;
  const BEGIN = { line: 1, column: 1, path: 'EDEX' };
  if (inlezer.leerlingen === 0) bevindingen.add(createBevinding('GEEN_LEERLINGEN', BEGIN));
  await addCrossFindings(tx, inlezer);
  const vestiging = brin6 === undefined ? undefined : await lockVestiging(tx, brin6);
  if (brin6 !== undefined && !vestiging) bevindingen.add(createBevinding('VESTIGING_ONBEKEND', BEGIN));
  if (!vestiging || bevindingen.errorCount > 0) throw new Geweigerd();

  const doel = { brin6: vestiging.brin6, schooljaar };
  const groepen = await mergeGroepen(tx, 'groepen', doel, [...inlezer.groepen.values()]);
  const samengesteld = await mergeGroepen(tx, 'samengestelde_groepen', doel, [
    ...inlezer.samengesteldeGroepen.values(),
  ]);
  const leerlingen = await mergeLeerlingen(tx, doel);
  // No profile hands out staff, so a change among them is no change for a partner.
  await mergeLeerkrachten(tx, doel, [...inlezer.leerkrachten.rijen.values()]);
  await updateNaImport(tx, vestiging, moment, [groepen, samengesteld, leerlingen].some(isVeranderd));
  await writeLogboek(
    { actor, tx },
    {
      gebeurtenis: 'edexml.ingelezen',
      brin6: vestiging.brin6,
      details: { schooljaar, ...leerlingen },
    },
  );
  return {
    bestand: null,
    aantallen: {
      groepen: inlezer.groepen.size,
      samengesteldeGroepen: inlezer.samengesteldeGroepen.size,
      leerlingen: inlezer.leerlingen,
      leerkrachten: inlezer.leerkrachten.aantal,
    },
    verschil: leerlingen,
    weggelaten: inlezer.weggelaten,
    waarschuwingen: sortBevindingen(bevindingen.warnings),
    aantalWaarschuwingen: bevindingen.warningCount,
  };
}

const isVeranderd = ({ nieuw, gewijzigd, vertrokken }: Verschil) => nieuw + gewijzigd + vertrokken > 0;

async function* listRijen(
  source: AsyncIterable<Uint8Array>,
  inlezer: EdexmlInlezer,
): AsyncIterable<LeerlingRij[]> {
  for await (const delen of readEdexml(source, { limits: { bytes: MAX_EDEXML_BYTES } })) {
    yield delen.map((deel) => inlezer.read(deel)).filter((rij) => rij !== undefined);
    if (inlezer.isVerkeerd) throw new Geweigerd();
  }
}

async function addCrossFindings(tx: Kysely<DB>, inlezer: EdexmlInlezer): Promise<void> {
  const { dubbel, zonderGroep } = await listFouteLeerlingen(
    tx,
    [...inlezer.groepen.keys()],
    [...inlezer.samengesteldeGroepen.keys()],
    1000,
  );
  for (const plaats of dubbel) inlezer.bevindingen.add(createBevinding('LEERLING_DUBBEL', plaats));
  for (const plaats of zonderGroep) inlezer.bevindingen.add(createBevinding('GROEP_ONBEKEND', plaats));
}

function toRefusal(error: unknown, bevindingen: Bevindingen): Extract<ImportUitkomst, { kind: 'ongeldig' }> {
  const all = sortBevindingen([...bevindingen.errors, ...bevindingen.warnings]);
  const aantal = bevindingen.errorCount + bevindingen.warningCount;
  if (error instanceof Geweigerd) {
    const fouten =
      bevindingen.errorCount === 1 ? 'er staat een fout in' : `er staan ${bevindingen.errorCount} fouten in`;
    return {
      kind: 'ongeldig',
      melding: `Het bestand is niet ingelezen: ${fouten}. Er is niets gewijzigd. Verbeter dit in het programma dat het bestand maakte en lees het opnieuw in.`,
      bevindingen: all.slice(0, 1000),
      aantal,
    };
  }
  if (!(error instanceof StandardsError)) throw error;
  const { line, column, path } = error.position ?? { line: 1, column: 1, path: '' };
  const fataal = {
    layer: 1,
    severity: 'error' as const,
    code: error.code,
    melding: error.melding,
    path,
    line,
    column,
  };
  return {
    kind: 'ongeldig',
    melding: `${error.melding} Er is niets gewijzigd.`,
    bevindingen: [fataal, ...all].slice(0, 1000),
    aantal: aantal + 1,
  };
}

async function logRefusal(
  database: Database<DB>,
  { actor, brin6 }: ImportVraag,
  aantal: number,
): Promise<void> {
  await database.as(actor, async ({ tx }) => {
    const isOnze = brin6 !== undefined && (await findVestiging(tx, brin6)) !== undefined;
    await writeLogboek(
      { actor, tx },
      {
        gebeurtenis: 'edexml.geweigerd',
        ...(isOnze && { brin6 }),
        details: { bevindingen: aantal },
      },
    );
  });
}
