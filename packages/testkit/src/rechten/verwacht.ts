import type { RechtenTabel, RegisteredRoute } from '@koppelpunt/platform';

/** A visitor, as the table of rights describes them. */
export type Bezoeker = {
  naam: string;
  sessie: 'geen' | 'halverwege' | 'heel';
  /** The only role, if any, and at which vestigingen it holds (none: at the organisation). */
  rol?: string;
  brin6s: readonly string[];
};

const GEWEIGERD = ['NIET_AANGEMELD', 'TWEEDE_FACTOR_NODIG', 'GEEN_RECHT', 'NIET_GEVONDEN'] as const;
export type Verwacht = 'binnen' | (typeof GEWEIGERD)[number];

/**
 * The expected answer: whether this visitor gets in at this route for the vestiging `waar`. It follows from the table alone,
 * by other code than the code under test. `idIsVanVestiging`: the address names no vestiging, but its id belongs to one.
 */
export function findVerwacht(
  tabel: RechtenTabel,
  { toegang, url }: Pick<RegisteredRoute, 'toegang' | 'url'>,
  { sessie, rol, brin6s }: Bezoeker,
  waar: string,
  { idIsVanVestiging = false } = {},
): Verwacht {
  if (toegang.kind === 'openbaar') return 'binnen';
  if (sessie === 'geen') return 'NIET_AANGEMELD';
  if (toegang.kind === 'halverwege') return 'binnen';
  if (sessie === 'halverwege') return 'TWEEDE_FACTOR_NODIG';
  if (toegang.kind === 'aangemeld') return 'binnen';
  const actie = tabel.acties[toegang.actie];
  if (!actie) throw new Error(`${url} asks "${toegang.actie}", which stands in no table`);
  const noemtVestiging = url.includes(':brin6');
  const isHier = rolIsVanOrganisatie(tabel, rol) || brin6s.includes(waar);
  const magErgens = rol !== undefined && actie.rollen.includes(rol);
  if (magErgens) return isHier || !(noemtVestiging || idIsVanVestiging) ? 'binnen' : 'NIET_GEVONDEN';
  if (!noemtVestiging) return 'GEEN_RECHT';
  const kentPlaats =
    rol !== undefined &&
    isHier &&
    Object.values(tabel.acties).some(({ over, rollen }) => over !== 'organisatie' && rollen.includes(rol));
  return kentPlaats ? 'GEEN_RECHT' : 'NIET_GEVONDEN';
}

const rolIsVanOrganisatie = (tabel: RechtenTabel, rol: string | undefined): boolean =>
  rol !== undefined && tabel.rollen[rol]?.plek === 'organisatie';

export type Antwoord = { statusCode: number; body: string };

/** The actual answer. Only a refusal for want of a right counts as kept out; a 409 shows that the visitor got in. */
export function toUitkomst({ statusCode, body }: Antwoord): Verwacht | `storing ${number}` {
  if (statusCode >= 500) return `storing ${statusCode}`;
  const code = /"code":"([A-Z_]+)"/.exec(body)?.[1];
  return GEWEIGERD.find((weigering) => weigering === code) ?? 'binnen';
}
