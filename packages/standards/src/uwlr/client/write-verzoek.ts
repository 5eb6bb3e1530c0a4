/** Writes a UWLR request: envelope, header with the three strings, one body element. */
import { BODY_OPEN, ENVELOP_OPEN, ENVELOP_SLUIT } from '../../soap/envelope.ts';
import { compileSchrijver, type SchrijfElement, type Uit } from '../../xml/write/writer.ts';
import { autorisatieElement, type Autorisatie } from '../messages/autorisatie.ts';
import { AUTORISATIE, LEERLINGGEGEVENS } from '../messages/namespaces.ts';
import { operaties, type Operatie } from '../messages/operaties.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';

const schrijfAutorisatie = compileSchrijver(autorisatieElement, { declaraties: ` xmlns="${AUTORISATIE}"` });

const schrijvers = new Map<Operatie, SchrijfElement>(
  (Object.keys(operaties) as Operatie[]).map((operatie) => [
    operatie,
    compileSchrijver(operaties[operatie].verzoek, {
      uwlr: true,
      declaraties: ` xmlns="${LEERLINGGEGEVENS}"`,
    }),
  ]),
);

export function serializeVerzoek(
  operatie: Operatie,
  verzoek: VerzoekBasis,
  autorisatie: Autorisatie,
): string {
  const uit: Uit = { tekst: `${ENVELOP_OPEN}<soap:Header>` };
  schrijfAutorisatie(autorisatie, uit);
  uit.tekst += `</soap:Header>${BODY_OPEN}`;
  schrijvers.get(operatie)!(verzoek, uit);
  return uit.tekst + ENVELOP_SLUIT;
}
