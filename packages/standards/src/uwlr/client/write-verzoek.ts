/** Writes a UWLR request: the envelope, a header with three strings, and one element in the body. */
import { BODY_OPEN, ENVELOPE_CLOSE, ENVELOPE_OPEN } from '../../soap/envelope.ts';
import type { Writable } from '../../xml/schema/writable.ts';
import { compileTextWriter, type TextOutput, type WriteElement } from '../../xml/write/writer.ts';
import { autorisatieElement, type Autorisatie } from '../messages/autorisatie.ts';
import { AUTORISATIE, LEERLINGGEGEVENS } from '../messages/namespaces.ts';
import { operaties, type Operatie } from '../messages/operaties.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';

const writeAutorisatie = compileTextWriter(autorisatieElement, { declarations: ` xmlns="${AUTORISATIE}"` });

const writers = new Map<Operatie, WriteElement>(
  (Object.keys(operaties) as Operatie[]).map((operatie) => [
    operatie,
    compileTextWriter(operaties[operatie].verzoek, {
      inMessage: true,
      declarations: ` xmlns="${LEERLINGGEGEVENS}"`,
    }),
  ]),
);

/** Throws a StandardsError when a value does not fit the standard. */
export function serializeVerzoek(
  operatie: Operatie,
  verzoek: Writable<VerzoekBasis>,
  autorisatie: Autorisatie,
): string {
  const output: TextOutput = { text: `${ENVELOPE_OPEN}<soap:Header>` };
  writeAutorisatie(autorisatie, output);
  output.text += `</soap:Header>${BODY_OPEN}`;
  writers.get(operatie)!(verzoek, output);
  return output.text + ENVELOPE_CLOSE;
}
