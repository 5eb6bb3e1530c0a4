/** Messages that differ from a given one in one place: what two judges of the same standard must agree on. */

interface Knoop {
  naam: string;
  attributen: [naam: string, waarde: string][];
  kinderen: (Knoop | string)[];
}

export interface Mutant {
  /** The change. */
  readonly soort: string;
  /** Where, without numbers and prefixes. */
  readonly pad: string;
  readonly xml: string;
}

const TAG =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<\/[^>]*>|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+/g;

/** A well-formed message as a tree; comments and texts stay as they are written. */
function leesBoom(xml: string): Knoop {
  const top: Knoop = { naam: '', attributen: [], kinderen: [] };
  const open = [top];
  for (const [stuk, naam, attributen, leeg] of xml.matchAll(TAG)) {
    const ouder = open.at(-1)!;
    if (stuk.startsWith('</')) open.pop();
    else if (naam === undefined) ouder.kinderen.push(stuk);
    else {
      const paren = [...attributen!.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
      const knoop: Knoop = {
        naam,
        attributen: paren.map((m) => [m[1]!, m[2] ?? m[3]!.replaceAll('"', '&quot;')]),
        kinderen: [],
      };
      ouder.kinderen.push(knoop);
      if (leeg === '') open.push(knoop);
    }
  }
  return top;
}

function schrijf(knoop: Knoop | string): string {
  if (typeof knoop === 'string') return knoop;
  const kinderen = knoop.kinderen.map(schrijf).join('');
  if (knoop.naam === '') return kinderen;
  const attributen = knoop.attributen.map(([naam, waarde]) => ` ${naam}="${waarde}"`).join('');
  return `<${knoop.naam}${attributen}>${kinderen}</${knoop.naam}>`;
}

const isKnoop = (kind: Knoop | string): kind is Knoop => typeof kind !== 'string';
const lokaal = (naam: string): string => naam.slice(naam.indexOf(':') + 1);
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XS = 'http://www.w3.org/2001/XMLSchema';

function* attributen(knoop: Knoop): Generator<[string, Knoop]> {
  const met = (...meer: [string, string][]): Knoop => ({
    ...knoop,
    attributen: [...knoop.attributen, ...meer],
  });
  const xsi = (naam: string, waarde: string): Knoop =>
    met(['xmlns:q1', XSI], ['xmlns:q2', XS], [`q1:${naam}`, waarde]);
  yield ['attribuut vreemd', met(['vreemd', '1'])];
  yield ['attribuut xml:lang', met(['xml:lang', 'nl'])];
  yield ['attribuut in vreemde naamruimte', met(['xmlns:q', 'urn:q'], ['q:a', '1'])];
  const heeftType = knoop.attributen.some(([naam]) => lokaal(naam) === 'type');
  for (const nil of ['true', 'false', 'ja']) yield [`xsi:nil ${nil}`, xsi('nil', nil)];
  for (const type of ['q2:string', 'q2:anyType', 'q2:date', 'bestaatniet']) {
    if (!heeftType) yield [`xsi:type ${type}`, xsi('type', type)];
  }
  yield ['xsi:schemaLocation', xsi('schemaLocation', 'urn:a b.xsd')];
  yield ['xsi:schemaLocation oneven', xsi('schemaLocation', 'urn:a')];
  yield ['xsi:vreemd', xsi('vreemd', '1')];
  for (const [naam] of knoop.attributen) {
    if (naam.startsWith('xmlns')) continue;
    yield [`zonder @${naam}`, { ...knoop, attributen: knoop.attributen.filter((a) => a[0] !== naam) }];
  }
}

function* naamruimten(knoop: Knoop): Generator<[string, Knoop]> {
  const zonder = knoop.attributen.filter(([naam]) => naam !== 'xmlns');
  yield ['geen naamruimte', { ...knoop, naam: lokaal(knoop.naam), attributen: [...zonder, ['xmlns', '']] }];
  yield [
    'vreemde naamruimte',
    { ...knoop, naam: `q:${lokaal(knoop.naam)}`, attributen: [...knoop.attributen, ['xmlns:q', 'urn:q']] },
  ];
  yield [
    'hoofdletter',
    { ...knoop, naam: knoop.naam.replace(/[^:]+$/, (n) => n.charAt(0).toUpperCase() + n.slice(1)) },
  ];
}

function* inhoud(knoop: Knoop): Generator<[string, Knoop]> {
  const met = (...kinderen: (Knoop | string)[]): Knoop => ({ ...knoop, kinderen });
  const { kinderen } = knoop;
  yield ['leeg', met()];
  yield ['alleen wit', met(' \n')];
  yield ['commentaar', met('<!-- x -->', ...kinderen)];
  yield ['instructie', met(...kinderen, '<?x y?>')];
  yield [
    'kind vreemd',
    met(...kinderen, { naam: 'q:vreemd', attributen: [['xmlns:q', 'urn:q']], kinderen: [] }),
  ];
  const prefix = knoop.naam.slice(0, -lokaal(knoop.naam).length);
  yield ['kind onbekend', met({ naam: `${prefix}onbekend`, attributen: [], kinderen: [] }, ...kinderen)];
  if (!kinderen.some(isKnoop)) return;
  yield ['tekst ertussen', met('x', ...kinderen)];
  yield ['tekst erna', met(...kinderen, 'x')];
  yield ['nbsp ertussen', met('\u{a0}', ...kinderen)];
  yield ['cdata ertussen', met('<![CDATA[ ]]>', ...kinderen)];
  yield ['leeg cdata', met('<![CDATA[]]>', ...kinderen)];
  yield ['verwijzing ertussen', met('&#32;', ...kinderen)];
  yield ['omgekeerd', met(...kinderen.toReversed())];
}

/** Is this one made? Making costs more than thinking of one. */
export type Kies = (pad: string, soort: string) => boolean;

/** Every change of structure: of each element, its attributes, its place among its brothers. */
export function* structuurMutanten(xml: string, kies: Kies = () => true): Generator<Mutant> {
  const top = leesBoom(xml);
  function* bij(ouder: Knoop, pad: string): Generator<Mutant> {
    function* geef(soort: string, waar: string): Generator<Mutant> {
      if (kies(waar, soort)) yield { soort, pad: waar, xml: schrijf(top) };
    }
    const oud = ouder.kinderen;
    for (const [i, kind] of oud.entries()) {
      if (!isKnoop(kind)) continue;
      const hier = `${pad}/${lokaal(kind.naam)}`;
      const vervang = (...nieuw: (Knoop | string)[]): void => {
        ouder.kinderen = oud.toSpliced(i, 1, ...nieuw);
      };
      vervang();
      if (pad !== '') yield* geef('weg', hier);
      vervang(kind, kind);
      yield* geef('dubbel', hier);
      const j = oud.findIndex((k, n) => n > i && isKnoop(k));
      if (j > 0) {
        ouder.kinderen = oud.with(i, oud[j]!).with(j, kind);
        yield* geef('verwisseld', hier);
        ouder.kinderen = [...oud.toSpliced(i, 1), kind];
        yield* geef('achteraan', hier);
      }
      if (isKnoop(oud.find(isKnoop)!) && oud.findIndex(isKnoop) < i) {
        ouder.kinderen = [kind, ...oud.toSpliced(i, 1)];
        yield* geef('vooraan', hier);
      }
      for (const maak of [attributen, naamruimten, inhoud]) {
        for (const [soort, nieuw] of maak(kind)) {
          vervang(nieuw);
          yield* geef(soort, hier);
        }
      }
      ouder.kinderen = oud;
      yield* bij(kind, hier);
    }
  }
  yield* bij(top, '');
}

/** Every value of the list in the place of each attribute and each text. */
export function* waardeMutanten(
  xml: string,
  waarden: (oud: string) => Iterable<string>,
  kies: Kies = () => true,
): Generator<Mutant> {
  const top = leesBoom(xml);
  function* bij(knoop: Knoop, pad: string): Generator<Mutant> {
    for (const paar of knoop.attributen) {
      const [naam, oud] = paar;
      const hier = `${pad}/@${naam}`;
      if (naam.startsWith('xmlns') || naam.includes(':')) continue;
      for (const waarde of waarden(oud)) {
        if (/[<"]/.test(waarde) || !kies(hier, waarde)) continue;
        paar[1] = waarde;
        yield { soort: waarde, pad: hier, xml: schrijf(top) };
      }
      paar[1] = oud;
    }
    if (!knoop.kinderen.some(isKnoop) && pad !== '') {
      const oud = knoop.kinderen;
      for (const waarde of waarden(schrijf({ ...knoop, naam: '' }).trim())) {
        if (!kies(pad, waarde)) continue;
        knoop.kinderen = [waarde];
        yield { soort: waarde, pad, xml: schrijf(top) };
      }
      knoop.kinderen = oud;
    }
    for (const kind of knoop.kinderen) if (isKnoop(kind)) yield* bij(kind, `${pad}/${lokaal(kind.naam)}`);
  }
  yield* bij(top, '');
}
