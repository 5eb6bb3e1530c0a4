/** Finds the literals of regular expressions in our own sources. It knows as much of TypeScript as that takes. */

export type Literal = { source: string; flags: string; line: number };

/** After these a `/` divides; after anything else it begins a regular expression. */
const VALUE_END = /[\w$)\]}"'`]/;
const BEFORE_LITERAL = /\b(?:return|typeof|case|in|of|do|else|void|await|yield)$/;

export function listRegExpLiterals(code: string): Literal[] {
  const found: Literal[] = [];
  const ends: ('`' | '{')[] = [];
  let at = code.startsWith('#!') ? endOf(code, '\n', 0) : 0;
  while (at < code.length) {
    const char = code[at] ?? '';
    const next = code[at + 1];
    if (char === '/' && next === '/') at = endOf(code, '\n', at);
    else if (char === '/' && next === '*') at = endOf(code, '*/', at + 2);
    else if (char === "'" || char === '"') at = skipString(code, at, char);
    else if (char === '`' || (char === '}' && ends.at(-1) === '`')) {
      // In a template, up to its end or to the next value in it.
      if (char === '}') ends.pop();
      const end = skipTemplate(code, at + 1);
      if (code[end - 1] === '{') ends.push('`');
      at = end;
    } else if (char === '{') {
      ends.push('{');
      at += 1;
    } else if (char === '}') {
      ends.pop();
      at += 1;
    } else if (char === '/' && startsLiteral(code.slice(Math.max(0, at - 40), at))) {
      const end = skipLiteral(code, at);
      const flags = /^[a-z]*/.exec(code.slice(end, end + 10))?.[0] ?? '';
      found.push({ source: code.slice(at + 1, end - 1), flags, line: code.slice(0, at).split('\n').length });
      at = end + flags.length;
    } else at += 1;
  }
  return found;
}

function startsLiteral(before: string): boolean {
  const text = before.trimEnd();
  // `</p>` in a screen.
  if (text.endsWith('<')) return false;
  return !VALUE_END.test(text.at(-1) ?? '') || BEFORE_LITERAL.test(text);
}

const endOf = (code: string, needle: string, from: number): number => {
  const index = code.indexOf(needle, from);
  return index < 0 ? code.length : index + needle.length;
};

function skipString(code: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < code.length && code[at] !== quote) at += code[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipTemplate(code: string, start: number): number {
  let at = start;
  while (at < code.length) {
    if (code[at] === '`') return at + 1;
    if (code[at] === '$' && code[at + 1] === '{') return at + 2;
    at += code[at] === '\\' ? 2 : 1;
  }
  return at;
}

function skipLiteral(code: string, start: number): number {
  let inClass = false;
  let at = start + 1;
  while (at < code.length && (inClass || code[at] !== '/')) {
    if (code[at] === '\\') at += 1;
    else if (code[at] === '[') inClass = true;
    else if (code[at] === ']') inClass = false;
    at += 1;
  }
  return at + 1;
}
