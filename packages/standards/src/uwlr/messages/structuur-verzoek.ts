/** UWLR 2.2: structuur_verzoek, step one of the stepwise exchange (UWLR_Leerlinggegevens_v2p2.xsd). */
import { elementType } from '../../xml/schema/description.ts';
import { verzoekBasisParticle } from './verzoek-basis.ts';

export const structuurVerzoek = elementType(
  'ctpStructuurVerzoek',
  'UWLR_Leerlinggegevens_v2p2.xsd, structuur_verzoek',
  verzoekBasisParticle,
);
export type { StructuurVerzoek } from './nouns.generated.ts';
