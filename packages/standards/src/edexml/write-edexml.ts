/** Writes an EDEXML 2.1 file as a stream of bytes (UTF-8, no byte order mark). */
import { compileStreamWriter } from '../xml/write/write-stream.ts';
import type { ListSource } from '../xml/write/list-source.ts';
import type { Writable } from '../xml/schema/writable.ts';
import { edexRoot, type AnyGroep } from './edex.ts';
import type { Leerkracht } from './leerkracht.ts';
import type { Leerling } from './leerling.ts';
import type { School } from './school.ts';
import type { Vestiging } from './vestiging.ts';

/** One file: one school, one school year, at least one pupil. A list is written as it comes in. */
export interface EdexmlBericht {
  readonly school: Writable<School>;
  readonly vestigingen?: ListSource<Writable<Vestiging>> | null | undefined;
  readonly groepen?: ListSource<Writable<AnyGroep>> | null | undefined;
  readonly leerlingen: ListSource<Writable<Leerling>>;
  readonly leerkrachten?: ListSource<Writable<Leerkracht>> | null | undefined;
}

const write = compileStreamWriter(edexRoot, {
  before: '<?xml version="1.0" encoding="UTF-8"?>\n',
  lineEnd: '\n',
});

/**
 * Cuts nothing off, invents nothing and leaves nothing out. Throws a StandardsError (`WAARDE_…`) when a value does not
 * fit the standard or a key comes twice; its `path` says where: `leerling[1234]/geboortedatum`.
 *
 * @example
 * const leerlingen = [{ key: '1', achternaam: 'Voorbeeld', roepnaam: 'Fenna', geboortedatum: new Date('2015-07-01') }];
 * await pipeline(writeEdexml({ school: { schooljaar: '2025-2026' }, leerlingen }), createWriteStream('school.xml'));
 */
export async function* writeEdexml(bericht: EdexmlBericht): AsyncGenerator<Uint8Array, void, void> {
  const { school } = bericht;
  yield* write({ ...bericht, school: school && { ...school, xsdversie: school.xsdversie ?? '2.1' } });
}
