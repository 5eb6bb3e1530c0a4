import {
  bindDeps,
  compareStaging,
  mergeStaging,
  openStaging,
  stageLines,
  type Actor,
  type Geheimen,
  type Staging,
  type Verschil,
} from '@koppelpunt/platform';
import { readEdexml, StandardsError } from '@koppelpunt/standards';
import type { PoolClient } from 'pg';
import type { EsisDatabase, Handeling } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { LEERKRACHTEN } from '../leerkrachten/leerkracht.ts';
import { GROEPEN, LEERLINGEN, SAMENGESTELDE_GROEPEN } from '../leerlingen/leerling.ts';
import { listDubbele, listZonderGroep } from '../leerlingen/leerlingen.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import { findVestiging, lockVestiging, updateAfterImport } from '../vestigingen/vestigingen.service.ts';
import { createBevinding, sortBevindingen, type Bevindingen, type ImportBevinding } from './bevindingen.ts';
import { createKeyPseudonym } from './bsn.ts';
import { EdexmlReader } from './edexml-reader.ts';
import { MAX_EDEXML_BYTES, type EdexmlVerslag } from './edexml.contract.ts';
export type ImportUitkomst =
  | { kind: 'ingelezen'; brin6: string; verslag: EdexmlVerslag }
  | { kind: 'ongeldig'; melding: string; bevindingen: ImportBevinding[]; aantal: number };

type EdexmlDeps = { database: EsisDatabase; geheimen: Geheimen };

export type Edexml = ReturnType<typeof createEdexml>;
export const createEdexml = (deps: EdexmlDeps) => bindDeps(deps, { importEdexml });

/** Thrown inside the transaction, so that nothing of the file stays. */
class Refused extends Error {}

/** No more than this is shown of what is wrong in a file. */
const MAX_SHOWN = 1000;

/**
 * One file becomes the whole of one vestiging in one school year, or nothing changes. It streams: reader → COPY into a
 * staging table → one merge by content hash, all in one transaction. 5,000 pupils cost as little memory as 50.
 *
 * `brin6` is the vestiging that the file must be of; when it is undefined (command line) the file alone decides.
 */
async function importEdexml(
  { database, geheimen }: EdexmlDeps,
  actor: Actor,
  brin6: string | undefined,
  source: AsyncIterable<Uint8Array>,
): Promise<ImportUitkomst> {
  // Without a BRIN6 there is no vestiging to have a right at: only the system may leave it to the file.
  requireMay(actor, 'leerlingen inlezen', brin6 ?? '');
  const reader = new EdexmlReader(brin6, (ofFile) =>
    createKeyPseudonym((key) => geheimen.pseudonym(`edexml:${ofFile}`, key)),
  );
  try {
    const verslag = await database.asWithClient(
      actor,
      async (handeling, client) => await writeFile(handeling, client, reader, source),
      { vestiging: brin6 },
    );
    return { kind: 'ingelezen', brin6: reader.brin6 ?? '', verslag };
  } catch (error) {
    const uitkomst = toRefusal(error, reader.bevindingen);
    await database.as(actor, async (handeling) => await writeRefusal(handeling, brin6, uitkomst.aantal));
    return uitkomst;
  }
}

async function writeFile(
  handeling: Handeling,
  client: PoolClient,
  reader: EdexmlReader,
  source: AsyncIterable<Uint8Array>,
): Promise<EdexmlVerslag> {
  await stageLeerlingen(client, source, reader);
  const { bevindingen, brin6, schooljaar } = reader;
  const start = { line: 1, column: 1, path: 'EDEX' };
  if (reader.leerlingen === 0) bevindingen.add(createBevinding('GEEN_LEERLINGEN', start));
  await addCrossFindings(handeling, reader);
  const vestiging = brin6 === undefined ? undefined : await lockVestiging(handeling, brin6);
  if (brin6 !== undefined && !vestiging) bevindingen.add(createBevinding('VESTIGING_ONBEKEND', start));
  if (!vestiging || bevindingen.errorCount > 0) throw new Refused();

  await stageLines(client, GROEPEN, reader.groepen.values());
  await stageLines(client, SAMENGESTELDE_GROEPEN, reader.samengesteldeGroepen.values());
  await stageLines(client, LEERKRACHTEN, reader.leerkrachten.lines.values());
  const scope = { brin6: vestiging.brin6, schooljaar };
  const groepen = await merge(handeling, GROEPEN, scope);
  const samengesteld = await merge(handeling, SAMENGESTELDE_GROEPEN, scope);
  const leerlingen = await merge(handeling, LEERLINGEN, scope);
  // No profile gives staff to a partner, so a change among them is no change for a partner.
  await merge(handeling, LEERKRACHTEN, scope);
  await updateAfterImport(handeling, vestiging, [groepen, samengesteld, leerlingen].some(isChanged));
  await writeLogboek(handeling, {
    gebeurtenis: 'edexml.ingelezen',
    brin6: vestiging.brin6,
    details: { schooljaar, ...leerlingen },
  });
  return {
    bestand: null,
    aantallen: {
      groepen: reader.groepen.size,
      samengesteldeGroepen: reader.samengesteldeGroepen.size,
      leerlingen: reader.leerlingen,
      leerkrachten: reader.leerkrachten.aantal,
    },
    verschil: leerlingen,
    weggelaten: reader.weggelaten,
    waarschuwingen: sortBevindingen(bevindingen.warnings),
    aantalWaarschuwingen: bevindingen.warningCount,
  };
}

const isChanged = ({ nieuw, gewijzigd, vertrokken }: Verschil) => nieuw + gewijzigd + vertrokken > 0;

async function stageLeerlingen(
  client: PoolClient,
  source: AsyncIterable<Uint8Array>,
  reader: EdexmlReader,
): Promise<void> {
  const sink = await openStaging(client, LEERLINGEN);
  try {
    for await (const parts of readEdexml(source, { limits: { bytes: MAX_EDEXML_BYTES } })) {
      await sink.write(parts.map((part) => reader.read(part) ?? '').join(''));
      if (reader.isOfAnotherSchool) throw new Refused();
    }
    await sink.end();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

async function merge(
  handeling: Handeling,
  staging: Staging,
  scope: { brin6: string; schooljaar: string },
): Promise<Verschil> {
  const { nieuw, gewijzigd, vertrokken, ongewijzigd } = await compareStaging(handeling, staging, scope);
  await mergeStaging(handeling, staging, scope);
  return { nieuw, gewijzigd, vertrokken, ongewijzigd };
}

/** The findings that only the whole file shows. */
async function addCrossFindings(
  handeling: Handeling,
  { bevindingen, groepen, samengesteldeGroepen }: EdexmlReader,
): Promise<void> {
  const keys = { groepen: [...groepen.keys()], samengesteldeGroepen: [...samengesteldeGroepen.keys()] };
  for (const position of await listDubbele(handeling, MAX_SHOWN))
    bevindingen.add(createBevinding('LEERLING_DUBBEL', position));
  for (const position of await listZonderGroep(handeling, keys, MAX_SHOWN))
    bevindingen.add(createBevinding('GROEP_ONBEKEND', position));
}

function toRefusal(error: unknown, bevindingen: Bevindingen): Extract<ImportUitkomst, { kind: 'ongeldig' }> {
  const all = sortBevindingen([...bevindingen.errors, ...bevindingen.warnings]);
  const aantal = bevindingen.errorCount + bevindingen.warningCount;
  if (error instanceof Refused) {
    const fouten =
      bevindingen.errorCount === 1 ? 'er staat een fout in' : `er staan ${bevindingen.errorCount} fouten in`;
    return {
      kind: 'ongeldig',
      melding: `Het bestand is niet ingelezen: ${fouten}. Er is niets gewijzigd. Verbeter dit in het programma dat het bestand maakte en lees het opnieuw in.`,
      bevindingen: all.slice(0, MAX_SHOWN),
      aantal,
    };
  }
  if (!(error instanceof StandardsError)) throw error;
  const { line, column, path } = error.position ?? { line: 1, column: 1, path: '' };
  const { code, melding } = error;
  const fatal = { layer: 1, severity: 'error' as const, code, melding, path, line, column };
  return {
    kind: 'ongeldig',
    melding: `${melding} Er is niets gewijzigd.`,
    bevindingen: [fatal, ...all].slice(0, MAX_SHOWN),
    aantal: aantal + 1,
  };
}

async function writeRefusal(handeling: Handeling, brin6: string | undefined, aantal: number): Promise<void> {
  const isOurs = brin6 !== undefined && (await findVestiging(handeling, brin6)) !== undefined;
  await writeLogboek(handeling, {
    gebeurtenis: 'edexml.geweigerd',
    ...(isOurs && { brin6 }),
    details: { bevindingen: aantal },
  });
}
