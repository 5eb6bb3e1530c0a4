import {
  bindDeps,
  compareStaging,
  findDag,
  keepReplaced,
  keepStaged,
  mergeStaging,
  openStaging,
  PSEUDONIEMEN,
  pseudoniemVan,
  stageLines,
  type Actor,
  type Geheimen,
  type Staging,
  type Verschil,
} from '@koppelpunt/platform';
import { readEdexml, StandardsError } from '@koppelpunt/standards';
import { createHash, type Hash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { EsisDatabase, Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { LEERKRACHTEN } from '../leerkrachten/leerkracht.ts';
import { formatNaam, GROEPEN, LEERLINGEN, SAMENGESTELDE_GROEPEN } from '../leerlingen/leerling.ts';
import {
  countOntbrekenden,
  countSoorten,
  followThuisblijvers,
  listBewaardeGroepen,
  listDubbele,
  listGroepVerschillen,
  listLeerlingVerschillen,
  listZonderGroep,
  takeUitGroepen,
  type VerschilVraag,
} from '../leerlingen/leerlingen.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import { findVestiging, lockVestiging, updateAfterImport } from '../vestigingen/vestigingen.service.ts';
import { createBevinding, sortBevindingen, type Bevindingen, type ImportBevinding } from './bevindingen.ts';
import { createKeyPseudonym } from './bsn.ts';
import { EdexmlReader } from './edexml-reader.ts';
import { MAX_EDEXML_BYTES, type EdexmlVerslag, type Voorstel } from './edexml.contract.ts';
import { replaceImport } from './importen.store.ts';
import { findVastgehouden } from './voorstel.ts';

export type ImportUitkomst =
  | { kind: 'ingelezen'; brin6: string; verslag: EdexmlVerslag }
  /** Nothing was changed: somebody only looked, or must say yes first. */
  | { kind: 'bekeken' | 'vastgehouden'; brin6: string; voorstel: Voorstel }
  | { kind: 'ongeldig'; melding: string; bevindingen: ImportBevinding[]; aantal: number };

export type ImportOpties = {
  /** Only says what would change. */
  isProef?: boolean;
  /** Somebody said yes to those who leave. */
  isVertrekToegestaan?: boolean;
  /** The voorstel that somebody said yes to. */
  kenmerk?: string | undefined;
  /** As the transport names it. */
  charset?: string | undefined;
};

type EdexmlDeps = { database: EsisDatabase; geheimen: Geheimen };

export type Edexml = ReturnType<typeof createEdexml>;
export const createEdexml = (deps: EdexmlDeps) => bindDeps(deps, { importEdexml });

/** Thrown inside the transaction, so that nothing of the file stays. */
class Refused extends Error {}

/** Thrown there too: what the file would change, which is all that anybody wants, or may have, for now. */
class NietIngelezen extends Error {
  readonly kind: 'bekeken' | 'vastgehouden';
  readonly gezien: Gezien;

  constructor(kind: 'bekeken' | 'vastgehouden', gezien: Gezien) {
    super(kind);
    this.kind = kind;
    this.gezien = gezien;
  }
}

/** A voorstel, and the keys of the pupils whose names stand in it. */
type Gezien = { voorstel: Voorstel; keys: string[] };

/** No more than this is shown of what is wrong in a file. */
const MAX_SHOWN = 1000;

/** A person who sees five hundred names has seen that it is the wrong file. */
const MAX_NAMEN = 500;

/**
 * One file becomes the whole of one vestiging in one school year, or nothing changes. It streams: reader → COPY into a
 * staging table → one merge by content hash, all in one transaction. 5,000 pupils cost as little memory as 50.
 *
 * `brin6` is the vestiging that the file must be of; when it is undefined (command line) the file alone decides.
 */
async function importEdexml(
  deps: EdexmlDeps,
  actor: Actor,
  brin6: string | undefined,
  source: AsyncIterable<Uint8Array>,
  opties: ImportOpties = {},
): Promise<ImportUitkomst> {
  const { database, geheimen } = deps;
  // Without a BRIN6 there is no vestiging to have a right at: only the system may leave it to the file.
  requireMay(actor, 'leerlingen inlezen', brin6 ?? '');
  const reader = new EdexmlReader(brin6, (ofFile) =>
    createKeyPseudonym((key) => geheimen.pseudonym(`edexml:${ofFile}`, key)),
  );
  const file = { reader, hash: createHash('sha256') };
  try {
    const verslag = await database.asWithClient(
      actor,
      async (handeling, client) => {
        const written = await writeFile(handeling, client, { ...file, source, opties });
        await followThuisblijvers(handeling, geheimen, {
          brin6: reader.brin6 ?? '',
          schooljaar: written.schooljaar,
        });
        return written;
      },
      { vestiging: brin6 },
    );
    return { kind: 'ingelezen', brin6: reader.brin6 ?? '', verslag };
  } catch (error) {
    if (error instanceof NietIngelezen) {
      const { kind, gezien } = error;
      await database.as(
        actor,
        async (handeling) =>
          await writeGezien(deps, handeling, kind, { ...gezien, brin6: reader.brin6 ?? '' }),
      );
      return { kind, brin6: reader.brin6 ?? '', voorstel: gezien.voorstel };
    }
    const uitkomst = toRefusal(error, reader.bevindingen);
    await database.as(actor, async (handeling) => await writeRefusal(handeling, brin6, uitkomst.aantal));
    return uitkomst;
  }
}

type ReadingFile = {
  reader: EdexmlReader;
  /** Of the bytes so far. */
  hash: Hash;
  source: AsyncIterable<Uint8Array>;
  opties: ImportOpties;
};

async function writeFile(
  handeling: Handeling,
  client: PoolClient,
  { reader, hash, source, opties }: ReadingFile,
): Promise<EdexmlVerslag> {
  await stageLeerlingen(client, hashed(source, hash), reader, opties.charset);
  await stageLines(client, GROEPEN, reader.groepen.values());
  await stageLines(client, SAMENGESTELDE_GROEPEN, reader.samengesteldeGroepen.values());
  await stageLines(client, LEERKRACHTEN, reader.leerkrachten.lines.values());
  const { bevindingen, brin6, schooljaar, overgeslagen } = reader;
  const start = { line: 1, column: 1, path: 'EDEX' };
  const vestiging = brin6 === undefined ? undefined : await lockVestiging(handeling, brin6);
  if (brin6 !== undefined && !vestiging) bevindingen.add(createBevinding('VESTIGING_ONBEKEND', start));
  const scope = { brin6: brin6 ?? '', schooljaar };
  await keepOvergeslagen(handeling, scope, reader);
  if (overgeslagen.isTeVeel(reader.leerlingen)) bevindingen.add(createBevinding('TE_VEEL_FOUTEN', start));
  else if (reader.leerlingen === 0) bevindingen.add(createBevinding('GEEN_LEERLINGEN', start));
  if (!vestiging || bevindingen.errorCount > 0) throw new Refused();

  hash.update(vestiging.gewijzigdOp.toISOString());
  const kenmerk = hash.digest('base64url');
  if (!opties.isProef && opties.kenmerk !== undefined && opties.kenmerk !== kenmerk)
    throw createProblem('EDEXML_VEROUDERD');
  const vraag = { ...scope, vandaag: findDag(handeling.now) };
  const { aanwezig, later, ...verschil } = await countSoorten(handeling, vraag);
  const verslag = createVerslag(reader, { schooljaar, verschil, later });
  if (opties.isProef || !opties.isVertrekToegestaan)
    await checkVertrek(handeling, vraag, { verslag, aanwezig, kenmerk, isProef: opties.isProef ?? false });

  await replaceContent(handeling, vestiging, { scope, verschil });
  await writeLogboek(handeling, {
    gebeurtenis: 'edexml.ingelezen',
    brin6: vestiging.brin6,
    details: { schooljaar, ...verschil, later, overgeslagen: overgeslagen.aantal },
  });
  return verslag;
}

async function* hashed(source: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Merges the file, and keeps what it replaces. */
async function replaceContent(
  handeling: Handeling,
  vestiging: { brin6: string; gewijzigdOp: Date },
  { scope, verschil }: { scope: ImportScope; verschil: Verschil },
): Promise<void> {
  const gedeeld = [GROEPEN, SAMENGESTELDE_GROEPEN, LEERLINGEN];
  const all = [...gedeeld, LEERKRACHTEN];
  const changed = new Set<Staging>();
  for (const staging of all) {
    if (isChanged(await compareStaging(handeling, staging, scope))) changed.add(staging);
  }
  // The same file again is no import to undo: that would be nothing, and the one before could not be undone any more.
  if (changed.size > 0) {
    const { nieuw, gewijzigd, vertrokken } = verschil;
    await replaceImport(handeling, { ...scope, nieuw, gewijzigd, vertrokken });
    const kept = { into: 'importrijen', owner: { brin6: scope.brin6 }, op: handeling.now };
    for (const staging of all) await keepReplaced(handeling, staging, scope, kept);
  }
  for (const staging of all) await mergeStaging(handeling, staging, scope);
  // No profile gives staff to a partner, so a change among them is no change for a partner.
  await updateAfterImport(
    handeling,
    vestiging,
    gedeeld.some((staging) => changed.has(staging)),
  );
}

type ImportScope = { brin6: string; schooljaar: string };

/** Throws NietIngelezen when somebody only looks, or must say yes to those who leave. Only then the names are read. */
async function checkVertrek(
  handeling: Handeling,
  vraag: VerschilVraag,
  { verslag, aanwezig, kenmerk, isProef }: Verandering,
): Promise<void> {
  const groepen = await listGroepVerschillen(handeling, vraag);
  const vorigJaar = await countOntbrekenden(handeling, vraag);
  const { vertrokken } = verslag.verschil;
  const vastgehouden = findVastgehouden({ vertrokken, aanwezig, groepen, vorigJaar });
  if (!isProef && !vastgehouden) return;
  const rows = await listLeerlingVerschillen(handeling, vraag, MAX_NAMEN);
  const leerlingen = rows.map((row) => ({ soort: row.soort, naam: formatNaam(row), groep: row.groep ?? '' }));
  throw new NietIngelezen(isProef ? 'bekeken' : 'vastgehouden', {
    voorstel: { ...verslag, kenmerk, groepen, leerlingen, vastgehouden },
    keys: rows.map(({ key }) => key),
  });
}

type Verandering = { verslag: EdexmlVerslag; aanwezig: number; kenmerk: string; isProef: boolean };

const createVerslag = (
  reader: EdexmlReader,
  telling: Pick<EdexmlVerslag, 'schooljaar' | 'verschil' | 'later'>,
): EdexmlVerslag => ({
  ...telling,
  bestand: null,
  aantallen: {
    groepen: reader.groepen.size,
    samengesteldeGroepen: reader.samengesteldeGroepen.size,
    leerlingen: reader.leerlingen,
    leerkrachten: reader.leerkrachten.aantal,
  },
  weggelaten: reader.weggelaten,
  overgeslagen: reader.overgeslagen.aantal,
  waarschuwingen: sortBevindingen([...reader.bevindingen.ofRecords, ...reader.bevindingen.warnings]),
  aantalWaarschuwingen: reader.bevindingen.ofRecordCount + reader.bevindingen.warningCount,
});

const isChanged = ({ nieuw, gewijzigd, vertrokken }: Verschil) => nieuw + gewijzigd + vertrokken > 0;

async function stageLeerlingen(
  client: PoolClient,
  source: AsyncIterable<Uint8Array>,
  reader: EdexmlReader,
  charset: string | undefined,
): Promise<void> {
  const sink = await openStaging(client, LEERLINGEN);
  try {
    for await (const parts of readEdexml(source, { limits: { bytes: MAX_EDEXML_BYTES }, charset })) {
      await sink.write(parts.map((part) => reader.read(part) ?? '').join(''));
      if (reader.isOfAnotherSchool) throw new Refused();
    }
    await sink.end();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

/** What has an error in it stays as it was, with the groups that it is in; and the findings that only the whole file shows. */
async function keepOvergeslagen(
  handeling: Handeling,
  scope: ImportScope,
  reader: EdexmlReader,
): Promise<void> {
  const { overgeslagen } = reader;
  await keepStaged(handeling, GROEPEN, scope, overgeslagen.keysOf('groep'));
  await keepStaged(handeling, SAMENGESTELDE_GROEPEN, scope, overgeslagen.keysOf('samengesteldeGroep'));
  await keepStaged(handeling, LEERKRACHTEN, scope, overgeslagen.keysOf('leerkracht'));
  const uitGroepen = await takeUitGroepen(handeling, {
    groepen: overgeslagen.keysOf('groep'),
    samengesteldeGroepen: overgeslagen.keysOf('samengesteldeGroep'),
  });
  for (const { key, ...position } of uitGroepen) {
    overgeslagen.add('leerling', key);
    reader.leerlingen -= 1;
    reader.bevindingen.addOfRecord(createBevinding('GROEP_OVERGESLAGEN', position));
  }
  await addCrossFindings(handeling, reader);
  if (overgeslagen.aantal === 0) return;
  await keepStaged(handeling, LEERLINGEN, scope, overgeslagen.keysOf('leerling'));
  const bewaard = await listBewaardeGroepen(handeling);
  await keepStaged(handeling, GROEPEN, scope, bewaard.groepen);
  await keepStaged(handeling, SAMENGESTELDE_GROEPEN, scope, bewaard.samengesteldeGroepen);
}

async function addCrossFindings(handeling: Handeling, { bevindingen }: EdexmlReader): Promise<void> {
  for (const position of await listDubbele(handeling, MAX_SHOWN))
    bevindingen.add(createBevinding('LEERLING_DUBBEL', position));
  for (const position of await listZonderGroep(handeling, MAX_SHOWN))
    bevindingen.add(createBevinding('GROEP_ONBEKEND', position));
}

function toRefusal(error: unknown, bevindingen: Bevindingen): Extract<ImportUitkomst, { kind: 'ongeldig' }> {
  const { errors, ofRecords, warnings } = bevindingen;
  const all = sortBevindingen([...errors, ...ofRecords, ...warnings]);
  const aantalFouten = bevindingen.errorCount + bevindingen.ofRecordCount;
  const aantal = aantalFouten + bevindingen.warningCount;
  if (error instanceof Refused) {
    const fouten = aantalFouten === 1 ? 'er staat een fout in' : `er staan ${aantalFouten} fouten in`;
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

/** Names were shown, or could be: then it can be found whose. */
async function writeGezien(
  { geheimen }: EdexmlDeps,
  handeling: Handeling,
  kind: 'bekeken' | 'vastgehouden',
  { voorstel, keys, brin6 }: Gezien & { brin6: string },
): Promise<void> {
  const { schooljaar, verschil, later } = voorstel;
  await writeLogboek(handeling, {
    gebeurtenis: `edexml.${kind}`,
    brin6,
    details: {
      schooljaar,
      ...verschil,
      later,
      [PSEUDONIEMEN]: keys.map((key) => pseudoniemVan(geheimen, brin6, key)),
    },
  });
}

async function writeRefusal(handeling: Handeling, brin6: string | undefined, aantal: number): Promise<void> {
  const isOurs = brin6 !== undefined && (await findVestiging(handeling, brin6)) !== undefined;
  await writeLogboek(handeling, {
    gebeurtenis: 'edexml.geweigerd',
    ...(isOurs && { brin6 }),
    details: { bevindingen: aantal },
  });
}
