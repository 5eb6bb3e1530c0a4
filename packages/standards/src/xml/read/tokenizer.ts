/**
 * Splits text into tags and text (XML 1.0 without DTDs) by scanning strings. Decision 0040 says why it is ours.
 *
 * It works on whole tokens. An unfinished token at the end of a chunk waits for the next one, and is not scanned again
 * until the character that can finish it has come. `tokenizer.test.ts` compares it with saxes, event by event.
 */
import { TextBuffer } from './text-buffer.ts';
import {
  decodeText,
  hasOnlyXmlCharacters,
  isName,
  NAME_CHARACTER,
  NotWellFormedError,
  normalizeAttribute,
} from './characters.ts';

/** Attribute values by name as written, with prefix. No prototype: `__proto__` is a name like any other. */
export type Attributes = Readonly<Record<string, string>>;

/** `readFast` leaves this element to the tokenizer. */
export const DECLINED = -1;
/** `readFast` found nothing unexpected so far but needs more text; the tokenizer tries once more when there is more. */
export const INCOMPLETE = -2;

export interface TokenHandler {
  open(qname: string, attributes: Attributes, count: number, declarations: boolean): void;
  close(): void;
  text(text: string): void;
  /** A document type declaration begins. */
  doctype(): void;
  /** The XML declaration gives another version than 1.0. */
  version(): void;
  /**
   * May read a whole element whose `<` stands at `i`. Gives the index after it, `DECLINED` or `INCOMPLETE`.
   * Reports nothing before `acceptFast`.
   */
  readFast?(buffer: TextBuffer, i: number): number;
  /** Reports what `readFast` read, at the current `line` and `column`. Gives the index of the last tag in it. */
  acceptFast?(): number;
}

// V8 makes an object of `Object.create(null)` a slow dictionary; an instance of this stays fast.
const AttributeRecord = function () {} as unknown as new () => Record<string, string>;
AttributeRecord.prototype = Object.freeze(Object.create(null));
const NONE: Attributes = Object.freeze(new AttributeRecord());

const [TAB, LF, CR, SPACE, EXCLAMATION, QUOTE, APOSTROPHE, SLASH, LT, EQUALS, GT, QUESTION] = [
  9, 10, 13, 32, 0x21, 0x22, 0x27, 0x2f, 0x3c, 0x3d, 0x3e, 0x3f,
];
const UNFINISHED = -1;
const NO_NAMES = Array.from({ length: 256 }, () => '');

export class Tokenizer {
  /** Position of the `<` of the last tag, from 1. */
  line = 1;
  column = 1;
  started = false;
  closed = false;
  readonly #handler: TokenHandler;
  readonly #open: string[] = [];
  /** Valid names seen before, in slots by their length and two of their characters. */
  readonly #names: string[] = NO_NAMES.slice();
  #buf = '';
  /** The unfinished token cannot end before this character comes. */
  #waitFor = '';
  /** No token has been read yet: an XML declaration may come. */
  #start = true;
  #lineNumber = 1;
  /** Index in `#buf` where the line begins; negative when it began in an earlier chunk. */
  #lineStart = 0;
  #lineEnd = -1;
  /** Absent when the handler reads no whole elements. */
  readonly #buffer: TextBuffer | undefined;
  /** The handler asked for more text of the next element; it may do so once per element. */
  #waited = false;

  /** `withFast`: the handler has `readFast` and `acceptFast`. */
  constructor(handler: TokenHandler, withFast = false) {
    this.#handler = handler;
    // A browser has no Buffer, which makes the fast path fast; the plain one reads everything too.
    this.#buffer = withFast && 'Buffer' in globalThis ? new TextBuffer() : undefined;
  }

  /** Only white space has come so far. */
  get isBlank(): boolean {
    return this.#start && skipSpace(this.#buf, 0) === this.#buf.length;
  }

  /** Number of characters that wait for the rest of their token. */
  get pendingLength(): number {
    return this.#buf.length;
  }

  write(text: string): void {
    const buffer = this.#buffer;
    if (this.#waitFor !== '' && !text.includes(this.#waitFor)) {
      if (!hasOnlyXmlCharacters(text)) throw new NotWellFormedError('disallowed character');
      this.#buf += text;
      return;
    }
    // `join` gives one flat string; `+` gives a tree, which every `charCodeAt` would walk.
    const buf = this.#buf === '' ? text : [this.#buf, text].join('');
    this.#buf = buf;
    buffer?.set(buf);
    if (!(buffer === undefined ? hasOnlyXmlCharacters(text) : buffer.isValid())) {
      throw new NotWellFormedError('disallowed character');
    }
    this.#lineEnd = buf.indexOf('\n');
    this.#waitFor = '';
    let i = 0;
    try {
      while (i < buf.length) {
        const next = buf.charCodeAt(i) === LT ? this.#tag(buf, i) : this.#textRun(buf, i);
        if (next === UNFINISHED) break;
        i = next;
        this.#start = false;
        this.#waited = false;
      }
    } finally {
      // Also after an error: then this is where the malformed token begins.
      this.#moveTo(i);
    }
    this.#lineStart -= i;
    if (i === buf.length) this.#buf = '';
    else this.#buf = buffer === undefined ? buf.slice(i) : buffer.tail(i);
  }

  /** Only white space may follow the root. Returns false when the text stops half-way. */
  end(): boolean {
    // No more text comes: read the element that was waited for as far as it goes.
    if (this.#waited) this.write('');
    const first = skipSpace(this.#buf, 0);
    if (first === this.#buf.length) {
      if (!this.started) throw new NotWellFormedError('no root element');
      return this.closed;
    }
    if (this.#buf.charCodeAt(first) !== LT && this.#open.length === 0) {
      throw new NotWellFormedError('text outside of the root element');
    }
    return false;
  }

  /** Sets `line` and `column` to an index in the text. */
  #moveTo(offset: number): void {
    const buf = this.#buf;
    while (this.#lineEnd >= 0 && this.#lineEnd < offset) {
      this.#lineNumber++;
      this.#lineStart = this.#lineEnd + 1;
      this.#lineEnd = buf.indexOf('\n', this.#lineStart);
    }
    this.line = this.#lineNumber;
    this.column = offset - this.#lineStart + 1;
  }

  #textRun(buf: string, i: number): number {
    const end = buf.indexOf('<', i);
    if (end < 0) {
      this.#waitFor = '<';
      return UNFINISHED;
    }
    const text = buf.slice(i, end);
    if (this.#open.length > 0) {
      if (text.includes(']]>')) throw new NotWellFormedError('the string ]]> in text');
      this.#handler.text(decodeText(text));
    } else if (/[^ \t\r\n]/.test(text)) throw new NotWellFormedError('text outside of the root element');
    return end;
  }

  #tag(buf: string, i: number): number {
    switch (buf.charCodeAt(i + 1)) {
      case SLASH:
        return this.#endTag(buf, i);
      case EXCLAMATION:
        return this.#commentOrCdata(buf, i);
      case QUESTION:
        return this.#instruction(buf, i);
      default: {
        const after = this.#buffer === undefined ? DECLINED : this.#readFast(buf, i, this.#buffer);
        if (after >= 0) return after;
        if (after !== INCOMPLETE || this.#waited) return this.#startTag(buf, i);
        this.#waited = true;
        return UNFINISHED;
      }
    }
  }

  /** Reads as many whole elements in a row as the handler takes; `DECLINED` or `INCOMPLETE` when it takes none. */
  #readFast(buf: string, i: number, buffer: TextBuffer): number {
    let taken = DECLINED;
    for (let j = i; buf.charCodeAt(j) === LT;) {
      const after = this.#handler.readFast!(buffer, j);
      if (after < 0) return taken === DECLINED ? after : taken;
      this.#moveTo(j);
      this.#moveTo(this.#handler.acceptFast!());
      taken = after;
      if (after > buffer.lastLt) break;
      // Skips one line end between two; the handler gets other white space.
      j = after;
      if (buf.charCodeAt(j) === CR) j++;
      if (buf.charCodeAt(j) === LF) j++;
    }
    return taken;
  }

  #wait(): typeof UNFINISHED {
    this.#waitFor = '>';
    return UNFINISHED;
  }

  #endTag(buf: string, i: number): number {
    const name = this.#open.at(-1);
    if (name === undefined) throw new NotWellFormedError('unexpected close tag');
    let j = i + 2 + name.length;
    if (j >= buf.length) return this.#wait();
    if (!matches(buf, name, i + 2)) throw new NotWellFormedError('unmatched closing tag');
    j = skipSpace(buf, j);
    if (j >= buf.length) return this.#wait();
    if (buf.charCodeAt(j) !== GT) throw new NotWellFormedError('unmatched closing tag');
    this.#close();
    return j + 1;
  }

  #close(): void {
    this.#handler.close();
    this.#open.pop();
    if (this.#open.length === 0) this.closed = true;
  }

  #startTag(buf: string, i: number): number {
    const afterName = skipNameCharacters(buf, i + 1);
    if (afterName >= buf.length) return this.#wait();
    const qname = this.#name(buf, i + 1, afterName);
    let attributes: Record<string, string> | undefined;
    let count = 0;
    let declarations = false;
    let j = afterName;
    for (;;) {
      const afterSpace = skipSpace(buf, j);
      if (afterSpace >= buf.length) return this.#wait();
      const code = buf.charCodeAt(afterSpace);
      if (code === GT || code === SLASH) {
        j = afterSpace;
        break;
      }
      if (afterSpace === j) throw new NotWellFormedError('no white space before an attribute');
      const afterAttributeName = skipNameCharacters(buf, afterSpace);
      const equals = skipSpace(buf, afterAttributeName);
      const start = skipSpace(buf, equals + 1);
      if (start >= buf.length) return this.#wait();
      if (buf.charCodeAt(equals) !== EQUALS) throw new NotWellFormedError('attribute without value');
      const quote = buf.charCodeAt(start);
      if (quote !== QUOTE && quote !== APOSTROPHE) throw new NotWellFormedError('unquoted attribute value');
      const end = buf.indexOf(quote === QUOTE ? '"' : "'", start + 1);
      if (end < 0) return this.#wait();
      const name = this.#name(buf, afterSpace, afterAttributeName);
      attributes ??= new AttributeRecord();
      if (attributes[name] !== undefined) throw new NotWellFormedError('duplicate attribute');
      attributes[name] = normalizeAttribute(buf.slice(start + 1, end));
      if (name.startsWith('xmlns')) declarations = true;
      count++;
      j = end + 1;
    }
    const isEmpty = buf.charCodeAt(j) === SLASH;
    if (isEmpty && j + 1 >= buf.length) return this.#wait();
    if (isEmpty && buf.charCodeAt(j + 1) !== GT) throw new NotWellFormedError('forward-slash in opening tag');
    if (this.closed) throw new NotWellFormedError('more than one root element');
    this.started = true;
    this.#moveTo(i);
    this.#open.push(qname);
    this.#handler.open(qname, attributes ?? NONE, count, declarations);
    if (!isEmpty) return j + 1;
    this.#close();
    return j + 2;
  }

  /**
   * The name from `i` to `end`. A message has few names, each a million times, so a known string is found again by
   * comparing: no slice, no hash, no second check.
   */
  #name(buf: string, i: number, end: number): string {
    const length = end - i;
    const slot = (buf.charCodeAt(i) * 7 + buf.charCodeAt(end - 1) * 3 + length * 31) & 255;
    const known = this.#names[slot]!;
    if (known.length === length && length > 0 && matches(buf, known, i)) return known;
    const name = buf.slice(i, end);
    if (!isName(name)) throw new NotWellFormedError('disallowed character in name');
    this.#names[slot] = name;
    return name;
  }

  #commentOrCdata(buf: string, i: number): number {
    if (buf.startsWith('<!--', i)) {
      const hyphens = buf.indexOf('--', i + 4);
      if (hyphens < 0 || hyphens + 2 >= buf.length) return this.#wait();
      if (buf.charCodeAt(hyphens + 2) !== GT) throw new NotWellFormedError('malformed comment');
      return hyphens + 3;
    }
    if (buf.startsWith('<![CDATA[', i)) {
      if (this.#open.length === 0) throw new NotWellFormedError('text outside of the root element');
      const end = buf.indexOf(']]>', i + 9);
      if (end < 0) return this.#wait();
      this.#handler.text(buf.slice(i + 9, end).replace(/\r\n?/g, '\n'));
      return end + 3;
    }
    if (buf.startsWith('<!DOCTYPE', i)) {
      this.#moveTo(i);
      this.#handler.doctype();
    }
    const head = buf.slice(i, i + 9);
    if (buf.length - i < 9 && ['<!--', '<![CDATA[', '<!DOCTYPE'].some((start) => start.startsWith(head)))
      return UNFINISHED;
    throw new NotWellFormedError('incorrect syntax');
  }

  #instruction(buf: string, i: number): number {
    const end = buf.indexOf('?>', i + 2);
    if (end < 0) return this.#wait();
    const afterName = skipNameCharacters(buf, i + 2);
    const target = this.#name(buf, i + 2, afterName);
    if (target.toLowerCase() !== 'xml') {
      if (afterName !== end && skipSpace(buf, afterName) === afterName)
        throw new NotWellFormedError('processing instruction');
      return end + 2;
    }
    const parts = DECLARATION.exec(buf.slice(i, end + 2));
    if (!this.#start || parts === null) throw new NotWellFormedError('the XML declaration');
    if (parts[1] !== '1.0') this.#handler.version();
    return end + 2;
  }
}

const DECLARATION =
  /^<\?xml\s+version\s*=\s*(?:"(?=1\.[0-9]+")|'(?=1\.[0-9]+'))([0-9.]+)["'](?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>$/;

/** `buf.startsWith(name, i)`, in a form that V8 inlines. */
function matches(buf: string, name: string, i: number): boolean {
  for (let k = 0; k < name.length; k++) {
    if (buf.charCodeAt(i + k) !== name.charCodeAt(k)) return false;
  }
  return true;
}

function skipSpace(buf: string, i: number): number {
  for (;;) {
    const code = buf.charCodeAt(i);
    if (code !== SPACE && code !== LF && code !== TAB && code !== CR) return i;
    i++;
  }
}

function skipNameCharacters(buf: string, i: number): number {
  for (;;) {
    const code = buf.charCodeAt(i);
    if (!(code < 128 ? NAME_CHARACTER[code] === 1 : code >= 128)) return i;
    i++;
  }
}
