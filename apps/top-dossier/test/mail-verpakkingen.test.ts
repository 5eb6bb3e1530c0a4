/** The mails of our own corpus once more, each in every way in which a program or a person may wrap it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { soortOf } from '../src/postbus/mail.ts';
import { parseMail } from '../src/postbus/parse-mail.ts';
import { parseVerzoek } from '../src/verzoeken/parse-verzoek.ts';

const MAILS = join(import.meta.dirname, 'mails');
const CODE = '97QX00-k4m9x2p7w3z8t6v5';

const read = async (raw: Buffer | string) => {
  const mail = await parseMail(Buffer.from(raw));
  return { mail, uitkomst: parseVerzoek(mail) };
};

const escape = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const lines = (text: string) => text.split('\n');
/** Around the code alone. */
const around = (open: string, close: string) => (text: string) => text.replaceAll(CODE, open + CODE + close);
/** Between all signs of the code. */
const between = (sign: string) => (text: string) => text.replaceAll(CODE, Array.from(CODE).join(sign));

const TEXT: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  quoted: (text) =>
    lines(text)
      .map((line) => `> ${line}`)
      .join('\n'),
  'quoted three times': (text) =>
    lines(text)
      .map((line) => `>> > ${line}`)
      .join('\n'),
  'quoted with a bar': (text) =>
    lines(text)
      .map((line) => `| ${line}`)
      .join('\n'),
  'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  'isolated from right-to-left text': around('\u2068', '\u2069'),
  'in marks of direction': around('\u200E\u202A', '\u202C\u200F'),
  'zero-width spaces in it': between('\u200B'),
  'soft hyphens in it': between('\u00AD'),
  'word joiners and variation selectors in it': between('\u2060\uFE0F'),
  'combining grapheme joiners in it': between('\u034F'),
  'tag characters in it': between('\u{E0041}'),
  bold: around('**', '**'),
  'bold and cursive': around('***', '***'),
  'bold, then cursive': around('**_', '_**'),
  'bold with a full stop in it': around('**', '.**'),
  underlined: around('__', '__'),
  struck: around('~~', '~~'),
  marked: around('==', '=='),
  'as source': around('`', '`'),
  'in a table of markdown': around('| ', ' |'),
  'glued to the bars of a table': around('|', '|'),
  'between guillemets': around('«', '»'),
  'between low quotes': around('‚', '‘'),
  'between Japanese quotes': around('「', '」'),
  'between wide brackets': around('［', '］'),
  'in accents': around('´', '´'),
  'between quotes and brackets': around('("', '").'),
  'before a semicolon': around('', ';'),
  'before an ellipsis': around('', '…'),
  'before three full stops': around('', '...'),
};

const html = (body: string) =>
  `Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${encode(body)}`;
const encode = (text: string) =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\n');
const PACKED: Record<string, (text: string) => string> = {
  base64: (text) =>
    `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${encode(text)}`,
  'HTML with paragraphs': (text) =>
    html(
      lines(text)
        .map((line) => `<p>${escape(line)}</p>`)
        .join(''),
    ),
  'HTML with breaks': (text) => html(lines(text).map(escape).join('<br/>')),
  'HTML with a cell for each word': (text) =>
    html(
      `<table>${lines(text)
        .map(
          (line) =>
            `<tr>${line
              .split(/\s+/)
              .map((word) => `<td>${escape(word)}</td>`)
              .join('')}</tr>`,
        )
        .join('')}</table>`,
    ),
  'HTML with a cell for each word, in one row': (text) =>
    html(
      `<table><tr>${text
        .split(/\s+/)
        .map((word) => `<th>${escape(word)}</th>`)
        .join('')}</tr></table>`,
    ),
  'HTML with each sign as a number': (text) =>
    html(
      lines(text)
        .map(
          (line) =>
            `<div>${Array.from(line, (sign) => `&#x${sign.codePointAt(0)?.toString(16)};`).join('')}</div>`,
        )
        .join(''),
    ),
  'HTML with tags in the code': (text) =>
    html(
      `<style>p { color: red }</style>${lines(text)
        .map(
          (line) =>
            `<p>${escape(line).replaceAll(CODE, `<b>${CODE.slice(0, 9)}</b><wbr>${CODE.slice(9)}`)}</p>`,
        )
        .join('')}`,
    ),
};

const HEAD = 'From: school@regenboog.example\nSubject: koppeling\nMIME-Version: 1.0\n';

describe('mails of the corpus, wrapped again', () => {
  const corpus: { name: string; tekst: string }[] = [];

  test('the corpus holds mails that can be read', async () => {
    for (const name of readdirSync(MAILS)) {
      const { mail, uitkomst } = await read(readFileSync(join(MAILS, name)));
      if (uitkomst.kind === 'gelezen' && mail.automatisch === null && mail.tekst.includes(CODE))
        corpus.push({ name, tekst: mail.tekst.replaceAll('\r', '') });
    }
    assert.ok(corpus.length >= 8, corpus.map(({ name }) => name).join());
  });

  for (const [how, wrap] of Object.entries(TEXT)) {
    test(how, async () => {
      for (const { name, tekst } of corpus) {
        for (const [packed, pack] of Object.entries(PACKED)) {
          const { uitkomst } = await read(HEAD + pack(wrap(tekst)));
          assert.deepEqual(
            uitkomst.kind === 'gelezen' ? uitkomst.verificatiecode : uitkomst.reden,
            CODE,
            `${name}, ${packed}`,
          );
        }
      }
    });
  }
});

describe('what a machine sent', () => {
  const auto = (header: string) => `${HEAD}${header}\n\nBRIN 97QX00, code ${CODE}\n`;

  test('a form or a ticket system makes a request, only a reply is none (RFC 3834)', async () => {
    const kinds: [string, string][] = [
      ['Auto-Submitted: no', 'verzoek'],
      ['Auto-Submitted: auto-generated', 'verzoek'],
      ['Auto-Submitted: auto-generated; form="aanvraag"', 'verzoek'],
      ['Auto-Submitted: auto-notified', 'verzoek'],
      ['Auto-Submitted: auto-replied', 'automatisch'],
      ['Auto-Submitted: Auto-Replied; owner-email="x@y.example"', 'automatisch'],
      ['X-Autoreply: yes', 'automatisch'],
    ];
    for (const [header, kind] of kinds) assert.equal(soortOf((await read(auto(header))).mail), kind, header);
  });
});
