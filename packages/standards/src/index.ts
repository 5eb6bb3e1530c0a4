/** UWLR 2.2 and EDEXML for TypeScript: messages in, messages out. */
export type { Position } from './position.ts';
export { findRecordPath, standardsFindings, type Finding, type FindingCode } from './findings.ts';
export type { Limits } from './xml/limits.ts';
export { defaultLimits } from './xml/limits.ts';
export type { DateText } from './xml/schema/simple-type.ts';
export type { Writable } from './xml/schema/writable.ts';
export type { ListSource } from './xml/write/list-source.ts';
export {
  describeBericht,
  StandardsError,
  standardsErrors,
  UwlrFault,
  UwlrTransportError,
  type StandardsCode,
} from './errors.ts';

export type { School } from './edexml/school.ts';
export type { Vestiging } from './edexml/vestiging.ts';
export type { Groep } from './edexml/groep.ts';
export type { SamengesteldeGroep } from './edexml/samengestelde-groep.ts';
export type { Leerling } from './edexml/leerling.ts';
export type { Leerkracht } from './edexml/leerkracht.ts';
export type { AnyGroep } from './edexml/edex.ts';
export type { EdexmlPart } from './edexml/part.ts';
export { joinBrin6, parseBrin6, splitBrin6, type Brin6 } from './edexml/brin.ts';
export { keyLooksLikeBsn, looksLikeBsn } from './edexml/bsn.ts';
export { readEdexml, type ReadOptions } from './edexml/read-edexml.ts';
export { writeEdexml, type EdexmlBericht } from './edexml/write-edexml.ts';
export { leerlingen, type LeerlingenOptions } from './edexml/leerlingen.ts';
export type { Jaargroep, Land, Rol } from './edexml/simple-types.ts';

export type { VerzoekBasis } from './uwlr/messages/verzoek-basis.ts';
export type { LeerlinggegevensVerzoek } from './uwlr/messages/leerlinggegevens-verzoek.ts';
export type { StructuurVerzoek } from './uwlr/messages/structuur-verzoek.ts';
export type { LeerlingenVerzoek } from './uwlr/messages/leerlingen-verzoek.ts';
export type { LeerkrachtenVerzoek } from './uwlr/messages/leerkrachten-verzoek.ts';
export type { Operatie, UwlrOperatie } from './uwlr/messages/operaties.ts';
export { operaties } from './uwlr/messages/operaties.ts';
export type { EmptyAntwoord } from './uwlr/messages/empty-antwoord.ts';
export type { Autorisatie } from './uwlr/messages/autorisatie.ts';
export {
  UwlrRefusal,
  type LeerresultatenReceiver,
  type ProvidedLeerkrachten,
  type ProvidedLeerlingen,
  type ProvidedLeerlinggegevens,
  type ProvidedStructuur,
  type ToegangOutcome,
  type UwlrProvider,
} from './uwlr/server/provider.ts';
export { isSameSecret } from './uwlr/server/secrets.ts';
export { handleUwlr, type UwlrRequest, type UwlrResponse } from './uwlr/server/handle-uwlr.ts';
export type { HandleOptions } from './uwlr/server/handle-options.ts';
export { findCharset } from './uwlr/transport/headers.ts';
export { refuseSlowSender, SlowSenderError } from './uwlr/transport/slow-sender.ts';
export { findAddressError, type AddressOptions } from './uwlr/transport/address.ts';
export type { TlsOptions } from './uwlr/transport/post.ts';
export { createUwlrClient } from './uwlr/client/create-uwlr-client.ts';
export type {
  BrengOptions,
  CallOptions,
  GetraptOptions,
  LeerlinggegevensOutcome,
  StructuurOutcome,
  UwlrClient,
  UwlrClientOptions,
} from './uwlr/client/uwlr-client.ts';
export type { LeerresultatenSchool, Toetsafname } from './uwlr/messages/leerresultaten-verzoek.ts';
export type { Toets } from './uwlr/messages/toets.ts';
export { readLeerresultaten, type LeerresultatenPart } from './uwlr/results/read-leerresultaten.ts';
export {
  serializeLeerresultatenBevestiging,
  writeLeerresultaten,
  writeToetsdefinities,
  type LeerresultatenBericht,
} from './uwlr/results/write-leerresultaten.ts';
export { findServiceDescription, serializeWsdl, type WsdlOptions } from './uwlr/wsdl/wsdl.ts';
export { applyProfiel, type Profiel } from './uwlr/profielen/profiel.ts';
export { swvSet } from './uwlr/profielen/swv-set.ts';
export { smalleSet } from './uwlr/profielen/smalle-set.ts';
export { lvsSet } from './uwlr/profielen/lvs-set.ts';
export { profielen, standards, type ProfielName, type StandardName } from './validate/standards.ts';
export { validateXml, type ValidateOptions, type ValidateOutcome } from './validate/validate.ts';
