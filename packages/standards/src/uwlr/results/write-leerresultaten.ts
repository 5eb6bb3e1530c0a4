/** Writes results of tests, and files with tests only, as a stream of bytes. */
import { BODY_OPEN, ENVELOPE_CLOSE, ENVELOPE_OPEN } from '../../soap/envelope.ts';
import type { Writable } from '../../xml/schema/writable.ts';
import type { ListSource } from '../../xml/write/list-source.ts';
import { ValueError } from '../../xml/write/value-error.ts';
import { compileStreamWriter, type StreamWriterOptions } from '../../xml/write/write-stream.ts';
import { compileTextWriter, type TextOutput } from '../../xml/write/writer.ts';
import { autorisatieElement, type Autorisatie } from '../messages/autorisatie.ts';
import {
  leerresultatenBevestiging,
  leerresultatenVerzoek,
  type LeerresultatenSchool,
  type Toetsafname,
} from '../messages/leerresultaten-verzoek.ts';
import { AUTORISATIE, LEERRESULTATEN, TOETSDEFINITIES } from '../messages/namespaces.ts';
import type { Toets } from '../messages/toets.ts';
import { toetsdefinities } from '../messages/toetsdefinities.ts';
import { LeerresultatenIdentityCheck } from './leerresultaten-identity.ts';

/** One message with results: of one school, all or nothing. */
export interface LeerresultatenBericht {
  readonly school: Writable<LeerresultatenSchool>;
  readonly toetsafnames: ListSource<Writable<Toetsafname>>;
  readonly toetsen: ListSource<Writable<Toets>>;
}

const writeAutorisatie = compileTextWriter(autorisatieElement, { declarations: ` xmlns="${AUTORISATIE}"` });
const writeBevestiging = compileTextWriter(leerresultatenBevestiging, {
  declarations: ` xmlns="${LEERRESULTATEN}"`,
});

/**
 * The message of BrengLeerresultaten in its envelope, as UTF-8 (UWLR 2.2: leerresultaten_verzoek).
 * Throws a StandardsError while it is read, when a value does not fit the standard.
 *
 * @example
 * const toetsen = [{ toetscode: { value: 'REK-3' } }];
 * const resultaten = [{ key: 'R1', afnamedatum: '2025-03-03', toetscode: 'REK-3', score: 17 }];
 * writeLeerresultaten({ school, toetsafnames: [{ leerlingid: 'LL-1', resultaten }], toetsen }, autorisatie);
 */
export function writeLeerresultaten(
  bericht: LeerresultatenBericht,
  autorisatie: Autorisatie,
): AsyncGenerator<Uint8Array, void, void> {
  const header: TextOutput = { text: '' };
  writeAutorisatie(autorisatie, header);
  const write = compileStreamWriter(leerresultatenVerzoek, {
    ...makeIdentityCheck(),
    before: `${ENVELOPE_OPEN}<soap:Header>${header.text}</soap:Header>${BODY_OPEN}`,
    after: ENVELOPE_CLOSE,
    declarations: ` xmlns="${LEERRESULTATEN}"`,
  });
  return write({ ...bericht });
}

/**
 * The only answer to BrengLeerresultaten, in its envelope: everything was taken
 * (UWLR 2.2: leerresultaten_bevestiging).
 *
 * @example serializeLeerresultatenBevestiging() // '<?xml …<leerresultaten_bevestiging xmlns="…"/>…'
 */
export function serializeLeerresultatenBevestiging(): string {
  const output: TextOutput = { text: ENVELOPE_OPEN + BODY_OPEN };
  writeBevestiging({}, output);
  return output.text + ENVELOPE_CLOSE;
}

/**
 * A file with tests and no results, as UTF-8 (UWLR 2.2: Toetsdefinities).
 * Throws a StandardsError while it is read, when a value does not fit the standard.
 *
 * @example
 * await pipeline(writeToetsdefinities([{ toetscode: { value: 'REK-3' } }]), createWriteStream('toetsen.xml'));
 */
export function writeToetsdefinities(
  toetsen: ListSource<Writable<Toets>>,
): AsyncGenerator<Uint8Array, void, void> {
  const write = compileStreamWriter(
    { ...toetsdefinities, name: 'td:Toetsdefinities' },
    {
      ...makeIdentityCheck(),
      before: '<?xml version="1.0" encoding="UTF-8"?>\n',
      declarations: ` xmlns:td="${TOETSDEFINITIES}" xmlns="${LEERRESULTATEN}"`,
    },
  );
  return write({ toetsen });
}

/** Refuses what the official schema refuses: the same key twice, a result of a test that is not there. */
function makeIdentityCheck(): Pick<StreamWriterOptions, 'onItem' | 'onEnd'> {
  const check = new LeerresultatenIdentityCheck(({ severity, code, path }) => {
    if (severity !== 'error') return;
    throw new ValueError(code === 'SLEUTEL_DUBBEL' ? 'WAARDE_DUBBEL' : 'WAARDE_VERWIJZING_LOOS', {}, path);
  });
  return {
    onItem(property, item, path) {
      const position = { line: 0, column: 0, path };
      if (property === 'toetsafnames') check.checkToetsafname(item as Toetsafname, position);
      else check.checkToets(item as Toets, position);
    },
    onEnd: () => check.end(),
  };
}
