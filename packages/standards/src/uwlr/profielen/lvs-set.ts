/** UWLR 2.2: LVS-set, what a pupil monitoring system needs (Profiel_LVS_set_*_v2p2.xsd). */
import type { Profiel } from './profiel.ts';
import { smalleSet } from './smalle-set.ts';

const { emailadres: _, ...leerkracht } = smalleSet.velden.leerkracht;

export const lvsSet = {
  naam: 'lvs-set',
  titel: 'LVS-set',
  velden: {
    school: smalleSet.velden.school,
    groep: smalleSet.velden.groep,
    samengesteldeGroep: smalleSet.velden.samengesteldeGroep,
    leerling: {
      ...smalleSet.velden.leerling,
      voorletters1: 'Leerlingen met dezelfde naam uit elkaar houden',
      geslacht: 'De leerling goed aanspreken',
      startOndwJgr3: 'Scores vergelijken met leerlingen die even lang onderwijs hebben',
    },
    leerkracht,
  },
  verplicht: {
    school: ['peildatum', 'aanmaakdatum', 'xsdversie'],
    leerling: ['roepnaam', 'geboortedatum', 'geslacht', 'jaargroep'],
  },
  identificerend: ['bsn_ondwnr-4'],
  eigenaardig: { ...smalleSet.eigenaardig, structuurMet: ['groepen'] },
} as const satisfies Profiel;
