/** UWLR 2.2: leerkrachten_verzoek, the staff of some groups (UWLR_Leerlinggegevens_v2p2.xsd). */
import { elementType } from '../../xml/schema/description.ts';
import { verzoekBasisParticle, verzoekGroepenList } from './verzoek-basis.ts';

export const leerkrachtenVerzoek = elementType(
  'ctpLeerkrachtenVerzoek',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerkrachten_verzoek',
  verzoekBasisParticle,
  verzoekGroepenList,
);
export type { LeerkrachtenVerzoek } from './nouns.generated.ts';
