/** UWLR 2.2: toets, the definition of a test (UWLR_Leerresultaten_v2p2.xsd, ctpToets). */
import {
  attribute,
  element,
  elementType,
  oneOrMore,
  optional,
  list,
  textType,
} from '../../xml/schema/description.ts';
import { uri, decimal, integer, text } from '../../xml/schema/simple-type.ts';

const vocabulaire = optional(attribute('vocabulaire', uri, 'Naam (URI) van de woordenlijst'));
const vocabulairelocatie = optional(
  attribute('vocabulairelocatie', uri, 'Waar de woordenlijst staat; wordt nooit opgehaald'),
);

/** A word from a list that both parties know. */
export const vocabulaireType = textType(
  'ctpVocabulaireGebondenVeld',
  'UWLR_Leerresultaten_v2p2.xsd, ctpVocabulaireGebondenVeld',
  text(1, 256),
  vocabulaire,
  vocabulairelocatie,
);

const ingang = textType(
  'ctpIngang',
  'UWLR_Leerresultaten_v2p2.xsd, ingang',
  text(1, 256),
  vocabulaire,
  vocabulairelocatie,
  attribute('niveau', integer(-Number.MAX_SAFE_INTEGER), 'Diepte in de indeling'),
);

const kleur = integer(0, 255);
const normkleur = elementType(
  'ctpNormkleur',
  'UWLR_Leerresultaten_v2p2.xsd, normkleur',
  element('rood_code', kleur, 'Rood'),
  element('groen_code', kleur, 'Groen'),
  element('blauw_code', kleur, 'Blauw'),
  element('transparantie', decimal(0, 1), '0 is doorzichtig, 1 is dekkend'),
);

export const score = integer(0);
const schoolcijfer = decimal(1, 10);
const norm = elementType(
  'ctpNorm',
  'UWLR_Leerresultaten_v2p2.xsd, norm',
  element('term', text(1, 64), 'Oordeel, zoals voldoende'),
  optional(element('omschrijving', text(1, 128), 'Toelichting')),
  element('beginnormwaarde', score, 'Laagste score met dit oordeel'),
  element('eindnormwaarde', score, 'Hoogste score met dit oordeel'),
  optional(element('normkleur', normkleur, 'Kleur op het scherm')),
  optional(element('schoolcijfer_vanaf', schoolcijfer, 'Laagste schoolcijfer')),
  optional(element('schoolcijfer_totenmet', schoolcijfer, 'Hoogste schoolcijfer')),
);

export const normering = elementType(
  'ctpNormering',
  'UWLR_Leerresultaten_v2p2.xsd, ctpNormering',
  vocabulaire,
  vocabulairelocatie,
  optional(element('toetscategorie', vocabulaireType, 'Soort toets')),
  optional(element('toetsniveau', vocabulaireType, 'Niveau van de toets')),
  optional(element('wegingsfactor', decimal(), 'Hoe zwaar de toets telt')),
  oneOrMore('normen', element('norm', norm, 'Vanaf welke tot welke score een oordeel geldt')),
);

const toetsonderdeel = elementType(
  'ctpToetsOnderdeel',
  'UWLR_Leerresultaten_v2p2.xsd, ctpToetsOnderdeel',
  element('toetsonderdeelvolgnummer', integer(1), 'Plaats in de toets, elk een eigen'),
  element('toetsonderdeelcode', vocabulaireType, 'Code van het onderdeel'),
  optional(element('toetsonderdeelnaam', text(1, 128), 'Naam van het onderdeel')),
  optional(element('toetsonderdeelnormering', normering, 'Wat de scores betekenen')),
);

export const toets = elementType(
  'ctpToets',
  'UWLR_Leerresultaten_v2p2.xsd, ctpToets',
  element('toetscode', vocabulaireType, 'Code van de toets, elk een eigen'),
  optional(element('versie', vocabulaireType, 'Versie van de toets')),
  optional(element('toetsnaam', text(1, 128), 'Naam van de toets')),
  optional(element('leerjaar', vocabulaireType, 'Leerjaar waarvoor de toets is')),
  optional(element('vakgebied', vocabulaireType, 'Vak')),
  optional(element('toetsnormering', normering, 'Wat de scores betekenen')),
  optional(
    list('toetshierarchie', 'Plaats in een indeling', element('ingang', ingang, 'Een trede in de indeling')),
  ),
  optional(
    list('toetsonderdelen', 'Delen van de toets', element('toetsonderdeel', toetsonderdeel, 'Een onderdeel')),
  ),
);
export type { Toets } from './nouns.generated.ts';

export const toetsenList = list(
  'toetsen',
  'De toetsen waar de resultaten van zijn',
  element('toets', toets, 'Een toets'),
);
