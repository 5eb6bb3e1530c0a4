/** UWLR 2.2: Smalle set, what method-bound learning and testing need (Profiel_Smalle_set_*_v2p2.xsd and its text). */
import { text } from '../../xml/schema/simple-type.ts';
import type { Profiel } from './profiel.ts';

/** What learning and testing with a method need. */
export const smalleSet = {
  name: 'smalle-set',
  title: 'Smalle set',
  fields: {
    school: {
      schooljaar: 'Weten over welk schooljaar de gegevens gaan',
      peildatum: 'Weten op welke dag de gegevens klopten',
      brincode: 'De school herkennen',
      dependancecode: 'De vestiging herkennen',
      instellingsnummer: 'Een Vlaamse school herkennen',
      schoolkey: 'Een school zonder brincode herkennen',
      aanmaakdatum: 'Bij de volgende keer alleen veranderingen ophalen',
      auteur: 'Bij storingen weten welk systeem het bericht maakte',
      xsdversie: 'Het bericht volgens de juiste versie lezen',
      commentaar: 'Een bijzonderheid over de levering lezen',
    },
    groep: {
      key: 'Leerlingen aan hun groep koppelen',
      naam: 'De groep herkennen',
      jaargroep: 'Leermiddelen kiezen die bij het leerjaar passen',
    },
    samengesteldeGroep: {
      key: 'Leerlingen aan hun samengestelde groep koppelen',
      naam: 'De groep herkennen',
      omschrijving: 'De groep van andere onderscheiden',
    },
    leerling: {
      key: 'De leerling bij een volgende uitwisseling herkennen',
      eckid: 'De leerling in de keten van leermiddelen herkennen zonder persoonsnummer',
      achternaam: 'De leerling in een lijst herkennen',
      voorvoegsel: 'De achternaam goed schrijven',
      roepnaam: 'De leerling aanspreken',
      geboortedatum: 'Leerlingen met dezelfde naam uit elkaar houden',
      jaargroep: 'Leerstof kiezen die bij het leerjaar past',
      groep: 'Weten in welke groep de leerling zit',
      samengesteldeGroepen: 'Weten in welke samengestelde groepen de leerling zit',
    },
    leerkracht: {
      key: 'De leerkracht bij een volgende uitwisseling herkennen',
      eckid: 'De leerkracht in de keten van leermiddelen herkennen',
      achternaam: 'De leerkracht in een lijst herkennen',
      voorvoegsel: 'De achternaam goed schrijven',
      roepnaam: 'De leerkracht aanspreken',
      emailadres: 'De leerkracht een account kunnen geven',
      groepen: 'De leerkracht alleen de eigen groepen laten zien',
    },
  },
  text: {
    required: {
      leerling: ['geboortedatum', 'jaargroep'],
      leerkracht: ['achternaam', 'emailadres', 'groepen'],
    },
    removed: { samengesteldeGroep: ['omschrijving'] },
  },
  schemaDifferences: {
    verzoekRemoved: ['gegevenssetid'],
    // The schema of the standard went to 256 in 2017; those of the profiles did not.
    verzoekTypes: { schoolkey: text(1, 64) },
    hasCapitals: true,
  },
} as const satisfies Profiel;
