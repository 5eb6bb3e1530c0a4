/** The logboek as both servers give it (packages/platform/src/logboek/logboek.contract.ts). */
export type LogboekRegel = {
  id: number;
  op: string;
  wie: string;
  wat: string;
  waarover: string | null;
  brin6: string | null;
  bijzonderheden: readonly string[];
};

export type LogboekPagina = { regels: readonly LogboekRegel[]; volgende: number | null };

export type LogboekFilters = {
  personen: readonly { waarde: string; naam: string }[];
  koppelingen: readonly { waarde: string; naam: string }[];
};

/** The filter, kept in the address so that Back and bookmarks work. It holds ids and days, never a name. */
export type LogboekSearch = { persoon?: string; koppeling?: string; van?: string; tot?: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function parseLogboekSearch(search: Record<string, unknown>): LogboekSearch {
  const { persoon, koppeling, van, tot } = search;
  return {
    ...(isText(persoon) && { persoon }),
    ...(isText(koppeling) && { koppeling }),
    ...(isDay(van) && { van }),
    ...(isDay(tot) && { tot }),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isDay = (value: unknown): value is string => typeof value === 'string' && DAY.test(value);

/** Changes one part of the filter; `''` removes it. */
export function changeSearch(search: LogboekSearch, change: Record<string, string>): LogboekSearch {
  return parseLogboekSearch({ ...search, ...change });
}

/** Says why the period is empty, or undefined. */
export function findPeriodError({ van, tot }: LogboekSearch): string | undefined {
  return van !== undefined && tot !== undefined && van > tot
    ? 'De laatste dag ligt vóór de eerste. Kies een latere dag.'
    : undefined;
}

export function serializeSearch(search: LogboekSearch): string {
  const query = new URLSearchParams(search).toString();
  return query === '' ? '' : `?${query}`;
}
