/** UWLR 2.2: leerlingen_verzoek, the pupils of some groups (UWLR_Leerlinggegevens_v2p2.xsd). */
import { elementType, type ValueOf } from '../../xml/schema/description.ts';
import { verzoekBasisDeel, verzoekGroepenDeel } from './verzoek-basis.ts';

export const leerlingenVerzoek = elementType(
  'ctpLeerlingenVerzoek',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlingen_verzoek',
  verzoekBasisDeel,
  verzoekGroepenDeel,
);
export type LeerlingenVerzoek = ValueOf<typeof leerlingenVerzoek>;
