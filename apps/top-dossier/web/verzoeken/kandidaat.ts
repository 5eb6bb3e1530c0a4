import type { VerzoekDetail } from './verzoek.ts';

type Kandidaat = VerzoekDetail['kandidaten'][number];

const format = ({ brin6, codeLengte }: Kandidaat): string => `${brin6}, ${codeLengte} tekens`;

/** '97QX00, 32 tekens'. Two with the same label are distinguished by their place in the mail. */
export function listKandidaatLabels(kandidaten: readonly Kandidaat[]): readonly string[] {
  return kandidaten.map((kandidaat, index) => {
    const label = format(kandidaat);
    const isAmbiguous = kandidaten.filter((other) => format(other) === label).length > 1;
    return [label, isAmbiguous && `de ${index + 1}e in de e-mail`, kandidaat.gekozen && 'nu gekozen']
      .filter(Boolean)
      .join(', ');
  });
}
