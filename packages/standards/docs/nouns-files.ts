/** The two generated files with the types of the nouns. */
import { groep } from '../src/edexml/groep.ts';
import { leerkracht } from '../src/edexml/leerkracht.ts';
import { leerling } from '../src/edexml/leerling.ts';
import { samengesteldeGroep } from '../src/edexml/samengestelde-groep.ts';
import { school } from '../src/edexml/school.ts';
import { jaargroepType, landType, rolType } from '../src/edexml/simple-types.ts';
import { vestiging } from '../src/edexml/vestiging.ts';
import { autorisatie } from '../src/uwlr/messages/autorisatie.ts';
import { leerkrachtenVerzoek } from '../src/uwlr/messages/leerkrachten-verzoek.ts';
import { leerlingenVerzoek } from '../src/uwlr/messages/leerlingen-verzoek.ts';
import { leerlinggegevensVerzoek } from '../src/uwlr/messages/leerlinggegevens-verzoek.ts';
import { leerresultatenSchool, resultaat, toetsafname } from '../src/uwlr/messages/leerresultaten-verzoek.ts';
import { structuurVerzoek } from '../src/uwlr/messages/structuur-verzoek.ts';
import { normering, toets, vocabulaireType } from '../src/uwlr/messages/toets.ts';
import { verzoekBasis } from '../src/uwlr/messages/verzoek-basis.ts';
import { makeNouns } from './nouns.ts';

const MADE = `Made by \`npm run schema\` from the descriptions beside it; change those.
 *
 * Of fields that exclude each other only one compiles. A reader that finds two reports an error (ELEMENT_NIET_SAMEN), and
 * keeps both.`;

/** Path from the root of the repository → source, before prettier lays it out. */
export const makeNounsFiles = (): [path: string, content: string][] => [
  [
    'packages/standards/src/edexml/nouns.generated.ts',
    makeNouns({
      header: `/**
 * EDEXML 2.1: the nouns. ${MADE}
 */
import type { DateText } from '../xml/schema/simple-type.ts';
import type { Jaargroep, Land, Rol } from './simple-types.ts';`,
      exported: [
        ['School', school],
        ['Vestiging', vestiging],
        ['Groep', groep],
        ['SamengesteldeGroep', samengesteldeGroep],
        ['Leerling', leerling],
        ['Leerkracht', leerkracht],
      ],
      imported: [
        ['Jaargroep', jaargroepType],
        ['Land', landType],
        ['Rol', rolType],
      ],
    }),
  ],
  [
    'packages/standards/src/uwlr/messages/nouns.generated.ts',
    makeNouns({
      header: `/**
 * UWLR 2.2: requests and results. ${MADE}
 */
import type { DateText } from '../../xml/schema/simple-type.ts';`,
      exported: [
        ['Autorisatie', autorisatie],
        ['VerzoekBasis', verzoekBasis],
        ['LeerlinggegevensVerzoek', leerlinggegevensVerzoek],
        ['StructuurVerzoek', structuurVerzoek],
        ['LeerlingenVerzoek', leerlingenVerzoek],
        ['LeerkrachtenVerzoek', leerkrachtenVerzoek],
        ['LeerresultatenSchool', leerresultatenSchool],
        ['Toetsafname', toetsafname],
        ['Toets', toets],
      ],
      inner: [
        ['Resultaat', resultaat],
        ['Vocabulairewoord', vocabulaireType],
        ['Normering', normering],
      ],
    }),
  ],
];
