/** Turns the bytes of a mail into what a person would read of it, whichever way their program packed it. */
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import type { MailInhoud } from './mail.ts';

/** A forward in a forward in a forward. Deeper ones are not read. */
const MAX_DEPTH = 3;
/** How much of one mail support reads. A request is a page at most. */
const MAX_TEKST = 100_000;

export async function parseMail(raw: Buffer, depth = 0): Promise<MailInhoud> {
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true });
  const parts = [mail.text ?? '', ...(await readForwarded(mail, depth))];
  const html = typeof mail.html === 'string' ? htmlToText(mail.html) : '';
  // The plain half of a mail sometimes says only "open this in a browser". Then the HTML half holds the text.
  if (html !== '' && !squeeze(parts[0] ?? '').includes(squeeze(html))) parts.push(html);
  return {
    messageId: mail.messageId ?? null,
    van: mail.from?.value[0]?.address || null,
    onderwerp: clean(mail.subject ?? ''),
    tekst: clean(parts.filter((part) => part.trim() !== '').join('\n\n')).slice(0, MAX_TEKST),
    automatisch: findAutomatisch(mail),
    heeftBijlage: mail.attachments.length > 0,
  };
}

/** Mail programs forward as an attachment too: a whole mail inside the mail. */
async function readForwarded(mail: ParsedMail, depth: number): Promise<string[]> {
  if (depth >= MAX_DEPTH) return [];
  const inner = mail.attachments.filter(({ contentType }) => contentType === 'message/rfc822');
  const read = await Promise.all(inner.map(({ content }) => parseMail(content, depth + 1)));
  return read.map(({ onderwerp, tekst }) => `${onderwerp}\n${tekst}`);
}

function findAutomatisch(mail: ParsedMail): MailInhoud['automatisch'] {
  const header = (name: string) => {
    const value = mail.headers.get(name);
    return typeof value === 'string' ? value.toLowerCase() : '';
  };
  const type = mail.headers.get('content-type') as { value?: string } | undefined;
  const from = (mail.from as AddressObject | undefined)?.value[0]?.address ?? '';
  if (type?.value === 'multipart/report' || /^(mailer-daemon|postmaster)@/i.test(from)) return 'bestelfout';
  const auto = header('auto-submitted');
  if (auto !== '' && auto !== 'no') return 'afwezigheid';
  if (mail.headers.has('x-autoreply') || mail.headers.has('x-autorespond')) return 'afwezigheid';
  if (/auto_?reply/.test(header('precedence'))) return 'afwezigheid';
  return /^(automatisch antwoord|automatic reply|out of office|afwezig(heid)?)\b/i.test(mail.subject ?? '')
    ? 'afwezigheid'
    : null;
}

/** Enough of HTML to read a mail: blocks become lines, tags go, entities become what they stand for. */
export function htmlToText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<(br|\/p|\/div|\/tr|\/h[1-6]|\/li|\/blockquote|hr)\b[^>]*>/gi, '\n')
    .replace(/<\/t[dh]\b[^>]*>/gi, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#\d+|#x[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => decodeEntity(name) ?? whole)
    .replace(/^ +| +$/gm, '');
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
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  shy: '',
  ndash: '–',
  mdash: '—',
  euml: 'ë',
  eacute: 'é',
};

const squeeze = (text: string) => text.replace(/[\s\u00A0]+/g, '');
// oxlint-disable-next-line no-control-regex -- PostgreSQL refuses NUL, a screen has no use for the others
const clean = (text: string) => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '');
