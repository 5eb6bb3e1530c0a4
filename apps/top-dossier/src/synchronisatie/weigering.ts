/** An answer that arrived whole and that we refuse: nothing of it is kept. */
export class AntwoordGeweigerd extends Error {
  override name = 'AntwoordGeweigerd';
  readonly code: string;
  readonly melding: string;

  constructor(code: keyof typeof REDENEN, melding: string = REDENEN[code]) {
    super(`answer refused: ${code}`);
    this.code = code;
    this.melding = melding;
  }
}

const REDENEN = {
  SYNC_ANDERE_SCHOOL:
    'ESIS stuurde gegevens van een andere school dan wij vroegen. Er is niets overgenomen. Meld dit meteen bij de leverancier van ESIS.',
  SYNC_GEEN_SCHOOL:
    'In het antwoord van ESIS staat niet van welke school het is. Er is niets overgenomen. Meld dit bij de leverancier van ESIS.',
  SYNC_BEVINDINGEN: 'In het antwoord van ESIS staan fouten. Er is niets overgenomen.',
  SYNC_DUBBELE_SLEUTEL:
    'In het antwoord van ESIS hebben twee leerlingen dezelfde sleutel. Er is niets overgenomen. Meld dit bij de leverancier van ESIS.',
  SYNC_NIET_GEVRAAGD:
    'ESIS antwoordt dat er niets is gewijzigd, maar wij hebben nog niets ontvangen. Meld dit bij de leverancier van ESIS.',
  SYNC_TE_VEEL_GROEPEN:
    'ESIS stuurde meer groepen dan een school kan hebben. Er is niets overgenomen. Meld dit bij de leverancier van ESIS.',
} as const;
