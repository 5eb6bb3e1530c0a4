import type { Leerling } from '@koppelpunt/standards';

const DATUMS = ['geboortedatum', 'instroomdatum', 'uitstroomdatum'] as const;

/** The standard takes years of any length; a database, a screen and the other side do not. */
export const listOnmogelijkeDatums = (leerling: Leerling): (typeof DATUMS)[number][] =>
  DATUMS.filter((veld) => leerling[veld] !== undefined && !/^[0-9]{4}-/.test(leerling[veld]));
