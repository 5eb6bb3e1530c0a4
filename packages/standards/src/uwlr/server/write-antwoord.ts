/** Writes UWLR answers: the data as a stream, the two empty answers as text. */
import type { Leerkracht } from '../../edexml/leerkracht.ts';
import type { Leerling } from '../../edexml/leerling.ts';
import type { School } from '../../edexml/school.ts';
import { BODY_OPEN, ENVELOP_OPEN, ENVELOP_SLUIT } from '../../soap/envelope.ts';
import { compileSchrijfStroom, type SchrijfStroom } from '../../xml/write/write-stream.ts';
import type { StructuurBron } from './provider.ts';
import { LEERLINGGEGEVENS } from '../messages/namespaces.ts';
import { operaties, type Operatie } from '../messages/operaties.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';

const antwoordTags = (operatie: Operatie): { open: string; sluit: string } => {
  const { naam } = operaties[operatie].antwoord;
  return {
    open: `${ENVELOP_OPEN}${BODY_OPEN}<${naam} xmlns="${LEERLINGGEGEVENS}">`,
    sluit: `</${naam}>${ENVELOP_SLUIT}`,
  };
};

const schrijvers = new Map<Operatie, SchrijfStroom>();

function schrijverVan(operatie: Operatie): SchrijfStroom {
  let schrijver = schrijvers.get(operatie);
  if (schrijver === undefined) {
    const { open, sluit } = antwoordTags(operatie);
    schrijver = compileSchrijfStroom(operaties[operatie].gegevens, { uwlr: true, voor: open, na: sluit });
    schrijvers.set(operatie, schrijver);
  }
  return schrijver;
}

/** Truly empty, to the last space: the schema allows nothing inside. */
export function serializeZonderGegevens(
  operatie: Operatie,
  kind: 'geengegevens' | 'geenwijzigingen',
): string {
  const { open, sluit } = antwoordTags(operatie);
  return `${open}<${kind}/>${sluit}`;
}

export interface Gegevens extends StructuurBron {
  leerlingen?: AsyncIterable<readonly Leerling[]> | undefined;
  leerkrachten?: AsyncIterable<readonly Leerkracht[]> | undefined;
}

export function streamGegevens(
  operatie: Operatie,
  verzoek: VerzoekBasis,
  gegevens: Gegevens,
): AsyncGenerator<Uint8Array, void, void> {
  const zonderEckid = verzoek.xsdversie === '2.1';
  return schrijverVan(operatie)({
    school: echoSchool(gegevens.school, verzoek),
    vestigingen: gegevens.vestigingen,
    groepen: alleGroepen(gegevens),
    leerlingen:
      zonderEckid && gegevens.leerlingen ? perPartij(gegevens.leerlingen, laatEckidWeg) : gegevens.leerlingen,
    leerkrachten:
      gegevens.leerkrachten &&
      perPartij(gegevens.leerkrachten, (l) => vertaalRollen(zonderEckid ? laatEckidWeg(l) : l)),
  });
}

/** The answer names the school as the question did, and the version it was asked in. */
function echoSchool(school: School, verzoek: VerzoekBasis): School {
  const { xsdversie, brincode, dependancecode, schoolkey } = verzoek;
  if (brincode === undefined)
    return { ...school, xsdversie, ...(schoolkey === undefined ? {} : { schoolkey }) };
  const { instellingsnummer: _, ...rest } = school;
  return { ...rest, xsdversie, brincode, dependancecode: dependancecode ?? '00' };
}

function* alleGroepen(gegevens: StructuurBron): Generator<unknown> {
  for (const groep of gegevens.groepen ?? []) yield { ...groep, kind: 'groep' };
  for (const groep of gegevens.samengesteldeGroepen ?? []) yield { ...groep, kind: 'samengesteldeGroep' };
}

async function* perPartij<T>(
  partijen: AsyncIterable<readonly T[]>,
  vertaal: (waarde: T) => T,
): AsyncGenerator<readonly T[]> {
  for await (const partij of partijen) yield partij.map(vertaal);
}

/** UWLR 2.1 has no eckid. */
function laatEckidWeg<T extends { eckid?: string }>(waarde: T): T {
  const { eckid: _, ...rest } = waarde;
  return rest as T;
}

type Rollen = NonNullable<Leerkracht['rollen']>;

/** TAL (toetsafnameleider) is a role in files only. */
function vertaalRollen(leerkracht: Leerkracht): Leerkracht {
  const vertaal = (rollen: Rollen): Rollen =>
    rollen.map((rol) =>
      rol.kind === 'rol' && rol.waarde === 'TAL'
        ? { kind: 'rolomschrijving', waarde: 'Toetsafname leider' }
        : rol,
    );
  return {
    ...leerkracht,
    ...(leerkracht.rollen && { rollen: vertaal(leerkracht.rollen) }),
    ...(leerkracht.groepen && {
      groepen: leerkracht.groepen.map((groep) =>
        groep.rollen ? { ...groep, rollen: vertaal(groep.rollen) } : groep,
      ),
    }),
  };
}
