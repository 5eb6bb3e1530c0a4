/** Turns the bytes of a mail into what a person would read of it, whichever way their program packed it. */
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import { htmlToText } from './html-to-text.ts';
import { MAX_ONDERWERP, MAX_TEKST, withoutControls, type MailInhoud } from './mail.ts';

/** A forward in a forward in a forward. Deeper ones are not read. */
const MAX_DEPTH = 3;
/** How many mails inside a mail are read. */
const MAX_FORWARDED = 5;
/** The HTML of a page of text, with all that a word processor puts around it. */
const MAX_HTML = 1_000_000;

export async function parseMail(raw: Buffer, depth = 0): Promise<MailInhoud> {
  // Its own text of an HTML mail glues the cells of a table to one word; ours keeps them apart.
  const mail = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
  const plain = (mail.text ?? '').slice(0, MAX_TEKST);
  const parts = [plain, ...(await readForwarded(mail, depth))];
  const html =
    typeof mail.html === 'string' ? htmlToText(mail.html.slice(0, MAX_HTML)).slice(0, MAX_TEKST) : '';
  // The plain half of a mail sometimes says only "open this in a browser". Then the HTML half holds the text.
  if (html !== '' && !squeeze(plain).includes(squeeze(html))) parts.push(html);
  return {
    messageId: mail.messageId?.slice(0, MAX_ONDERWERP) ?? null,
    van: mail.from?.value[0]?.address || null,
    onderwerp: withoutControls((mail.subject ?? '').slice(0, MAX_ONDERWERP)),
    tekst: withoutControls(parts.filter((part) => part.trim() !== '').join('\n\n')).slice(0, MAX_TEKST),
    automatisch: findAutomatisch(mail),
    heeftBijlage: mail.attachments.length > 0,
  };
}

/** Mail programs forward as an attachment too: a whole mail inside the mail. */
async function readForwarded(mail: ParsedMail, depth: number): Promise<string[]> {
  if (depth >= MAX_DEPTH) return [];
  const inner = mail.attachments.filter(({ contentType }) => contentType === 'message/rfc822');
  const read = await Promise.all(
    inner.slice(0, MAX_FORWARDED).map(({ content }) => parseMail(content, depth + 1)),
  );
  return read.map(({ onderwerp, tekst }) => `${onderwerp}\n${tekst}`);
}

function findAutomatisch(mail: ParsedMail): MailInhoud['automatisch'] {
  const header = (name: string) => {
    const value = mail.headers.get(name);
    return typeof value === 'string' ? value.toLowerCase().slice(0, MAX_ONDERWERP) : '';
  };
  const type = mail.headers.get('content-type') as { value?: string } | undefined;
  const from = (mail.from as AddressObject | undefined)?.value[0]?.address ?? '';
  if (type?.value === 'multipart/report' || /^(mailer-daemon|postmaster)@/i.test(from)) return 'bestelfout';
  // RFC 3834: a form or a ticket system says auto-generated, and its mail may well be a request.
  if (/^auto-replied\b/.test(header('auto-submitted').trim())) return 'afwezigheid';
  if (mail.headers.has('x-autoreply') || mail.headers.has('x-autorespond')) return 'afwezigheid';
  if (/auto_?reply/.test(header('precedence'))) return 'afwezigheid';
  return /^(automatisch antwoord|automatic reply|out of office|afwezig(heid)?)\b/i.test(mail.subject ?? '')
    ? 'afwezigheid'
    : null;
}

const squeeze = (text: string) => text.replace(/[\s\u00A0]+/g, '');
