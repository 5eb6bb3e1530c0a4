/** Layer 4: what only the text of a profile asks. Its schema decides, the text warns. */
import type { Nouns, Profiel } from '../uwlr/profielen/profiel.ts';
import { nounTypes } from '../uwlr/profielen/profiel-aanpassing.ts';
import { namenVan } from '../xml/schema/names.ts';
import type { Overtreding } from './rules.ts';

export function* checkProfielTekst(profiel: Profiel, kind: string, waarde: object): Generator<Overtreding> {
  const noun = kind as keyof Nouns;
  const verplicht: readonly string[] = profiel.tekst?.verplicht?.[noun] ?? [];
  const weg: readonly string[] = profiel.tekst?.weg?.[noun] ?? [];
  for (const eigenschap of verplicht) {
    if (!(eigenschap in waarde)) yield overtreding('PROFIEL_ONTBREEKT', noun, eigenschap);
  }
  for (const eigenschap of weg) {
    if (eigenschap in waarde) yield overtreding('PROFIEL_TE_VEEL', noun, eigenschap);
  }
}

function overtreding(
  code: 'PROFIEL_ONTBREEKT' | 'PROFIEL_TE_VEEL',
  noun: keyof Nouns,
  eigenschap: string,
): Overtreding {
  const veld = namenVan(nounTypes[noun]).find((n) => n.eigenschap === eigenschap)?.naam ?? eigenschap;
  return { code, veld, waarden: { element: veld } };
}
