/** UWLR 2.2: leerkrachten_verzoek, the staff of some groups (UWLR_Leerlinggegevens_v2p2.xsd). */
import { elementType, type ValueOf } from '../../xml/schema/description.ts';
import { verzoekBasisDeel, verzoekGroepenDeel } from './verzoek-basis.ts';

export const leerkrachtenVerzoek = elementType(
  'ctpLeerkrachtenVerzoek',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerkrachten_verzoek',
  verzoekBasisDeel,
  verzoekGroepenDeel,
);
export type LeerkrachtenVerzoek = ValueOf<typeof leerkrachtenVerzoek>;
