/**
 * UWLR 2.2: requests and results. Made by `npm run schema` from the descriptions beside it; change those.
 *
 * Of fields that exclude each other only one compiles. A reader that finds two reports an error (ELEMENT_NIET_SAMEN), and
 * keeps both.
 */
import type { DateText } from '../../xml/schema/simple-type.ts';

/** UWLR_Autorisatie_v2p2.xsd, autorisatie */
export type Autorisatie = {
  /** Sleutel die de school aan de afnemer gaf (een tekst van 1 tot en met 64 tekens). */
  autorisatiesleutel: string;
  /** Geheim dat bij de klantnaam hoort (een tekst van 1 tot en met 64 tekens). */
  klantcode: string;
  /** Naam van de afnemer bij de leverancier (een tekst van 1 tot en met 64 tekens). */
  klantnaam: string;
};

/** UWLR_Leerlinggegevens_v2p2.xsd, gVerzoekBasis */
export type VerzoekBasis = {
  /** Gevraagd schooljaar (een schooljaar als 2025-2026, waarvan het tweede jaar op het eerste volgt). */
  schooljaar: string;
  /** Versie van de standaard die de vrager spreekt (een tekst van 1 tot en met 32 tekens). */
  xsdversie: string;
  /** Afgesproken naam van een gegevensset (een tekst van 1 tot en met 64 tekens). */
  gegevenssetid?: string;
  /** Aanmaakdatum van het laatste verwerkte antwoord (een tijdstip als 2025-03-03T07:30:00+01:00). */
  laatstontvangengegevens?: DateText;
} & (
  | {
      /** Brincode van de gevraagde school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode: string;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: string;
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey?: never;
    }
  | {
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey: string;
      /** Brincode van de gevraagde school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode?: never;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: never;
    }
);

/** UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens_verzoek */
export type LeerlinggegevensVerzoek = {
  /** Gevraagd schooljaar (een schooljaar als 2025-2026, waarvan het tweede jaar op het eerste volgt). */
  schooljaar: string;
  /** Versie van de standaard die de vrager spreekt (een tekst van 1 tot en met 32 tekens). */
  xsdversie: string;
  /** Afgesproken naam van een gegevensset (een tekst van 1 tot en met 64 tekens). */
  gegevenssetid?: string;
  /** Aanmaakdatum van het laatste verwerkte antwoord (een tijdstip als 2025-03-03T07:30:00+01:00). */
  laatstontvangengegevens?: DateText;
} & (
  | {
      /** Brincode van de gevraagde school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode: string;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: string;
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey?: never;
    }
  | {
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey: string;
      /** Brincode van de gevraagde school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode?: never;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: never;
    }
);

/** UWLR_Leerlinggegevens_v2p2.xsd, structuur_verzoek */
export type StructuurVerzoek = {
  /** Gevraagd schooljaar (een schooljaar als 2025-2026, waarvan het tweede jaar op het eerste volgt). */
  schooljaar: string;
  /** Versie van de standaard die de vrager spreekt (een tekst van 1 tot en met 32 tekens). */
  xsdversie: string;
  /** Afgesproken naam van een gegevensset (een tekst van 1 tot en met 64 tekens). */
  gegevenssetid?: string;
  /** Aanmaakdatum van het laatste verwerkte antwoord (een tijdstip als 2025-03-03T07:30:00+01:00). */
  laatstontvangengegevens?: DateText;
} & (
  | {
      /** Brincode van de gevraagde school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode: string;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: string;
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey?: never;
    }
  | {
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey: string;
      /** Brincode van de gevraagde school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode?: never;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: never;
    }
);

/** UWLR_Leerlinggegevens_v2p2.xsd, leerlingen_verzoek */
export type LeerlingenVerzoek = {
  /** Gevraagd schooljaar (een schooljaar als 2025-2026, waarvan het tweede jaar op het eerste volgt). */
  schooljaar: string;
  /** Versie van de standaard die de vrager spreekt (een tekst van 1 tot en met 32 tekens). */
  xsdversie: string;
  /** Afgesproken naam van een gegevensset (een tekst van 1 tot en met 64 tekens). */
  gegevenssetid?: string;
  /** Aanmaakdatum van het laatste verwerkte antwoord (een tijdstip als 2025-03-03T07:30:00+01:00). */
  laatstontvangengegevens?: DateText;
  /** Groepen waarvan de leden worden gevraagd. */
  groepen: (
    | ({ kind: 'groep' } & {
        /** Sleutel van de groep; zonder sleutel: wie in geen enkele groep zit (een tekst van 1 tot en met 256 tekens). */
        key?: string;
      })
    | ({ kind: 'samengesteldeGroep' } & {
        /** Sleutel van de groep; zonder sleutel: wie in geen enkele groep zit (een tekst van 1 tot en met 256 tekens). */
        key?: string;
      })
  )[];
} & (
  | {
      /** Brincode van de gevraagde school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode: string;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: string;
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey?: never;
    }
  | {
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey: string;
      /** Brincode van de gevraagde school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode?: never;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: never;
    }
);

/** UWLR_Leerlinggegevens_v2p2.xsd, leerkrachten_verzoek */
export type LeerkrachtenVerzoek = {
  /** Gevraagd schooljaar (een schooljaar als 2025-2026, waarvan het tweede jaar op het eerste volgt). */
  schooljaar: string;
  /** Versie van de standaard die de vrager spreekt (een tekst van 1 tot en met 32 tekens). */
  xsdversie: string;
  /** Afgesproken naam van een gegevensset (een tekst van 1 tot en met 64 tekens). */
  gegevenssetid?: string;
  /** Aanmaakdatum van het laatste verwerkte antwoord (een tijdstip als 2025-03-03T07:30:00+01:00). */
  laatstontvangengegevens?: DateText;
  /** Groepen waarvan de leden worden gevraagd. */
  groepen: (
    | ({ kind: 'groep' } & {
        /** Sleutel van de groep; zonder sleutel: wie in geen enkele groep zit (een tekst van 1 tot en met 256 tekens). */
        key?: string;
      })
    | ({ kind: 'samengesteldeGroep' } & {
        /** Sleutel van de groep; zonder sleutel: wie in geen enkele groep zit (een tekst van 1 tot en met 256 tekens). */
        key?: string;
      })
  )[];
} & (
  | {
      /** Brincode van de gevraagde school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode: string;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: string;
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey?: never;
    }
  | {
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey: string;
      /** Brincode van de gevraagde school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode?: never;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: never;
    }
);

/** UWLR_Leerresultaten_v2p2.xsd, ctpSchool */
export type LeerresultatenSchool = {
  /** Schooljaar waarin de toetsen zijn gemaakt (een schooljaar als 2025-2026, waarvan het tweede jaar op het eerste volgt). */
  schooljaar: string;
  /** Tijdstip waarop het bericht is gemaakt (een tijdstip als 2025-03-03T07:30:00+01:00). */
  aanmaakdatum: DateText;
  /** Programma of persoon die het bericht maakte (een tekst van 1 tot en met 128 tekens). */
  auteur?: string;
  /** Versie van de standaard (een tekst van 1 tot en met 32 tekens). */
  xsdversie: string;
  /** Vrije opmerking (een tekst van 1 tot en met 128 tekens). */
  commentaar?: string;
} & (
  | {
      /** Brincode van de school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode: string;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: string;
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey?: never;
    }
  | {
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey: string;
      /** Brincode van de school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode?: never;
      /** Vestiging; leeg, afwezig en 00 zijn hetzelfde (twee cijfers, zoals 00). */
      dependancecode?: never;
    }
);

/** UWLR_Leerresultaten_v2p2.xsd, ctpToetsafname */
export type Toetsafname = {
  /** Sleutel van de leerling in de leerlinggegevens (een tekst van 1 tot en met 256 tekens). */
  leerlingid: string;
  /** Ketenpseudoniem van de leerling (een tekst van 1 tot en met 256 tekens). */
  eckid?: string;
  /** Sleutel van de leerkracht die de toets verwerkte (een tekst van 1 tot en met 256 tekens). */
  resultaatverwerkerid?: string;
  /** Resultaten van deze leerling. */
  resultaten: Resultaat[];
};

/** UWLR_Leerresultaten_v2p2.xsd, ctpToets */
export type Toets = {
  /** Code van de toets, elk een eigen. */
  toetscode: Vocabulairewoord;
  /** Versie van de toets. */
  versie?: Vocabulairewoord;
  /** Naam van de toets (een tekst van 1 tot en met 128 tekens). */
  toetsnaam?: string;
  /** Leerjaar waarvoor de toets is. */
  leerjaar?: Vocabulairewoord;
  /** Vak. */
  vakgebied?: Vocabulairewoord;
  /** Wat de scores betekenen. */
  toetsnormering?: Normering;
  /** Plaats in een indeling. */
  toetshierarchie?: {
    /** Naam (URI) van de woordenlijst (een adres (URI) als http://voorbeeld.example/lijst). */
    vocabulaire?: string;
    /** Waar de woordenlijst staat; wordt nooit opgehaald (een adres (URI) als http://voorbeeld.example/lijst). */
    vocabulairelocatie?: string;
    /** Diepte in de indeling (een geheel getal vanaf -9007199254740991). */
    niveau: number;
    /** De inhoud (een tekst van 1 tot en met 256 tekens). */
    value: string;
  }[];
  /** Delen van de toets. */
  toetsonderdelen?: {
    /** Plaats in de toets, elk een eigen (een geheel getal vanaf 1). */
    toetsonderdeelvolgnummer: number;
    /** Code van het onderdeel. */
    toetsonderdeelcode: Vocabulairewoord;
    /** Naam van het onderdeel (een tekst van 1 tot en met 128 tekens). */
    toetsonderdeelnaam?: string;
    /** Wat de scores betekenen. */
    toetsonderdeelnormering?: Normering;
  }[];
};

/** UWLR_Leerresultaten_v2p2.xsd, ctpResultaat */
type Resultaat = {
  /** Sleutel van dit resultaat; dezelfde sleutel vervangt een eerder resultaat (een tekst van 1 tot en met 256 tekens). */
  key: string;
  /** Dag waarop de toets is gemaakt (een datum als 2017-05-09). */
  afnamedatum: DateText;
  /** Welke toets; moet bij toetsen staan (een tekst van 1 tot en met 256 tekens). */
  toetscode: string;
  /** Versie van de toets. */
  versie?: Vocabulairewoord;
  /** Welk onderdeel; zonder: de hele toets (een tekst van 1 tot en met 256 tekens). */
  toetsonderdeelcode?: string;
  /** Adres met meer over dit resultaat (een tekst van 1 tot en met 256 tekens). */
  infourl?: string;
} & (
  | {
      /** Ruwe score (een geheel getal vanaf 0). */
      score?: number;
      /** Score zoals in een overstapdossier. */
      osoresultaat?: never;
    }
  | {
      /** Score zoals in een overstapdossier. */
      osoresultaat?: {
        /** Ruwe score en vaardigheidsscore. */
        toetsscore?: {
          /** Aantal opgaven (een geheel getal van -2147483648 tot en met 2147483647). */
          aantalopgaven?: number;
          /** Aantal goed (een geheel getal van -2147483648 tot en met 2147483647). */
          aantalgoed?: number;
          /** Aantal fout (een geheel getal van -2147483648 tot en met 2147483647). */
          aantalfout?: number;
          /** Aantal gelezen (een geheel getal van -2147483648 tot en met 2147483647). */
          aantalgelezen?: number;
          /** Gebruikte tijd in seconden (een getal als 6.5). */
          tijd?: string;
          /** Score op een vaardigheidsschaal (een getal als 6.5). */
          vaardigheidsscore?: string;
          /** Welke vaardigheidsschaal (een tekst die niet leeg is). */
          codevaardigheidsschaal?: string;
          /** Waar de score ongeveer tussen ligt. */
          betrouwbaarheidsinterval?: {
            /** Ondergrens (een getal als 6.5). */
            bivlaag: string;
            /** Bovengrens (een getal als 6.5). */
            bivhoog: string;
          };
        };
        /** Score vergeleken met een groep. */
        referentiescores?: {
          /** Soort score, OSO-codelijst 11 (een tekst die niet leeg is). */
          codereferentiescore: string;
          /** Met wie vergeleken, OSO-codelijst 22 (een tekst die niet leeg is). */
          codevergelijkingsgroep: string;
          /** De score zelf (een tekst die niet leeg is). */
          waarde: string;
          /** De score in woorden (een tekst die niet leeg is). */
          kwalificatie?: string;
        }[];
      };
      /** Ruwe score (een geheel getal vanaf 0). */
      score?: never;
    }
);

/** UWLR_Leerresultaten_v2p2.xsd, ctpVocabulaireGebondenVeld */
type Vocabulairewoord = {
  /** Naam (URI) van de woordenlijst (een adres (URI) als http://voorbeeld.example/lijst). */
  vocabulaire?: string;
  /** Waar de woordenlijst staat; wordt nooit opgehaald (een adres (URI) als http://voorbeeld.example/lijst). */
  vocabulairelocatie?: string;
  /** De inhoud (een tekst van 1 tot en met 256 tekens). */
  value: string;
};

/** UWLR_Leerresultaten_v2p2.xsd, ctpNormering */
type Normering = {
  /** Naam (URI) van de woordenlijst (een adres (URI) als http://voorbeeld.example/lijst). */
  vocabulaire?: string;
  /** Waar de woordenlijst staat; wordt nooit opgehaald (een adres (URI) als http://voorbeeld.example/lijst). */
  vocabulairelocatie?: string;
  /** Soort toets. */
  toetscategorie?: Vocabulairewoord;
  /** Niveau van de toets. */
  toetsniveau?: Vocabulairewoord;
  /** Hoe zwaar de toets telt (een getal als 6.5). */
  wegingsfactor?: string;
  /** Vanaf welke tot welke score een oordeel geldt. */
  normen: {
    /** Oordeel, zoals voldoende (een tekst van 1 tot en met 64 tekens). */
    term: string;
    /** Toelichting (een tekst van 1 tot en met 128 tekens). */
    omschrijving?: string;
    /** Laagste score met dit oordeel (een geheel getal vanaf 0). */
    beginnormwaarde: number;
    /** Hoogste score met dit oordeel (een geheel getal vanaf 0). */
    eindnormwaarde: number;
    /** Kleur op het scherm. */
    normkleur?: {
      /** Rood (een geheel getal van 0 tot en met 255). */
      roodCode: number;
      /** Groen (een geheel getal van 0 tot en met 255). */
      groenCode: number;
      /** Blauw (een geheel getal van 0 tot en met 255). */
      blauwCode: number;
      /** 0 is doorzichtig, 1 is dekkend (een getal van 0 tot en met 1). */
      transparantie: string;
    };
    /** Laagste schoolcijfer (een getal van 1 tot en met 10). */
    schoolcijferVanaf?: string;
    /** Hoogste schoolcijfer (een getal van 1 tot en met 10). */
    schoolcijferTotenmet?: string;
  }[];
};
