/**
 * The texts on which a regular expression is slowest. It is slow when one text can be divided in many ways: a repeated
 * part that fails only at its end, from each place at which it may begin. So each repeated part gets a long text of what
 * it matches, behind what must stand before it, and with an end that does not fit.
 */

type Node = { samples: readonly string[]; repeated: readonly string[]; before: string; end: number };

/** One sign of each kind that our expressions tell apart. */
const SIGNS = Array.from('a1A09QX <>/=:;,.-_@#&!?*|"\'()[]{}\\\n\t\r~%+$^z8é–\u00A0\u200B\u2028');
const ENDS = ['', '\u0000', '!', '\n', 'a', ' ', '<'];
/** Before it: nothing, or a sign that no expression fits, so that one that begins with `^` is out of the way. */
const LEADS = ['', '\u0001'];
const MAX_SAMPLES = 4;

/** Every text of about `length` signs with which to try this expression. */
export function listAttacks(source: string, flags: string, length: number): string[] {
  const found = new Set<string>();
  const pump = (part: string) => part.repeat(Math.ceil(length / Math.max(1, part.length)));
  const { heads, pumps } = listParts(source, flags);
  for (const { before, sample } of pumps) {
    for (const end of ENDS) {
      for (const lead of LEADS) found.add(lead + before + pump(sample) + end);
      found.add(pump(before + sample) + end);
    }
    found.add(pump(sample + before));
  }
  for (const head of heads) for (const end of ['', '!', ' ']) found.add(pump(head + end));
  return [...found];
}

type Parts = { heads: ReadonlySet<string>; pumps: { before: string; sample: string }[] };

function listParts(source: string, flags: string): Parts {
  const parts = { heads: new Set<string>(), pumps: [] as Parts['pumps'] };
  readChoice(source, 0, '', { flags, ...parts });
  return parts;
}

type Reading = { flags: string; heads: Set<string>; pumps: Parts['pumps'] };

/** Reads `a|b|c` up to a closing bracket or the end. */
function readChoice(source: string, start: number, before: string, reading: Reading): Node {
  const samples: string[] = [];
  let at = start;
  for (;;) {
    const sequence = readSequence(source, at, before, reading);
    samples.push(...sequence.samples);
    at = sequence.end;
    if (source[at] !== '|') break;
    at += 1;
  }
  return { samples: samples.slice(0, MAX_SAMPLES * 2), repeated: [], before, end: at };
}

function readSequence(source: string, start: number, before: string, reading: Reading): Node {
  let [at, text] = [start, ''];
  let last: readonly string[] = [''];
  while (at < source.length && source[at] !== '|' && source[at] !== ')') {
    const atom = readAtom(source, at, before + text, reading);
    const quantifier = /^(?:[*+?]|\{(\d+),?(\d*)\})\??/.exec(source.slice(atom.end));
    at = atom.end + (quantifier?.[0].length ?? 0);
    if (quantifier && /^[*+{]/.test(quantifier[0])) {
      for (const sample of atom.samples)
        if (sample !== '') reading.pumps.push({ before: before + text, sample });
    }
    const least = /^[*?]/.test(quantifier?.[0] ?? '') ? 0 : Number(quantifier?.[1] ?? 1);
    reading.heads.add(before + text + (atom.samples[0] ?? ''));
    last = atom.samples.map((sample) => text + sample.repeat(least));
    text = last[0] ?? text;
    if (text.length > 200) text = text.slice(0, 200);
  }
  return { samples: last.length > 0 ? last : [text], repeated: [], before, end: at };
}

function readAtom(source: string, start: number, before: string, reading: Reading): Node {
  const node = (samples: readonly string[], end: number): Node => ({ samples, repeated: [], before, end });
  const group = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source.slice(start))?.[0];
  if (group !== undefined) {
    const inner = readChoice(source, start + group.length, before, reading);
    const isLook = /^\(\?<?[=!]/.test(group);
    return node(isLook ? [''] : inner.samples, inner.end + 1);
  }
  if (source[start] === '^' || source[start] === '$') return node([''], start + 1);
  const end = start + lengthOfAtom(source.slice(start));
  const atom = source.slice(start, end);
  if (/^\\[bB]$/.test(atom)) return node([''], end);
  return node(listSamples(atom, reading.flags), end);
}

function lengthOfAtom(rest: string): number {
  const escape = /^\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|[pP]\{[^}]*\}|k<\w+>|[^])/i.exec(rest)?.[0];
  if (escape !== undefined) return escape.length;
  if (!rest.startsWith('[')) return 1;
  let at = 1;
  while (at < rest.length && rest[at] !== ']') at += rest[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Signs that one atom matches, of as many kinds as there are. */
function listSamples(atom: string, flags: string): string[] {
  const pattern = new RegExp(`^(?:${atom})$`, flags.replace(/[gy]/g, ''));
  const all = [...SIGNS, ...Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))];
  const fitting = all.filter((sign) => pattern.test(sign));
  const few = Math.ceil(fitting.length / MAX_SAMPLES) || 1;
  return [...new Set(fitting.filter((_, i) => i % few === 0))];
}
