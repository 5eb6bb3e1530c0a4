/** Our tokenizer against saxes, a proven one: the same events, the same refusals, on any text, cut anywhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { NotWellFormedError } from './characters.ts';
import { runs } from '../../../test/runs.ts';
import { Tokenizer } from './tokenizer.ts';

type Outcome = { events: string[]; end: 'whole' | 'half' | 'error' };

class Events {
  readonly events: string[] = [];
  #tekst = '';

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.done();
    this.events.push(`<${name} ${JSON.stringify(attributes, Object.keys(attributes).toSorted())}`);
  }
  close(): void {
    this.done();
    this.events.push('>');
  }
  text(text: string): void {
    this.#tekst += text;
  }
  /** Text in one go: where it is cut is nobody's promise. */
  done(): void {
    if (this.#tekst !== '') this.events.push(JSON.stringify(this.#tekst));
    this.#tekst = '';
  }
}

class Dtd extends Error {}

function readOurs(pieces: readonly string[]): Outcome {
  const collect = new Events();
  const refuse = (): never => {
    throw new Dtd();
  };
  const tokenizer = new Tokenizer({
    open: (name, attributes) => collect.open(name, attributes),
    close: () => collect.close(),
    text: (text) => collect.text(text),
    doctype: refuse,
    version: refuse,
  });
  const { events } = collect;
  try {
    for (const piece of pieces) tokenizer.write(piece);
    return { events, end: tokenizer.end() ? 'whole' : 'half' };
  } catch (error) {
    if (!(error instanceof NotWellFormedError) && !(error instanceof Dtd)) throw error;
    return { events, end: 'error' };
  }
}

function readSaxes(pieces: readonly string[]): Outcome {
  const collect = new Events();
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth++;
    collect.open(tag.name, tag.attributes);
  });
  parser.on('closetag', () => {
    depth--;
    collect.close();
  });
  parser.on('text', (text) => {
    if (depth > 0) collect.text(text);
  });
  parser.on('cdata', (text) => collect.text(text));
  parser.on('doctype', () => {
    throw new Dtd();
  });
  parser.on('xmldecl', (decl) => {
    if (decl.version !== '1.0') throw new Dtd();
  });
  const { events } = collect;
  try {
    for (const piece of pieces) parser.write(piece);
    parser.close();
    return { events, end: 'whole' };
  } catch {
    return { events, end: 'error' };
  }
}

function compare(text: string, piece: number): void {
  const characters = Array.from(text);
  const pieces: string[] = [];
  for (let i = 0; i < characters.length; i += piece) pieces.push(characters.slice(i, i + piece).join(''));
  const ours = readOurs(pieces);
  const theirs = readSaxes([text]);
  assert.equal(ours.end === 'whole', theirs.end === 'whole', JSON.stringify({ text, ours, theirs }));
  if (ours.end === 'whole') assert.deepEqual(ours.events, theirs.events, JSON.stringify(text));
}

const snippets = [
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
const soup = fc.array(fc.constantFrom(...snippets), { maxLength: 8 }).map((parts) => parts.join(''));
const inRoot = soup.map((inner) => `<a>${inner}</a>`);

test('the same events as saxes, and the same refusals, on a soup of XML', () => {
  fc.assert(
    fc.property(fc.oneof(soup, inRoot), fc.integer({ min: 1, max: 40 }), (text, piece) =>
      compare(text, piece),
    ),
    { numRuns: runs(4000) },
  );
});

test('the same on every brok by itself, whole and character by character', () => {
  for (const snippet of snippets) {
    for (const text of [snippet, `<a>${snippet}</a>`, `${snippet}<a/>`, `<a/>${snippet}`]) {
      compare(text, 1);
      compare(text, 1000);
    }
  }
});

test('a message that is cut off is half, wherever it is cut', () => {
  const whole = '<?xml version="1.0"?><!-- c --><a x="1"><b><![CDATA[x]]></b>&amp;<?p i?></a>';
  for (let i = '<?xml version="1.0"?>'.length; i < whole.length; i++) {
    const { end } = readOurs([whole.slice(0, i)]);
    assert.ok(end === 'half' || (end === 'error' && !whole.slice(0, i).includes('<a')), `${i}`);
  }
  assert.equal(readOurs([whole]).end, 'whole');
});

test('line and column point at the tag, however the text is cut', () => {
  const xml = '<a>\n  <b>x\ny</b>\n\n <c\n d="\n"/><e/>\n</a>';
  for (const piece of [1, 2, 3, 7, 100]) {
    const places: string[] = [];
    const tokenizer: Tokenizer = new Tokenizer({
      open: (name) => places.push(`${name} ${tokenizer.line}:${tokenizer.column}`),
      close() {},
      text() {},
      doctype() {},
      version() {},
    });
    for (let i = 0; i < xml.length; i += piece) tokenizer.write(xml.slice(i, i + piece));
    assert.equal(tokenizer.end(), true);
    assert.deepEqual(places, ['a 1:1', 'b 2:3', 'c 5:2', 'e 7:4']);
  }
});
