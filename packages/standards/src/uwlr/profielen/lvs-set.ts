/** UWLR 2.2: LVS-set, what a pupil monitoring system needs (Profiel_LVS_set_*_v2p2.xsd). */
import type { Profiel } from './profiel.ts';
import { smalleSet } from './smalle-set.ts';

const { emailadres: _, ...leerkracht } = smalleSet.fields.leerkracht;

/** What a pupil monitoring system needs. */
export const lvsSet = {
  name: 'lvs-set',
  title: 'LVS-set',
  fields: {
    school: smalleSet.fields.school,
    groep: smalleSet.fields.groep,
    samengesteldeGroep: smalleSet.fields.samengesteldeGroep,
    leerling: {
      ...smalleSet.fields.leerling,
      voorletters1: 'Leerlingen met dezelfde naam uit elkaar houden',
      geslacht: 'De leerling goed aanspreken',
      startOndwJgr3: 'Scores vergelijken met leerlingen die even lang onderwijs hebben',
    },
    leerkracht,
  },
  required: {
    school: ['peildatum', 'aanmaakdatum', 'xsdversie'],
    leerling: ['roepnaam', 'geboortedatum', 'geslacht', 'jaargroep'],
  },
  identifying: ['bsn_ondwnr-4'],
  schemaDifferences: { ...smalleSet.schemaDifferences, structuurRequired: ['groepen'] },
} as const satisfies Profiel;
