/** Writes UWLR answers: the data as a stream, the two empty answers as text. */
import type { Leerkracht } from '../../edexml/leerkracht.ts';
import type { Leerling } from '../../edexml/leerling.ts';
import type { School } from '../../edexml/school.ts';
import { BODY_OPEN, ENVELOPE_CLOSE, ENVELOPE_OPEN } from '../../soap/envelope.ts';
import { compileStreamWriter, type StreamWriter } from '../../xml/write/write-stream.ts';
import type { EmptyAntwoord } from '../messages/empty-antwoord.ts';
import { LEERLINGGEGEVENS } from '../messages/namespaces.ts';
import { operaties, type Operatie } from '../messages/operaties.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';
import type { ProvidedStructuur } from './provider.ts';

const antwoordTags = (operatie: Operatie): { open: string; close: string } => {
  const { name } = operaties[operatie].antwoord;
  return {
    open: `${ENVELOPE_OPEN}${BODY_OPEN}<${name} xmlns="${LEERLINGGEGEVENS}">`,
    close: `</${name}>${ENVELOPE_CLOSE}`,
  };
};

const writers = new Map<Operatie, StreamWriter>();

function writerOf(operatie: Operatie): StreamWriter {
  let writer = writers.get(operatie);
  if (writer === undefined) {
    const { open, close } = antwoordTags(operatie);
    writer = compileStreamWriter(operaties[operatie].gegevens, {
      inMessage: true,
      before: open,
      after: close,
    });
    writers.set(operatie, writer);
  }
  return writer;
}

/** Empty to the last space: the schema allows nothing inside. */
export function serializeEmptyAntwoord(operatie: Operatie, kind: EmptyAntwoord['kind']): string {
  const { open, close } = antwoordTags(operatie);
  return `${open}<${kind}/>${close}`;
}

/** The answer of a provider to any operation. */
export interface ProvidedGegevens extends ProvidedStructuur {
  leerlingen?: AsyncIterable<readonly Leerling[]> | undefined;
  leerkrachten?: AsyncIterable<readonly Leerkracht[]> | undefined;
}

/** Throws a StandardsError while it is read, when a value does not fit the standard. */
export function writeGegevens(
  operatie: Operatie,
  verzoek: VerzoekBasis,
  provided: ProvidedGegevens,
): AsyncGenerator<Uint8Array, void, void> {
  const lacksEckid = verzoek.xsdversie === '2.1';
  const { leerlingen, leerkrachten } = provided;
  return writerOf(operatie)({
    school: echoSchool(provided.school, verzoek),
    vestigingen: provided.vestigingen,
    groepen: listGroepen(provided),
    leerlingen: lacksEckid && leerlingen ? mapBatches(leerlingen, omitEckid) : leerlingen,
    leerkrachten: leerkrachten && mapBatches(leerkrachten, (l) => mapRollen(lacksEckid ? omitEckid(l) : l)),
  });
}

/** The answer names the school and the version as the request did. */
function echoSchool(school: School, verzoek: VerzoekBasis): School {
  const { xsdversie, brincode, dependancecode, schoolkey } = verzoek;
  if (brincode === undefined)
    return { ...school, xsdversie, ...(schoolkey === undefined ? {} : { schoolkey }) };
  const { instellingsnummer: _, ...rest } = school;
  return { ...rest, xsdversie, brincode, dependancecode: dependancecode ?? '00' };
}

function* listGroepen({ groepen, samengesteldeGroepen }: ProvidedStructuur): Generator<unknown> {
  for (const groep of groepen ?? []) yield { ...groep, kind: 'groep' };
  for (const groep of samengesteldeGroepen ?? []) yield { ...groep, kind: 'samengesteldeGroep' };
}

async function* mapBatches<T>(
  batches: AsyncIterable<readonly T[]>,
  map: (value: T) => T,
): AsyncGenerator<readonly T[]> {
  for await (const batch of batches) yield batch.map(map);
}

/** UWLR 2.1 has no eckid. */
function omitEckid<T extends { eckid?: string }>(person: T): T {
  const { eckid: _, ...rest } = person;
  return rest as T;
}

type Rollen = NonNullable<Leerkracht['rollen']>;

/** TAL (toetsafnameleider) is a role in files only. */
function mapRollen(leerkracht: Leerkracht): Leerkracht {
  const map = (rollen: Rollen): Rollen =>
    rollen.map((rol) =>
      rol.kind === 'rol' && rol.value === 'TAL'
        ? { kind: 'rolomschrijving', value: 'Toetsafname leider' }
        : rol,
    );
  return {
    ...leerkracht,
    ...(leerkracht.rollen && { rollen: map(leerkracht.rollen) }),
    ...(leerkracht.groepen && {
      groepen: leerkracht.groepen.map((groep) =>
        groep.rollen ? { ...groep, rollen: map(groep.rollen) } : groep,
      ),
    }),
  };
}
