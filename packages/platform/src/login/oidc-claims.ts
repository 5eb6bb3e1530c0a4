import type { Toekenning } from './toekenning.ts';

/** One line of the list of roles: these people of that organisation get this role here. No other role is ever given. */
export type OidcRegel = { brin: string; affiliation: string; rol: string };

/** Entree Federatie gives the claims these names; other providers are asked to use them too. */
const BRIN = 'nlEduPersonHomeOrganizationId';
const AFFILIATION = 'eduPersonAffiliation';

/**
 * The roles that these claims give. A claim of a whole school (BRIN4) gives nothing at one vestiging of it; a claim of a
 * vestiging (BRIN6) is enough for a rule of its whole school, and gives the role at that vestiging alone.
 */
export function findToekenningen(
  claims: Readonly<Record<string, unknown>>,
  regels: readonly OidcRegel[],
): Toekenning[] {
  const brins = listTexts(claims[BRIN])
    .map((text) => text.replaceAll(/\s/g, '').toUpperCase())
    .filter((text) => /^\d{2}[A-Z]{2}(\d{2})?$/.test(text));
  const affiliations = new Set(listTexts(claims[AFFILIATION]).map((text) => text.toLowerCase()));
  const found = brins.flatMap((brin) =>
    regels
      .filter((regel) => affiliations.has(regel.affiliation.toLowerCase()))
      .filter((regel) => regel.brin === brin || (regel.brin.length === 4 && regel.brin === brin.slice(0, 4)))
      .map(({ rol }) => ({ rol, plek: brin })),
  );
  return found.filter(
    ({ rol, plek }, index) => found.findIndex((one) => one.rol === rol && one.plek === plek) === index,
  );
}

/** Did the provider itself ask a second factor? Only what was configured counts: the words mean what each says they mean. */
export function hasTweedeFactor(
  claims: Readonly<Record<string, unknown>>,
  accepted: readonly string[],
): boolean {
  return [...listTexts(claims['acr']), ...listTexts(claims['amr'])].some((value) => accepted.includes(value));
}

const listTexts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
