import type { AnyDb } from '../database/database.ts';
import type { Actor } from '../actor/actor.ts';
import { listActoren, listLogboek, type LogboekFilter, type LogboekPlek } from './lees-logboek.ts';
import { serializeCsv } from './logboek-csv.ts';
import type { LogboekFilters, LogboekKeuze, LogboekPagina, LogboekVraag } from './logboek.contract.ts';
import { appendLogboek } from './logboek.ts';
import { describeRegel, nameActor, type LogboekRegelInWoorden, type LogboekWoorden } from './toon-regel.ts';

/** The logboek as one actor may read it in one place. */
export type LogboekLezer = {
  listRegels(vraag: LogboekVraag): Promise<LogboekPagina>;
  listFilters(): Promise<LogboekFilters>;
  /** Written down before the first byte; the rows themselves come in pages, each in a short transaction of its own. */
  openCsv(keuze: LogboekKeuze): Promise<AsyncIterable<string>>;
};

/** A koppeling to filter by, and the subjects of its rows. */
export type LogboekKoppeling = { id: string; naam: string; onderwerpen: readonly string[] };

/** The handeling of whichever application. */
type AnyHandeling = { readonly actor: Actor; readonly tx: AnyDb };

export type LogboekLezerDeps<Handeling extends AnyHandeling> = {
  as: <T>(run: (handeling: Handeling) => Promise<T>) => Promise<T>;
  woorden: LogboekWoorden;
  findPlek: (handeling: Handeling) => Promise<LogboekPlek>;
  listKoppelingen: (handeling: Handeling) => Promise<LogboekKoppeling[]>;
  listNamen: ListNamen;
};

/** The names of those people whom the actor may know: `listNamenVan` of sign-in, which stands above the logboek. */
export type ListNamen = (
  tx: AnyDb,
  gebruikerIds: readonly string[],
) => Promise<{ id: string; naam: string }[]>;

const PAGINA = 50;
/** 1,000 rows are about 200 kB of text: few round trips, and nothing to hold for long. */
const CSV_PAGINA = 1000;

export function createLogboekLezer<Handeling extends AnyHandeling>(
  deps: LogboekLezerDeps<Handeling>,
): LogboekLezer {
  const { as, woorden, findPlek, listKoppelingen } = deps;

  async function read(handeling: Handeling, { persoon, koppeling, ...rest }: LogboekVraag, limit: number) {
    const koppelingen = await listKoppelingen(handeling);
    const filter: LogboekFilter = {
      ...(await findPlek(handeling)),
      ...rest,
      actor: persoon,
      ...(koppeling !== undefined && {
        // One that is not ours has no rows here.
        onderwerpen: koppelingen.find(({ id }) => id === koppeling)?.onderwerpen ?? [],
      }),
    };
    const { rijen, volgende } = await listLogboek(handeling.tx, filter, limit);
    const namen = await findNamen(
      deps.listNamen,
      handeling.tx,
      rijen.flatMap((rij) => [rij.actor, rij.onderwerp ?? '']),
    );
    for (const { naam, onderwerpen } of koppelingen)
      for (const onderwerp of onderwerpen) namen.set(onderwerp, naam);
    return { regels: rijen.map((rij) => describeRegel(rij, woorden, namen)), volgende };
  }

  async function* listPages(keuze: LogboekKeuze): AsyncGenerator<readonly LogboekRegelInWoorden[]> {
    let voor: number | undefined;
    do {
      const vraag = { ...keuze, voor };
      const { regels, volgende } = await as(async (handeling) => await read(handeling, vraag, CSV_PAGINA));
      yield regels;
      voor = volgende ?? undefined;
    } while (voor !== undefined);
  }

  return {
    listRegels: async (vraag) => await as(async (handeling) => await read(handeling, vraag, PAGINA)),
    listFilters: async () =>
      await as(async (handeling) => {
        const actoren = await listActoren(handeling.tx, await findPlek(handeling));
        const namen = await findNamen(deps.listNamen, handeling.tx, actoren);
        const koppelingen = await listKoppelingen(handeling);
        return {
          personen: byNaam(actoren.map((waarde) => ({ waarde, naam: nameActor(waarde, woorden, namen) }))),
          koppelingen: byNaam(koppelingen.map(({ id, naam }) => ({ waarde: id, naam }))),
        };
      }),
    async openCsv(keuze) {
      await as(async (handeling) => {
        const { brin6s } = await findPlek(handeling);
        for (const brin6 of brin6s ?? [undefined]) {
          await appendLogboek(handeling, {
            gebeurtenis: 'logboek.geexporteerd',
            ...(brin6 !== undefined && { brin6 }),
            details: {
              van: keuze.van ?? null,
              tot: keuze.tot ?? null,
              persoon: keuze.persoon ?? null,
              koppeling: keuze.koppeling ?? null,
            },
          });
        }
      });
      return serializeCsv(listPages(keuze));
    },
  };
}

/** A name is looked up to be shown and never kept. */
export async function findNamen(
  listNamen: ListNamen,
  tx: AnyDb,
  teksten: readonly string[],
): Promise<Map<string, string>> {
  const PREFIX = 'gebruiker:';
  const ids = [...new Set(teksten)].flatMap((tekst) =>
    tekst.startsWith(PREFIX) ? [tekst.slice(PREFIX.length)] : [],
  );
  if (ids.length === 0) return new Map();
  return new Map((await listNamen(tx, ids)).map(({ id, naam }) => [PREFIX + id, naam]));
}

const byNaam = <T extends { naam: string }>(items: T[]): T[] =>
  items.toSorted((left, right) => left.naam.localeCompare(right.naam, 'nl'));
