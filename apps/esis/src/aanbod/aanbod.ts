/** The catalogue: what a school can be connected with. In code, because each entry needs terms and a profile anyway. */
export type Aanbod = {
  readonly id: string;
  readonly categorie: string;
  /** In the list of Beschikbare koppelingen. */
  readonly naam: string;
  /** On the screen Koppelinggegevens and under Geactiveerde koppelingen. */
  readonly koppelingnaam: string;
  readonly omschrijving: string;
  readonly prijs: string;
  /** How the other side is called in a sentence. */
  readonly partner: string;
  /** Under which name that side calls our UWLR service, when nobody gave it another. */
  readonly klantnaam: string;
  /** Does this koppeling bring results of tests to the school? Then its terms must say so. */
  readonly bringsLeerresultaten: boolean;
};

export const CATALOGUS: readonly Aanbod[] = [
  {
    id: 'top-dossier',
    categorie: 'Samenwerkingsverband',
    naam: 'TOP dossier koppeling',
    koppelingnaam: 'SWV Topdossier koppeling',
    omschrijving: 'Deze koppeling verzorgt de uitwisseling met TOP dossier',
    prijs: 'Geen aanvullende kosten',
    partner: 'TOP dossier',
    klantnaam: 'top-dossier',
    bringsLeerresultaten: false,
  },
];

/** The name of a partner on the screen, by its klantnaam. */
export const PARTNERNAMEN: Readonly<Record<string, string>> = Object.fromEntries(
  CATALOGUS.map(({ klantnaam, partner }) => [klantnaam, partner]),
);

/** The koppelingen that bring results of tests. */
export const MET_LEERRESULTATEN: ReadonlySet<string> = new Set(
  CATALOGUS.filter(({ bringsLeerresultaten }) => bringsLeerresultaten).map(({ id }) => id),
);

export const findAanbod = (id: string): Aanbod | undefined => CATALOGUS.find((aanbod) => aanbod.id === id);
