/**
 * A synchronisatie is one run: all pupils of one school, or what changed, from ESIS into our tables. It waits (`wacht`)
 * until a job takes it (`bezig`), and ends `gelukt`, `mislukt` or `vastgehouden`: then so many pupils are missing from the
 * answer that a person must say first that it is right. An ended one stays as it is.
 */
export const SYNCHRONISATIE_STATUSSEN = ['wacht', 'bezig', 'gelukt', 'mislukt', 'vastgehouden'] as const;
export type SynchronisatieStatus = (typeof SYNCHRONISATIE_STATUSSEN)[number];

/** How a run ended, finer than its status: what a list of schools shows. */
export const RESULTATEN = [
  'gelukt',
  'geen-wijzigingen',
  'geweigerd',
  'mislukt',
  'vastgehouden',
  'nul-leerlingen',
] as const;
export type Resultaat = (typeof RESULTATEN)[number];

export type SynchronisatieKey = { id: string; koppelingId: string };

/** How far a run is. */
export type Voortgang = {
  groepenGedaan: number;
  /** Null when pupils do not come group by group, so that "groups done" would be a lie. */
  groepenTotaal: number | null;
  leerlingen: number;
  bytes: number;
};

export const GEEN_VOORTGANG: Voortgang = { groepenGedaan: 0, groepenTotaal: null, leerlingen: 0, bytes: 0 };

export function statusOf(resultaat: Resultaat): SynchronisatieStatus {
  switch (resultaat) {
    case 'gelukt':
    case 'geen-wijzigingen':
      return 'gelukt';
    case 'vastgehouden':
      return 'vastgehouden';
    case 'geweigerd':
    case 'mislukt':
    case 'nul-leerlingen':
      return 'mislukt';
  }
}
