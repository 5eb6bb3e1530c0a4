/**
 * A synchronisatie is one run: it brings all pupils of one school, or what changed, from ESIS into our tables. It waits
 * (`wacht`) until a job takes it (`bezig`), and ends `gelukt`, `mislukt` or `vastgehouden`. It is vastgehouden when so many
 * pupils are missing from the answer that a person must confirm it first. A run that has ended never changes, but for one
 * count: when the rooster meets the same end again and again, that is one line with how often and when last.
 */
export const SYNCHRONISATIE_STATUSSEN = ['wacht', 'bezig', 'gelukt', 'mislukt', 'vastgehouden'] as const;
export type SynchronisatieStatus = (typeof SYNCHRONISATIE_STATUSSEN)[number];

/** How a run ended, in more detail than its status. A list of schools shows it. */
export const RESULTATEN = [
  'gelukt',
  'geen-wijzigingen',
  'geweigerd',
  'mislukt',
  'vastgehouden',
  'nul-leerlingen',
  'stilgezet',
] as const;
export type Resultaat = (typeof RESULTATEN)[number];

export type SynchronisatieKey = { id: string; koppelingId: string };

/** How far a run is. */
export type Voortgang = {
  groepenGedaan: number;
  /** Null when pupils do not come group by group, since then nobody can say how many groups are done. */
  groepenTotaal: number | null;
  leerlingen: number;
  bytes: number;
};

export const NO_VOORTGANG: Voortgang = { groepenGedaan: 0, groepenTotaal: null, leerlingen: 0, bytes: 0 };

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
    case 'stilgezet':
      return 'mislukt';
  }
}
