/**
 * Reads a request as live clients send it, for a klant with whom the application chose to be lenient: elements in
 * another order, a brincode and a schoolkey, no schooljaar, no xsdversie, another version in the namespace. Each of
 * these is reported. A request that does not mean one thing is still refused, and the three strings of the header are
 * never filled in.
 */
import { makeFinding, type Finding, type FindingCode } from '../../findings.ts';
import type { Limits } from '../../xml/limits.ts';
import { isElementType, type ElementParticle, type Particle } from '../../xml/schema/description.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';
import {
  compileVerzoeken,
  listFindings,
  VerzoekReader,
  type ParsedVerzoek,
  type ReadMode,
} from './verzoek-reader.ts';

export interface LenientVerzoek extends ParsedVerzoek {
  /** Something that the server took although the standard does not allow it. */
  readonly deviations: readonly Finding[];
}

/** Every element may be there and none must; lists stay as they are. */
function loosen(particle: Particle): Particle[] {
  switch (particle.kind) {
    case 'element':
      return [{ ...particle, required: false }];
    case 'choice':
    case 'sequence':
      return particle.particles.flatMap(loosen);
    case 'list':
    case 'repeat':
      return [particle];
  }
}

function loosenVerzoek(verzoek: ElementParticle): ElementParticle {
  const { content } = verzoek;
  if (!isElementType(content)) return verzoek;
  const sequence = { ...content.content, particles: loosen(content.content) };
  return { ...verzoek, content: { ...content, content: sequence } };
}

const namespaceOf = (part: string): RegExp =>
  new RegExp(`^(http://www\\.edustandaard\\.nl/leerresultaten/[0-9.]{1,8}/${part})?$`);
const autorisatieNamespace = namespaceOf('autorisatie');
const leerlinggegevensNamespace = namespaceOf('leerlinggegevens');

const LENIENT: ReadMode = {
  strict: false,
  isAutorisatie: (uri) => autorisatieNamespace.test(uri),
  isLeerlinggegevens: (uri) => leerlinggegevensNamespace.test(uri),
  verzoeken: compileVerzoeken(loosenVerzoek),
};

/** A request without xsdversie counts as the newest version that we speak. */
const XSDVERSIE = '2.2';

export function readLenientVerzoek(
  chunks: readonly Uint8Array[],
  limits: Partial<Limits>,
  charset: string | undefined,
  now: Date,
): LenientVerzoek {
  const reader = new VerzoekReader(limits, charset, LENIENT);
  for (const chunk of chunks) reader.read(chunk);
  reader.end();
  const parsed = reader.parsed();
  const deviations = [...listFindings(reader.inHeader), ...listFindings(reader.inBody)];
  if (parsed.verzoek === undefined) return { ...parsed, deviations };
  const { position } = reader;
  const parent = position.path.slice(position.path.lastIndexOf('/') + 1);
  const report = (code: FindingCode, element: string): void => {
    const at = { ...position, path: `${position.path}/${element}` };
    deviations.push({ ...makeFinding(code, at, { parent, element, missing: element }), severity: 'warning' });
  };
  const verzoek = completeVerzoek(parsed.verzoek, now, report);
  if (verzoek !== undefined) return { ...parsed, verzoek, deviations };
  const [element, missing] = ["'brincode' of 'schoolkey'", "'brincode' or 'schoolkey'"];
  const finding = makeFinding('ELEMENT_ONTBREEKT', position, { parent, element, missing });
  return { ...parsed, verzoek: undefined, finding, deviations };
}

/** Undefined: the request names no school. */
function completeVerzoek(
  verzoek: Partial<VerzoekBasis>,
  now: Date,
  report: (code: FindingCode, element: string) => void,
): VerzoekBasis | undefined {
  const { brincode, dependancecode, schoolkey, ...rest } = verzoek;
  if (brincode === undefined && schoolkey === undefined) return undefined;
  if (brincode !== undefined && schoolkey !== undefined) report('ELEMENT_NIET_SAMEN', 'schoolkey');
  if (rest.schooljaar === undefined) report('ELEMENT_ONTBREEKT', 'schooljaar');
  if (rest.xsdversie === undefined) report('ELEMENT_ONTBREEKT', 'xsdversie');
  const school =
    brincode === undefined ? { schoolkey } : { brincode, ...(dependancecode && { dependancecode }) };
  const { schooljaar = schooljaarAt(now), xsdversie = XSDVERSIE } = rest;
  return { ...rest, ...school, schooljaar, xsdversie } as VerzoekBasis;
}

/** A school year begins on 1 August, in the Netherlands. */
function schooljaarAt(moment: Date): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(moment);
  const [year = 0, month = 0] = day.split('-').map(Number);
  const begin = month >= 8 ? year : year - 1;
  return `${begin}-${begin + 1}`;
}
