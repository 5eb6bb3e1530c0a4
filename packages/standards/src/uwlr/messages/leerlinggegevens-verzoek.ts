/** UWLR 2.2: leerlinggegevens_verzoek, all data of a school at once (UWLR_Leerlinggegevens_v2p2.xsd). */
import { elementType } from '../../xml/schema/description.ts';
import { verzoekBasisParticle } from './verzoek-basis.ts';

export const leerlinggegevensVerzoek = elementType(
  'ctpLeerlinggegevensVerzoek',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens_verzoek',
  verzoekBasisParticle,
);
export type { LeerlinggegevensVerzoek } from './nouns.generated.ts';
