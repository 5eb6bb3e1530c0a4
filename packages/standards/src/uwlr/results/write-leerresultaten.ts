/** Writes results of tests, and files with tests only, as a stream of bytes. */
import { BODY_OPEN, ENVELOPE_CLOSE, ENVELOPE_OPEN } from '../../soap/envelope.ts';
import { compileStreamWriter } from '../../xml/write/write-stream.ts';
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

export interface LeerresultatenBericht {
  readonly school: LeerresultatenSchool;
  readonly toetsafnames: Iterable<Toetsafname> | AsyncIterable<readonly Toetsafname[]>;
  readonly toetsen: Iterable<Toets>;
}

const writeAutorisatie = compileTextWriter(autorisatieElement, { declarations: ` xmlns="${AUTORISATIE}"` });
const writeBevestiging = compileTextWriter(leerresultatenBevestiging, {
  declarations: ` xmlns="${LEERRESULTATEN}"`,
});
const streamToetsdefinities = compileStreamWriter(
  { ...toetsdefinities, name: 'td:Toetsdefinities' },
  {
    before: '<?xml version="1.0" encoding="UTF-8"?>\n',
    declarations: ` xmlns:td="${TOETSDEFINITIES}" xmlns="${LEERRESULTATEN}"`,
  },
);

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
export function writeToetsdefinities(toetsen: Iterable<Toets>): AsyncGenerator<Uint8Array, void, void> {
  return streamToetsdefinities({ toetsen });
}
