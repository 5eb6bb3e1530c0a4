/** Writes UWLR answers: the data as a stream, the two empty answers as text. */
import type { Leerkracht } from '../../edexml/leerkracht.ts';
import type { Leerling } from '../../edexml/leerling.ts';
import type { School } from '../../edexml/school.ts';
import { BODY_OPEN, ENVELOPE_CLOSE, ENVELOPE_OPEN } from '../../soap/envelope.ts';
import { isElementType } from '../../xml/schema/description.ts';
import type { Writable } from '../../xml/schema/writable.ts';
import { isRecord, refuseUnknown } from '../../xml/write/fields.ts';
import { openBatches, type ListSource } from '../../xml/write/list-source.ts';
import { toStandardsError } from '../../xml/write/value-error.ts';
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
  leerlingen?: ListSource<Writable<Leerling>> | null | undefined;
  leerkrachten?: ListSource<Writable<Leerkracht>> | null | undefined;
}

const LISTS = ['vestigingen', 'groepen', 'samengesteldeGroepen', 'leerlingen', 'leerkrachten'];
const refuseUnknownList = refuseUnknown(['kind', 'school', ...LISTS]);

/** Throws a StandardsError while it is read, when a value does not fit the standard. */
export async function* writeGegevens(
  operatie: Operatie,
  verzoek: VerzoekBasis,
  provided: ProvidedGegevens,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    refuseUnknownList({ ...provided });
  } catch (error) {
    throw toStandardsError(error);
  }
  const lacksEckid = verzoek.xsdversie === '2.1';
  const { leerlingen, leerkrachten } = provided;
  const lists: Readonly<Record<string, unknown>> = {
    vestigingen: provided.vestigingen,
    groepen: listGroepen(provided),
    leerlingen: lacksEckid && leerlingen ? mapBatches('leerlingen', leerlingen, omitEckid) : leerlingen,
    leerkrachten:
      leerkrachten &&
      mapBatches('leerkrachten', leerkrachten, (l) => mapRollen(lacksEckid ? omitEckid(l) : l)),
  };
  const message: Record<string, unknown> = { school: echoSchool(provided.school, verzoek) };
  // Only what this answer has a place for: HaalStructuur never gives people.
  for (const property of listsOf(operatie)) message[property] = lists[property];
  yield* writerOf(operatie)(message);
}

function listsOf(operatie: Operatie): string[] {
  const { content } = operaties[operatie].gegevens;
  return isElementType(content)
    ? content.content.particles.flatMap((p) => (p.kind === 'list' ? [p.property] : []))
    : [];
}

/** The answer names the school and the version as the request did. */
function echoSchool(school: Writable<School>, verzoek: VerzoekBasis): Writable<School> {
  const { xsdversie, brincode, dependancecode, schoolkey } = verzoek;
  if (brincode === undefined)
    return { ...school, xsdversie, ...(schoolkey === undefined ? {} : { schoolkey }) };
  const { instellingsnummer: _, ...rest } = school;
  return { ...rest, xsdversie, brincode, dependancecode: dependancecode ?? '00' };
}

async function* listGroepen({ groepen, samengesteldeGroepen }: ProvidedStructuur): AsyncGenerator<unknown[]> {
  for await (const batch of openBatches(groepen ?? [], 'groepen')) yield batch.map(tag('groep'));
  for await (const batch of openBatches(samengesteldeGroepen ?? [], 'samengesteldeGroepen'))
    yield batch.map(tag('samengesteldeGroep'));
}

/** What is no record stays as it is: the writer refuses it. */
const tag =
  (kind: string) =>
  (groep: unknown): unknown =>
    isRecord(groep) ? { ...groep, kind } : groep;

/** What is no record stays as it is: the writer refuses it. */
async function* mapBatches<T extends object>(
  name: string,
  source: ListSource<T>,
  map: (value: T) => unknown,
): AsyncGenerator<unknown[]> {
  for await (const batch of openBatches(source, name))
    yield batch.map((value) => (isRecord(value) ? map(value) : value));
}

/** UWLR 2.1 has no eckid. */
function omitEckid<T extends object>(person: T): T {
  const { eckid: _, ...rest } = person as T & { eckid?: unknown };
  return rest as T;
}

/** TAL (toetsafnameleider) is a role in files only. */
function mapRollen(leerkracht: Writable<Leerkracht>): Writable<Leerkracht> {
  const { rollen, groepen } = leerkracht;
  return {
    ...leerkracht,
    ...(Array.isArray(rollen) && { rollen: rollen.map(mapRol) }),
    ...(Array.isArray(groepen) && {
      groepen: groepen.map((groep) =>
        Array.isArray(groep?.rollen) ? { ...groep, rollen: groep.rollen.map(mapRol) } : groep,
      ),
    }),
  };
}

type Rol = NonNullable<Leerkracht['rollen']>[number];

const mapRol = (rol: Rol): Rol =>
  rol?.kind === 'rol' && rol.value === 'TAL' ? { kind: 'rolomschrijving', value: 'Toetsafname leider' } : rol;
