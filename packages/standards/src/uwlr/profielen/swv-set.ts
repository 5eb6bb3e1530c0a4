/** SWV-set: what a samenwerkingsverband needs to start a dossier. No eckid, no identifying number, no staff. */
import type { Profiel } from './profiel.ts';

/** What a samenwerkingsverband needs to start a dossier. */
export const swvSet = {
  name: 'swv-set',
  title: 'SWV-set',
  fields: {
    school: {
      schooljaar: 'Weten over welk schooljaar de gegevens gaan',
      peildatum: 'Weten op welke dag de gegevens klopten',
      brincode: 'De school herkennen',
      dependancecode: 'De vestiging herkennen',
      schoolkey: 'Een school zonder brincode herkennen',
      aanmaakdatum: 'Bij de volgende keer alleen veranderingen ophalen',
      auteur: 'Bij storingen weten welk systeem het bericht maakte',
      xsdversie: 'Het bericht volgens de juiste versie lezen',
    },
    groep: {
      key: 'Leerlingen aan hun groep koppelen',
      naam: 'De groep herkennen',
      jaargroep: 'Weten welk leerjaar de groep heeft',
    },
    samengesteldeGroep: {
      key: 'Leerlingen aan hun samengestelde groep koppelen',
      naam: 'De groep herkennen',
    },
    leerling: {
      key: 'De leerling bij een volgende uitwisseling herkennen; een pseudoniem dat alleen in deze koppeling geldt',
      achternaam: 'De leerling herkennen in gesprekken over ondersteuning',
      voorvoegsel: 'De achternaam goed schrijven',
      roepnaam: 'De leerling aanspreken',
      geboortedatum: 'Leerlingen met dezelfde naam uit elkaar houden en de leeftijd kennen',
      geslacht: 'De leerling goed aanspreken',
      jaargroep: 'Ondersteuning kiezen die bij het leerjaar past',
      groep: 'Weten in welke groep de leerling zit',
      samengesteldeGroepen: 'Weten in welke samengestelde groepen de leerling zit',
    },
  },
} as const satisfies Profiel;
