/**
 * Enough of HTML to read a mail: blocks become lines, cells become words, tags go, entities become what they stand for.
 * It walks through the text once and never goes back, so that no mail of a stranger can make it slow.
 */

/** What stands in these is not text; the head of a document holds a title and styles. */
const SKIPPED = new Set(['style', 'script', 'title', 'head', 'template']);
const BLOCKS =
  'address article blockquote br caption dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody thead tfoot tr ul';
const BREAKS = new Map([...BLOCKS.split(' ').map((name) => [name, '\n'] as const), ['td', ' '], ['th', ' ']]);

export function htmlToText(html: string): string {
  const finder = createFinder(html);
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    parts.push(toText(html.slice(at, open < 0 ? html.length : open)));
    if (open < 0) break;
    const tag = readTag(finder, html, open);
    if (tag === undefined) {
      parts.push('<');
      at = open + 1;
      continue;
    }
    parts.push(BREAKS.get(tag.name) ?? '');
    at = tag.end;
  }
  return trimLines(parts.join(''));
}

/** Where the next part of the text begins, or undefined when this `<` is only a sign. */
function readTag(finder: Finder, html: string, open: number): { name: string; end: number } | undefined {
  // As a browser reads it: a comment that is never closed goes on to the end.
  if (html.startsWith('<!--', open)) return { name: '', end: finder.findEnd('-->', open + 4) ?? html.length };
  const name = readName(html, open + 1);
  if (name === '' && !'/!?'.includes(html[open + 1] ?? ' ')) return undefined;
  const end = finder.findEnd('>', open + 1);
  if (end === undefined) return undefined;
  const isClosing = html[open + 1] === '/';
  if (isClosing || !SKIPPED.has(name)) return { name: isClosing ? readName(html, open + 2) : name, end };
  const close = finder.findEnd(`</${name}`, end);
  return { name, end: close === undefined ? end : (finder.findEnd('>', close) ?? html.length) };
}

function readName(html: string, start: number): string {
  return /^[a-z][a-z0-9]{0,15}/i.exec(html.slice(start, start + 16))?.[0].toLowerCase() ?? '';
}

type Finder = { findEnd(needle: string, from: number): number | undefined };

/** Searches for the end of something, and remembers what is not there any more: a second search for that costs nothing. */
function createFinder(html: string): Finder {
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const absent = new Set<string>();
  return {
    findEnd(needle, from) {
      if (absent.has(needle)) return undefined;
      const index = lower.indexOf(needle, from);
      if (index < 0) absent.add(needle);
      return index < 0 ? undefined : index + needle.length;
    },
  };
}

function toText(text: string): string {
  return text
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(
      /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi,
      (whole, name: string) => decodeEntity(name) ?? whole,
    );
}

function trimLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

function decodeEntity(name: string): string | undefined {
  if (name.startsWith('#')) {
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
  }
  return ENTITIES[name.toLowerCase()];
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  ast: '*',
  apos: "'",
  bdquo: '„',
  colon: ':',
  commat: '@',
  dollar: '$',
  eacute: 'é',
  emsp: '\u2003',
  ensp: '\u2002',
  equals: '=',
  euml: 'ë',
  excl: '!',
  gt: '>',
  hyphen: '-',
  ldquo: '“',
  lowbar: '_',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: '\u00A0',
  ndash: '–',
  num: '#',
  percnt: '%',
  period: '.',
  plus: '+',
  quest: '?',
  quot: '"',
  rdquo: '”',
  rsquo: '’',
  shy: '',
  thinsp: '\u2009',
  zwj: '',
  zwnj: '',
};
