/**
 * EDEXML 2.1: the nouns. Made by `npm run schema` from the descriptions beside it; change those.
 *
 * Of fields that exclude each other only one compiles. A reader that finds two reports an error (ELEMENT_NIET_SAMEN), and
 * keeps both.
 */
import type { DateText } from '../xml/schema/simple-type.ts';
import type { Jaargroep, Land, Rol } from './simple-types.ts';

/** EDEXML.elementen.xsd, SchoolType */
export type School = {
  /** Schooljaar waarover de gegevens gaan (een schooljaar als 2025-2026, waarvan het tweede jaar op het eerste volgt). */
  schooljaar: string;
  /** Dag waarop de gegevens zo waren; zonder peildatum geldt aanmaakdatum (een datum als 2017-05-09). */
  peildatum?: DateText;
  /** Tijdstip waarop het bericht is gemaakt (een tijdstip als 2025-03-03T07:30:00+01:00). */
  aanmaakdatum?: DateText;
  /** Programma of persoon die het bericht maakte (een tekst van 1 tot en met 128 tekens). */
  auteur?: string;
  /** Versie van de standaard (een tekst van 1 tot en met 32 tekens). */
  xsdversie?: string;
  /** Vrije opmerking. */
  commentaar?: string;
} & (
  | {
      /** Brincode van de school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode?: string;
      /** Nummer van de vestiging; 00 is de hoofdvestiging (twee cijfers, zoals 00). */
      dependancecode?: string;
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey?: string;
      /** Nummer van een Vlaamse school (twee tot zes cijfers). */
      instellingsnummer?: never;
    }
  | {
      /** Nummer van een Vlaamse school (twee tot zes cijfers). */
      instellingsnummer?: string;
      /** Afgesproken sleutel van een school zonder brincode (een tekst van 1 tot en met 256 tekens). */
      schoolkey?: string;
      /** Brincode van de school (een brincode van twee cijfers en twee hoofdletters, zoals 97QX). */
      brincode?: never;
      /** Nummer van de vestiging; 00 is de hoofdvestiging (twee cijfers, zoals 00). */
      dependancecode?: never;
    }
);

/** EDEXML.elementen.xsd, VestigingType */
export type Vestiging = {
  /** Sleutel van de vestiging binnen de school (een tekst van 1 tot en met 256 tekens). */
  key: string;
  /** Naam van de vestiging (een tekst van 1 tot en met 64 tekens). */
  naam: string;
  /** Toelichting (een tekst van 1 tot en met 256 tekens). */
  omschrijving?: string;
  /** Laatste wijziging (een tijdstip als 2025-03-03T07:30:00+01:00). */
  mutatiedatum?: DateText;
};

/** EDEXML.elementen.xsd, GroepType */
export type Groep = {
  /** Sleutel van de groep, vast binnen een schooljaar (een tekst van 1 tot en met 256 tekens). */
  key: string;
  /** Naam van de groep (een tekst van 1 tot en met 64 tekens). */
  naam: string;
  /** Leerjaar; C voor een combinatiegroep. */
  jaargroep: Jaargroep;
  /** Toelichting (een tekst van 1 tot en met 256 tekens). */
  omschrijving?: string;
  /** Laatste wijziging (een tijdstip als 2025-03-03T07:30:00+01:00). */
  mutatiedatum?: DateText;
};

/** EDEXML.elementen.xsd, SamengesteldeGroepType */
export type SamengesteldeGroep = {
  /** Sleutel van de groep, vast binnen een schooljaar (een tekst van 1 tot en met 256 tekens). */
  key: string;
  /** Naam van de groep (een tekst van 1 tot en met 64 tekens). */
  naam: string;
  /** Toelichting (een tekst van 1 tot en met 256 tekens). */
  omschrijving?: string;
  /** Laatste wijziging (een tijdstip als 2025-03-03T07:30:00+01:00). */
  mutatiedatum?: DateText;
};

/** EDEXML.elementen.xsd, LeerlingType */
export type Leerling = {
  /** Sleutel van de leerling; verandert niet tijdens de schoolloopbaan (een tekst van 1 tot en met 256 tekens). */
  key: string;
  /** Ketenpseudoniem van de leerling (een tekst van 1 tot en met 256 tekens). */
  eckid?: string;
  /** Achternaam zonder voorvoegsel (een tekst van 1 tot en met 200 tekens). */
  achternaam?: string;
  /** Voorvoegsel van de achternaam, zoals van der (een tekst van 1 tot en met 10 tekens). */
  voorvoegsel?: string;
  /** Alle voornamen, met een spatie ertussen (een tekst van 1 tot en met 200 tekens). */
  voornamen?: string;
  /** Voorletters als hoofdletters zonder punten (een tekst van 1 tot en met 6 tekens). */
  voorletters1?: string;
  /** Naam waarmee de persoon wordt aangesproken (een tekst van 1 tot en met 64 tekens). */
  roepnaam?: string;
  /** Geboortedatum (een datum als 2017-05-09). */
  geboortedatum?: DateText;
  /** 0 onbekend, 1 jongen, 2 meisje, 9 niet gespecificeerd. */
  geslacht?: 0 | 1 | 2 | 9;
  /** Begin van het onderwijs op het niveau van jaargroep 3 (een datum als 2017-05-09). */
  startOndwJgr3?: DateText;
  /** Leerjaar; gaat voor het leerjaar van de groep. */
  jaargroep?: Jaargroep;
  /** De stamgroep. */
  groep?: {
    /** Sleutel van de groep (een tekst van 1 tot en met 256 tekens). */
    key: string;
  };
  /** Groepen naast de stamgroep. */
  samengesteldeGroepen?: {
    /** Sleutel van de samengestelde groep (een tekst van 1 tot en met 256 tekens). */
    key: string;
  }[];
  /** Waar de leerling les krijgt. */
  vestiging?: {
    /** Sleutel van de vestiging (een tekst van 1 tot en met 256 tekens). */
    key: string;
  };
  /** Gebruikersnaam bij de school (een tekst van 1 tot en met 64 tekens). */
  gebruikersnaam?: string;
  /** E-mailadres (een tekst van 1 tot en met 256 tekens). */
  emailadres?: string;
  /** Adres van een foto (een tekst van 1 tot en met 256 tekens). */
  fotourl?: string;
  /** Wordt afgeraden. */
  etniciteit?: '9' | '0' | '1';
  /** Geboorteland. */
  land?: Land;
  /** Geboorteland van de vader. */
  landVader?: Land;
  /** Geboorteland van de moeder. */
  landMoeder?: Land;
  /** Leerlinggewicht vanaf 2006, met een komma. */
  gewichtNieuw?: '?' | '0' | '0,3' | '1,2';
  /** Leerlinggewicht tot 2006, met een punt. */
  gewicht?: '?' | '0.00' | '0.25' | '0.40' | '0.70' | '0.90';
  /** Eerste dag op deze school (een datum als 2017-05-09). */
  instroomdatum?: DateText;
  /** Vanaf deze dag niet meer op deze school (een datum als 2017-05-09). */
  uitstroomdatum?: DateText;
  /** Laatste wijziging (een tijdstip als 2025-03-03T07:30:00+01:00). */
  mutatiedatum?: DateText;
} & (
  | {
      /** Nederlandse postcode zonder spatie (een postcode zonder spatie, zoals 9999ZZ). */
      postcodenl?: string;
      /** Belgisch postnummer (vier cijfers). */
      postnummerbe?: never;
      /** Andere buitenlandse postcode (een tekst van 1 tot en met 32 tekens). */
      postcodeoverig?: never;
    }
  | {
      /** Belgisch postnummer (vier cijfers). */
      postnummerbe?: string;
      /** Nederlandse postcode zonder spatie (een postcode zonder spatie, zoals 9999ZZ). */
      postcodenl?: never;
      /** Andere buitenlandse postcode (een tekst van 1 tot en met 32 tekens). */
      postcodeoverig?: never;
    }
  | {
      /** Andere buitenlandse postcode (een tekst van 1 tot en met 32 tekens). */
      postcodeoverig?: string;
      /** Nederlandse postcode zonder spatie (een postcode zonder spatie, zoals 9999ZZ). */
      postcodenl?: never;
      /** Belgisch postnummer (vier cijfers). */
      postnummerbe?: never;
    }
);

/** EDEXML.elementen.xsd, LeerkrachtType */
export type Leerkracht = {
  /** Sleutel van de leerkracht (een tekst van 1 tot en met 256 tekens). */
  key: string;
  /** Ketenpseudoniem van de leerkracht (een tekst van 1 tot en met 256 tekens). */
  eckid?: string;
  /** Achternaam zonder voorvoegsel (een tekst van 1 tot en met 200 tekens). */
  achternaam?: string;
  /** Voorvoegsel van de achternaam, zoals van der (een tekst van 1 tot en met 10 tekens). */
  voorvoegsel?: string;
  /** Alle voornamen, met een spatie ertussen (een tekst van 1 tot en met 200 tekens). */
  voornamen?: string;
  /** Voorletters als hoofdletters zonder punten (een tekst van 1 tot en met 6 tekens). */
  voorletters1?: string;
  /** Naam waarmee de persoon wordt aangesproken (een tekst van 1 tot en met 64 tekens). */
  roepnaam?: string;
  /** Gebruikersnaam bij de school (een tekst van 1 tot en met 64 tekens). */
  gebruikersnaam?: string;
  /** E-mailadres (een tekst van 1 tot en met 256 tekens). */
  emailadres?: string;
  /** Rol uit de lijst; Rol in eigen woorden. */
  rollen?: ({ kind: 'rol'; value: Rol } | { kind: 'rolomschrijving'; value: string })[];
  /** Groepen waaraan de leerkracht werkt. */
  groepen?: (
    | ({ kind: 'groep' } & {
        /** Sleutel van de groep (een tekst van 1 tot en met 256 tekens). */
        key: string;
        /** Rol uit de lijst; Rol in eigen woorden. */
        rollen?: ({ kind: 'rol'; value: Rol } | { kind: 'rolomschrijving'; value: string })[];
      })
    | ({ kind: 'samengesteldeGroep' } & {
        /** Sleutel van de groep (een tekst van 1 tot en met 256 tekens). */
        key: string;
        /** Rol uit de lijst; Rol in eigen woorden. */
        rollen?: ({ kind: 'rol'; value: Rol } | { kind: 'rolomschrijving'; value: string })[];
      })
  )[];
  /** Laatste wijziging (een tijdstip als 2025-03-03T07:30:00+01:00). */
  mutatiedatum?: DateText;
};
