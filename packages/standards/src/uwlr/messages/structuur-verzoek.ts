/** UWLR 2.2: structuur_verzoek, step one of the stepwise exchange (UWLR_Leerlinggegevens_v2p2.xsd). */
import { elementType, type ValueOf } from '../../xml/schema/description.ts';
import { verzoekBasisParticle } from './verzoek-basis.ts';

export const structuurVerzoek = elementType(
  'ctpStructuurVerzoek',
  'UWLR_Leerlinggegevens_v2p2.xsd, structuur_verzoek',
  verzoekBasisParticle,
);
export type StructuurVerzoek = ValueOf<typeof structuurVerzoek>;
