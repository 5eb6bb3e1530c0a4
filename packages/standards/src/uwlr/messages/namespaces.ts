/** UWLR 2.0–2.3 share their namespaces; only `xsdversie` tells the version. */
export const LEERLINGGEGEVENS = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';
export const AUTORISATIE = 'http://www.edustandaard.nl/leerresultaten/2/autorisatie';
export const LEERRESULTATEN = 'http://www.edustandaard.nl/leerresultaten/2/leerresultaten';
export const TOETSDEFINITIES = 'http://www.edustandaard.nl/leerresultaten/2/toetsdefinities';
export const OSO = 'http://www.edustandaard.nl/oso_gegevensset/1.2/dossier';
