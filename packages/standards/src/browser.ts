/**
 * What a browser can load: reading and judging, with nothing of Node. A file that is read here does not leave the
 * computer.
 */
export type { Position } from './position.ts';
export { standardsFindings, type Finding, type FindingCode } from './findings.ts';
export { StandardsError, standardsErrors, type StandardsCode } from './errors.ts';
export { defaultLimits, type Limits } from './xml/limits.ts';
export type { DateText } from './xml/schema/simple-type.ts';
export type { EdexmlPart } from './edexml/part.ts';
export { readEdexml, type ReadOptions } from './edexml/read-edexml.ts';
export { leerlingen } from './edexml/leerlingen.ts';
export { profielen, standards, type ProfielName, type StandardName } from './validate/standards.ts';
export { validateXml, type ValidateOptions, type ValidateOutcome } from './validate/validate.ts';
