/** Our tokenizer against saxes, a proven one: the same events, the same refusals, on any text, cut anywhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { NotWellFormedError } from './characters.ts';
import { runs } from '../../../test/runs.ts';
import { Tokenizer } from './tokenizer.ts';

type Uitkomst = { gebeurtenissen: string[]; einde: 'heel' | 'half' | 'fout' };

class Verzamel {
  readonly gebeurtenissen: string[] = [];
  #tekst = '';

  open(naam: string, attributen: Readonly<Record<string, string>>): void {
    this.klaar();
    this.gebeurtenissen.push(`<${naam} ${JSON.stringify(attributen, Object.keys(attributen).toSorted())}`);
  }
  sluit(): void {
    this.klaar();
    this.gebeurtenissen.push('>');
  }
  tekst(tekst: string): void {
    this.#tekst += tekst;
  }
  /** Text in one go: where it is cut is nobody's promise. */
  klaar(): void {
    if (this.#tekst !== '') this.gebeurtenissen.push(JSON.stringify(this.#tekst));
    this.#tekst = '';
  }
}

class Dtd extends Error {}

function onze(stukken: readonly string[]): Uitkomst {
  const verzamel = new Verzamel();
  const weiger = (): never => {
    throw new Dtd();
  };
  const tokenizer = new Tokenizer({
    open: (naam, attributen) => verzamel.open(naam, attributen),
    close: () => verzamel.sluit(),
    text: (tekst) => verzamel.tekst(tekst),
    doctype: weiger,
    version: weiger,
  });
  const { gebeurtenissen } = verzamel;
  try {
    for (const stuk of stukken) tokenizer.write(stuk);
    return { gebeurtenissen, einde: tokenizer.end() ? 'heel' : 'half' };
  } catch (error) {
    if (!(error instanceof NotWellFormedError) && !(error instanceof Dtd)) throw error;
    return { gebeurtenissen, einde: 'fout' };
  }
}

function vanSaxes(stukken: readonly string[]): Uitkomst {
  const verzamel = new Verzamel();
  const parser = new SaxesParser();
  let diepte = 0;
  parser.on('opentag', (tag) => {
    diepte++;
    verzamel.open(tag.name, tag.attributes);
  });
  parser.on('closetag', () => {
    diepte--;
    verzamel.sluit();
  });
  parser.on('text', (tekst) => {
    if (diepte > 0) verzamel.tekst(tekst);
  });
  parser.on('cdata', (tekst) => verzamel.tekst(tekst));
  parser.on('doctype', () => {
    throw new Dtd();
  });
  parser.on('xmldecl', (decl) => {
    if (decl.version !== '1.0') throw new Dtd();
  });
  const { gebeurtenissen } = verzamel;
  try {
    for (const stuk of stukken) parser.write(stuk);
    parser.close();
    return { gebeurtenissen, einde: 'heel' };
  } catch {
    return { gebeurtenissen, einde: 'fout' };
  }
}

function vergelijk(tekst: string, stuk: number): void {
  const tekens = Array.from(tekst);
  const stukken: string[] = [];
  for (let i = 0; i < tekens.length; i += stuk) stukken.push(tekens.slice(i, i + stuk).join(''));
  const wij = onze(stukken);
  const zij = vanSaxes([tekst]);
  assert.equal(wij.einde === 'heel', zij.einde === 'heel', JSON.stringify({ tekst, wij, zij }));
  if (wij.einde === 'heel') assert.deepEqual(wij.gebeurtenissen, zij.gebeurtenissen, JSON.stringify(tekst));
}

const brokken = [
  '<a>',
  '</a>',
  '<a',
  '>',
  '/>',
  '<b x="1">',
  '</b>',
  '<b/>',
  "<b x='&lt;&#65;' y=\"'\"/>",
  '<é:ü/>',
  '<a b = "c"/>',
  '<!--',
  '-->',
  '--',
  '<!-- x -->',
  '<![CDATA[',
  ']]>',
  '<![CDATA[<&]]>',
  '<?p i?>',
  '<?p?>',
  '<?xml',
  '?>',
  '<!',
  '<?',
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>",
  '<?xml version="1.1"?>',
  '<!DOCTYPE a>',
  '&amp;',
  '&lt;',
  '&#x1F600;',
  '&#0;',
  '&#13;',
  '&x;',
  '&',
  ';',
  '\r\n',
  '\r',
  '\n',
  '\t',
  ' ',
  'tekst',
  '😀',
  'é',
  '"',
  "'",
  '=',
  '<a x="\n\r\n\t&#10;"/>',
  '<a x="<"/>',
  '<a x="1" x="2"/>',
  '<a x=1/>',
  '<a x/>',
  '<a x="1"y="2"/>',
  '</a >',
  '</ a>',
  '< a>',
  '<1/>',
  '<__proto__ __proto__="1" toString="2"/>',
  ']]',
  '<a:b xmlns:a="u"/>',
  '\u0001',
  '\uffff',
  '\u0085',
  '\u2028',
  '<a\n>',
  '</a\n>',
];
const soep = fc.array(fc.constantFrom(...brokken), { maxLength: 8 }).map((delen) => delen.join(''));
const inWortel = soep.map((binnen) => `<a>${binnen}</a>`);

test('the same events as saxes, and the same refusals, on a soup of XML', () => {
  fc.assert(
    fc.property(fc.oneof(soep, inWortel), fc.integer({ min: 1, max: 40 }), (tekst, stuk) =>
      vergelijk(tekst, stuk),
    ),
    { numRuns: runs(4000) },
  );
});

test('the same on every brok by itself, whole and character by character', () => {
  for (const brok of brokken) {
    for (const tekst of [brok, `<a>${brok}</a>`, `${brok}<a/>`, `<a/>${brok}`]) {
      vergelijk(tekst, 1);
      vergelijk(tekst, 1000);
    }
  }
});

test('a message that is cut off is half, wherever it is cut', () => {
  const heel = '<?xml version="1.0"?><!-- c --><a x="1"><b><![CDATA[x]]></b>&amp;<?p i?></a>';
  for (let i = '<?xml version="1.0"?>'.length; i < heel.length; i++) {
    const { einde } = onze([heel.slice(0, i)]);
    assert.ok(einde === 'half' || (einde === 'fout' && !heel.slice(0, i).includes('<a')), `${i}`);
  }
  assert.equal(onze([heel]).einde, 'heel');
});

test('line and column point at the tag, however the text is cut', () => {
  const xml = '<a>\n  <b>x\ny</b>\n\n <c\n d="\n"/><e/>\n</a>';
  for (const stuk of [1, 2, 3, 7, 100]) {
    const plaatsen: string[] = [];
    const tokenizer: Tokenizer = new Tokenizer({
      open: (naam) => plaatsen.push(`${naam} ${tokenizer.line}:${tokenizer.column}`),
      close() {},
      text() {},
      doctype() {},
      version() {},
    });
    for (let i = 0; i < xml.length; i += stuk) tokenizer.write(xml.slice(i, i + stuk));
    assert.equal(tokenizer.end(), true);
    assert.deepEqual(plaatsen, ['a 1:1', 'b 2:3', 'c 5:2', 'e 7:4']);
  }
});
