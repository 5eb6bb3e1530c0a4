/** UWLR 2.2: toets, the definition of a test (UWLR_Leerresultaten_v2p2.xsd, ctpToets). */
import {
  attribuut,
  element,
  elementType,
  minstensEen,
  optioneel,
  reeks,
  tekstType,
  type ValueOf,
} from '../../xml/schema/description.ts';
import { adres, decimaal, geheel, tekst } from '../../xml/schema/simple-type.ts';

const vocabulaire = optioneel(attribuut('vocabulaire', adres, 'Naam (URI) van de woordenlijst'));
const vocabulairelocatie = optioneel(
  attribuut('vocabulairelocatie', adres, 'Waar de woordenlijst staat; wordt nooit opgehaald'),
);

/** A word from a list that both parties know. */
export const vocabulaireVeld = tekstType(
  'ctpVocabulaireGebondenVeld',
  'UWLR_Leerresultaten_v2p2.xsd, ctpVocabulaireGebondenVeld',
  tekst(1, 256),
  vocabulaire,
  vocabulairelocatie,
);

const ingang = tekstType(
  'ctpIngang',
  'UWLR_Leerresultaten_v2p2.xsd, ingang',
  tekst(1, 256),
  vocabulaire,
  vocabulairelocatie,
  attribuut('niveau', geheel(-Number.MAX_SAFE_INTEGER), 'Diepte in de indeling'),
);

const kleur = geheel(0, 255);
const normkleur = elementType(
  'ctpNormkleur',
  'UWLR_Leerresultaten_v2p2.xsd, normkleur',
  element('rood_code', kleur, 'Rood'),
  element('groen_code', kleur, 'Groen'),
  element('blauw_code', kleur, 'Blauw'),
  element('transparantie', decimaal(0, 1), '0 is doorzichtig, 1 is dekkend'),
);

export const score = geheel(0);
const schoolcijfer = decimaal(1, 10);
const norm = elementType(
  'ctpNorm',
  'UWLR_Leerresultaten_v2p2.xsd, norm',
  element('term', tekst(1, 64), 'Oordeel, zoals voldoende'),
  optioneel(element('omschrijving', tekst(1, 128), 'Toelichting')),
  element('beginnormwaarde', score, 'Laagste score met dit oordeel'),
  element('eindnormwaarde', score, 'Hoogste score met dit oordeel'),
  optioneel(element('normkleur', normkleur, 'Kleur op het scherm')),
  optioneel(element('schoolcijfer_vanaf', schoolcijfer, 'Laagste schoolcijfer')),
  optioneel(element('schoolcijfer_totenmet', schoolcijfer, 'Hoogste schoolcijfer')),
);

const normering = elementType(
  'ctpNormering',
  'UWLR_Leerresultaten_v2p2.xsd, ctpNormering',
  vocabulaire,
  vocabulairelocatie,
  optioneel(element('toetscategorie', vocabulaireVeld, 'Soort toets')),
  optioneel(element('toetsniveau', vocabulaireVeld, 'Niveau van de toets')),
  optioneel(element('wegingsfactor', decimaal(), 'Hoe zwaar de toets telt')),
  minstensEen('normen', element('norm', norm, 'Vanaf welke tot welke score een oordeel geldt')),
);

const toetsonderdeel = elementType(
  'ctpToetsOnderdeel',
  'UWLR_Leerresultaten_v2p2.xsd, ctpToetsOnderdeel',
  element('toetsonderdeelvolgnummer', geheel(1), 'Plaats in de toets, elk een eigen'),
  element('toetsonderdeelcode', vocabulaireVeld, 'Code van het onderdeel'),
  optioneel(element('toetsonderdeelnaam', tekst(1, 128), 'Naam van het onderdeel')),
  optioneel(element('toetsonderdeelnormering', normering, 'Wat de scores betekenen')),
);

export const toets = elementType(
  'ctpToets',
  'UWLR_Leerresultaten_v2p2.xsd, ctpToets',
  element('toetscode', vocabulaireVeld, 'Code van de toets, elk een eigen'),
  optioneel(element('versie', vocabulaireVeld, 'Versie van de toets')),
  optioneel(element('toetsnaam', tekst(1, 128), 'Naam van de toets')),
  optioneel(element('leerjaar', vocabulaireVeld, 'Leerjaar waarvoor de toets is')),
  optioneel(element('vakgebied', vocabulaireVeld, 'Vak')),
  optioneel(element('toetsnormering', normering, 'Wat de scores betekenen')),
  optioneel(
    reeks('toetshierarchie', 'Plaats in een indeling', element('ingang', ingang, 'Een trede in de indeling')),
  ),
  optioneel(
    reeks(
      'toetsonderdelen',
      'Delen van de toets',
      element('toetsonderdeel', toetsonderdeel, 'Een onderdeel'),
    ),
  ),
);
export type Toets = ValueOf<typeof toets>;

export const toetsenDeel = reeks(
  'toetsen',
  'De toetsen waar de resultaten van zijn',
  element('toets', toets, 'Een toets'),
);
