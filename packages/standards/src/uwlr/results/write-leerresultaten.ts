/** Writes results of tests, and files with tests only, as a stream of bytes. */
import { BODY_OPEN, ENVELOP_OPEN, ENVELOP_SLUIT } from '../../soap/envelope.ts';
import { compileSchrijfStroom } from '../../xml/write/write-stream.ts';
import { compileSchrijver, type Uit } from '../../xml/write/writer.ts';
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

const schrijfAutorisatie = compileSchrijver(autorisatieElement, { declaraties: ` xmlns="${AUTORISATIE}"` });
const schrijfBevestiging = compileSchrijver(leerresultatenBevestiging, {
  declaraties: ` xmlns="${LEERRESULTATEN}"`,
});
const schrijfToetsdefinities = compileSchrijfStroom(
  { ...toetsdefinities, naam: 'td:Toetsdefinities' },
  {
    voor: '<?xml version="1.0" encoding="UTF-8"?>\n',
    declaraties: ` xmlns:td="${TOETSDEFINITIES}" xmlns="${LEERRESULTATEN}"`,
  },
);

/**
 * BrengLeerresultaten, in its envelope. Throws a StandardsError when a value does not fit the standard.
 *
 * @example
 * const toetsen = [{ toetscode: { waarde: 'REK-3' } }];
 * const resultaten = [{ key: 'R1', afnamedatum: '2025-03-03', toetscode: 'REK-3', score: 17 }];
 * writeLeerresultaten({ school, toetsafnames: [{ leerlingid: 'LL-1', resultaten }], toetsen }, autorisatie);
 */
export function writeLeerresultaten(
  bericht: LeerresultatenBericht,
  autorisatie: Autorisatie,
): AsyncGenerator<Uint8Array, void, void> {
  const kop: Uit = { tekst: '' };
  schrijfAutorisatie(autorisatie, kop);
  const schrijf = compileSchrijfStroom(leerresultatenVerzoek, {
    voor: `${ENVELOP_OPEN}<soap:Header>${kop.tekst}</soap:Header>${BODY_OPEN}`,
    na: ENVELOP_SLUIT,
    declaraties: ` xmlns="${LEERRESULTATEN}"`,
  });
  return schrijf({ ...bericht });
}

/**
 * The only answer to BrengLeerresultaten there is, in its envelope: everything was taken.
 *
 * @example serializeLeerresultatenBevestiging() // '<?xml …<leerresultaten_bevestiging xmlns="…"/>…'
 */
export function serializeLeerresultatenBevestiging(): string {
  const uit: Uit = { tekst: ENVELOP_OPEN + BODY_OPEN };
  schrijfBevestiging({}, uit);
  return uit.tekst + ENVELOP_SLUIT;
}

/**
 * Toetsdefinities: a file with tests and no results. Throws a StandardsError when a value does not fit the standard.
 *
 * @example
 * await pipeline(writeToetsdefinities([{ toetscode: { waarde: 'REK-3' } }]), createWriteStream('toetsen.xml'));
 */
export function writeToetsdefinities(toetsen: Iterable<Toets>): AsyncGenerator<Uint8Array, void, void> {
  return schrijfToetsdefinities({ toetsen });
}
