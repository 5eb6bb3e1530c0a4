/**
 * Reads a request as live clients send it, for a klant whom the application chose to bear with: children in another
 * order, a brincode and a schoolkey, no schooljaar, no xsdversie, another version in the namespace. Each of these is
 * reported; what does not mean one thing is refused all the same, and the three credentials are never filled in.
 */
import type { ElementDeel, Model } from '../../xml/schema/description.ts';
import { isElementType } from '../../xml/schema/description.ts';
import { maakBevinding, type Bevinding, type BevindingCode } from '../../findings.ts';
import type { Limits } from '../../xml/limits.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';
import {
  bevindingenIn,
  maakLezers,
  VerzoekLezing,
  type GelezenVerzoek,
  type Leeswijze,
} from './verzoek-reader.ts';

export interface SoepelGelezen extends GelezenVerzoek {
  /** What was taken although the standard does not allow it. */
  readonly afwijkingen: readonly Bevinding[];
}

/** Every child may be there, none must; lists stay as they are. */
function los(model: Model): Model[] {
  switch (model.deel) {
    case 'element':
      return [{ ...model, verplicht: false }];
    case 'keuze':
    case 'volgorde':
      return model.delen.flatMap(los);
    case 'reeks':
    case 'herhaling':
      return [model];
  }
}

function maakLos(verzoek: ElementDeel): ElementDeel {
  const { inhoud } = verzoek;
  if (!isElementType(inhoud)) return verzoek;
  return { ...verzoek, inhoud: { ...inhoud, inhoud: { ...inhoud.inhoud, delen: los(inhoud.inhoud) } } };
}

const naamruimte = (deel: string): RegExp =>
  new RegExp(`^(http://www\\.edustandaard\\.nl/leerresultaten/[0-9.]{1,8}/${deel})?$`);
const [aut, lg] = [naamruimte('autorisatie'), naamruimte('leerlinggegevens')];

const SOEPEL: Leeswijze = {
  strikt: false,
  isAutorisatie: (uri) => aut.test(uri),
  isLeerlinggegevens: (uri) => lg.test(uri),
  lezers: maakLezers(maakLos),
};

/** What a request without xsdversie is taken to be: the newest that we speak. */
const XSDVERSIE = '2.2';

export function leesSoepel(
  bytes: readonly Uint8Array[],
  limits: Partial<Limits>,
  charset: string | undefined,
  nu: Date,
): SoepelGelezen {
  const lezing = new VerzoekLezing(limits, charset, SOEPEL);
  for (const stuk of bytes) lezing.lees(stuk);
  lezing.rondAf();
  const gelezen = lezing.gelezen();
  const afwijkingen = [...bevindingenIn(lezing.inHeader), ...bevindingenIn(lezing.inBody)];
  if (gelezen.verzoek === undefined) return { ...gelezen, afwijkingen };
  const meld = (code: BevindingCode, element: string): void => {
    const { position } = lezing;
    const bij = { ...position, path: `${position.path}/${element}` };
    const ouder = position.path.slice(position.path.lastIndexOf('/') + 1);
    afwijkingen.push({ ...maakBevinding(code, bij, { ouder, element }), severity: 'warning' });
  };
  const verzoek = vulAan(gelezen.verzoek, nu, meld);
  if (verzoek !== undefined) return { ...gelezen, verzoek, afwijkingen };
  const { position } = lezing;
  const bevinding = maakBevinding('ELEMENT_ONTBREEKT', position, {
    ouder: position.path.slice(position.path.lastIndexOf('/') + 1),
    element: "'brincode' of 'schoolkey'",
  });
  return { ...gelezen, verzoek: undefined, bevinding, afwijkingen };
}

/** Undefined: it names no school. */
function vulAan(
  verzoek: Partial<VerzoekBasis>,
  nu: Date,
  meld: (code: BevindingCode, element: string) => void,
): VerzoekBasis | undefined {
  const { brincode, dependancecode, schoolkey, ...rest } = verzoek;
  if (brincode === undefined && schoolkey === undefined) return undefined;
  if (brincode !== undefined && schoolkey !== undefined) meld('ELEMENT_NIET_SAMEN', 'schoolkey');
  if (rest.schooljaar === undefined) meld('ELEMENT_ONTBREEKT', 'schooljaar');
  if (rest.xsdversie === undefined) meld('ELEMENT_ONTBREEKT', 'xsdversie');
  const school =
    brincode === undefined ? { schoolkey } : { brincode, ...(dependancecode && { dependancecode }) };
  const { schooljaar = schooljaarVan(nu), xsdversie = XSDVERSIE } = rest;
  return { ...rest, ...school, schooljaar, xsdversie } as VerzoekBasis;
}

/** A school year begins on 1 August, in the Netherlands. */
function schooljaarVan(nu: Date): string {
  const dag = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(nu);
  const [jaar = 0, maand = 0] = dag.split('-').map(Number);
  const begin = maand >= 8 ? jaar : jaar - 1;
  return `${begin}-${begin + 1}`;
}
