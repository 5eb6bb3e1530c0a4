/** UWLR 2.2: leerlingen_verzoek, the pupils of some groups (UWLR_Leerlinggegevens_v2p2.xsd). */
import { elementType } from '../../xml/schema/description.ts';
import { verzoekBasisParticle, verzoekGroepenList } from './verzoek-basis.ts';

export const leerlingenVerzoek = elementType(
  'ctpLeerlingenVerzoek',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlingen_verzoek',
  verzoekBasisParticle,
  verzoekGroepenList,
);
export type { LeerlingenVerzoek } from './nouns.generated.ts';
