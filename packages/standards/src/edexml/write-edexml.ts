/** Writes an EDEXML 2.1 file as a stream of bytes (UTF-8, no byte order mark). */
import { compileStreamWriter } from '../xml/write/write-stream.ts';
import { edexRoot, type AnyGroep } from './edex.ts';
import type { Leerkracht } from './leerkracht.ts';
import type { Leerling } from './leerling.ts';
import type { School } from './school.ts';
import type { Vestiging } from './vestiging.ts';

/** One file: one school, one school year, at least one pupil. */
export interface EdexmlBericht {
  readonly school: School;
  readonly vestigingen?: Iterable<Vestiging> | undefined;
  readonly groepen?: Iterable<AnyGroep> | undefined;
  readonly leerlingen: Iterable<Leerling> | AsyncIterable<readonly Leerling[]>;
  readonly leerkrachten?: Iterable<Leerkracht> | AsyncIterable<readonly Leerkracht[]> | undefined;
}

const write = compileStreamWriter(edexRoot, {
  before: '<?xml version="1.0" encoding="UTF-8"?>\n',
  lineEnd: '\n',
});

/**
 * Throws a StandardsError (`WAARDE_…`) when a value does not fit the standard; cuts nothing off and invents nothing.
 *
 * @example
 * const leerlingen = [{ key: '1', achternaam: 'Voorbeeld', roepnaam: 'Fenna' }];
 * await pipeline(writeEdexml({ school: { schooljaar: '2025-2026' }, leerlingen }), createWriteStream('school.xml'));
 */
export async function* writeEdexml(bericht: EdexmlBericht): AsyncGenerator<Uint8Array, void, void> {
  yield* write({ ...bericht, school: { xsdversie: '2.1', ...bericht.school } });
}
