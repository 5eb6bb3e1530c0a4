/** UWLR 2.2: the operations of both services, as data (UWLR_Leerlinggegevens_v2p2.wsdl, UWLR_Leerresultaten_v2p2.wsdl). */
import { element } from '../../xml/schema/description.ts';
import { leerkrachtenAntwoord, leerkrachtenGegevens } from './leerkrachten-antwoord.ts';
import { leerkrachtenVerzoek } from './leerkrachten-verzoek.ts';
import { leerlingenAntwoord, leerlingenGegevens } from './leerlingen-antwoord.ts';
import { leerlingenVerzoek } from './leerlingen-verzoek.ts';
import { leerlinggegevensAntwoord, leerlinggegevensGegevens } from './leerlinggegevens-antwoord.ts';
import { leerlinggegevensVerzoek } from './leerlinggegevens-verzoek.ts';
import { leerresultatenBevestiging, leerresultatenVerzoek } from './leerresultaten-verzoek.ts';
import { LEERLINGGEGEVENS } from './namespaces.ts';
import { structuurAntwoord, structuurGegevens } from './structuur-antwoord.ts';
import { structuurVerzoek } from './structuur-verzoek.ts';

/** Both ports hang on one URL; the stepwise port writes its soapAction as a full address. */
export const operaties = {
  HaalLeerlinggegevens: {
    port: 'alles-in-een',
    soapAction: 'HaalLeerlinggegevens',
    verzoek: element(
      'leerlinggegevens_verzoek',
      leerlinggegevensVerzoek,
      'Vraagt alle gegevens van een school',
    ),
    antwoord: element('leerlinggegevens_antwoord', leerlinggegevensAntwoord, 'Alle gegevens van een school'),
    gegevens: leerlinggegevensGegevens,
  },
  HaalStructuur: {
    port: 'getrapt',
    soapAction: `${LEERLINGGEGEVENS}/structuur_verzoek`,
    verzoek: element('structuur_verzoek', structuurVerzoek, 'Vraagt de groepen van een school'),
    antwoord: element('structuur_antwoord', structuurAntwoord, 'De groepen van een school'),
    gegevens: structuurGegevens,
    faultDetail: 'StructuurFault',
  },
  HaalLeerlingen: {
    port: 'getrapt',
    soapAction: `${LEERLINGGEGEVENS}/leerlingen_verzoek`,
    verzoek: element('leerlingen_verzoek', leerlingenVerzoek, 'Vraagt de leerlingen van groepen'),
    antwoord: element('leerlingen_antwoord', leerlingenAntwoord, 'De leerlingen van groepen'),
    gegevens: leerlingenGegevens,
    faultDetail: 'LeerlingenFault',
  },
  HaalLeerkrachten: {
    port: 'getrapt',
    soapAction: `${LEERLINGGEGEVENS}/leerkrachten_verzoek`,
    verzoek: element('leerkrachten_verzoek', leerkrachtenVerzoek, 'Vraagt de leerkrachten van groepen'),
    antwoord: element('leerkrachten_antwoord', leerkrachtenAntwoord, 'De leerkrachten van groepen'),
    gegevens: leerkrachtenGegevens,
    faultDetail: 'LeerkrachtenFault',
  },
} as const;

/** Asks for pupil data. */
export type Operatie = keyof typeof operaties;

/** The one operation that brings something: a service of its own, in a namespace of its own. */
export const brengLeerresultaten = {
  name: 'BrengLeerresultaten',
  soapAction: 'BrengLeerresultaten',
  verzoek: leerresultatenVerzoek,
  antwoord: leerresultatenBevestiging,
} as const;

/** Every operation of UWLR: those that ask for pupil data, and the one that brings results. */
export type UwlrOperatie = Operatie | typeof brengLeerresultaten.name;
