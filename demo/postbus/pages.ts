import type { DemoCode } from '../codes.ts';
import type { PostbusMail } from './mail-store.ts';

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const formatMoment = (date: Date): string =>
  new Intl.DateTimeFormat('nl-NL', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(date);

const moment = (date: Date): string => `<time datetime="${date.toISOString()}">${formatMoment(date)}</time>`;

/** Takes a text that is escaped already, and links only addresses that a browser opens as a page. */
const linkAddresses = (text: string): string =>
  text.replaceAll(/https?:\/\/[^\s<>&]+[^\s<>&.,;:)]/g, (url) => `<a href="${url}">${url}</a>`);

function page(title: string, body: string, refreshSeconds?: number): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Postbus van de demo</title>
${refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">\n`}<link rel="stylesheet" href="/stijl.css">
<link rel="icon" href="data:,">
</head>
<body>
<header><p><strong>Postbus</strong> van de demo</p></header>
<main>
${body}
</main>
</body>
</html>
`;
}

export function renderList(mails: readonly PostbusMail[]): string {
  const items = mails.map(
    (mail) => `<li>
<h2><a href="/mails/${mail.id}">${escape(mail.subject)}</a></h2>
<p>Van ${escape(mail.from)}</p>
<p>Aan ${escape(mail.to)} · ${moment(mail.receivedAt)}</p>
</li>`,
  );
  const list =
    mails.length === 0
      ? '<p class="card">Er is nog geen mail binnengekomen.</p>'
      : `<ul>${items.join('\n')}</ul>`;
  return page(
    'Alle mail',
    `<h1>Alle mail</h1>
<p>Hier komt de mail aan die de demo aan de school stuurt. In het echt is dit de mailbox van de school zelf.</p>
<p><a href="/">Kijk of er nieuwe mail is</a> · <a href="/codes">Codes om in te loggen</a></p>
${list}`,
  );
}

export function renderMail(mail: PostbusMail): string {
  return page(
    mail.subject,
    `<nav aria-label="Terug"><a href="/">Alle mail</a></nav>
<h1>${escape(mail.subject)}</h1>
<article class="card">
<dl>
<dt>Van</dt><dd>${escape(mail.from)}</dd>
<dt>Aan</dt><dd>${escape(mail.to)}</dd>
<dt>Ontvangen</dt><dd>${moment(mail.receivedAt)}</dd>
</dl>
<div class="text">${linkAddresses(escape(mail.text.trim()))}</div>
</article>`,
  );
}

/** In real life these codes are on each person's own telephone, and nowhere else. */
export function renderCodes(codes: readonly DemoCode[]): string {
  const items = codes.map(
    ({ naam, email, app, code }) => `<li>
<h2>${escape(naam)} · ${escape(app)}</h2>
<p>${escape(email)}</p>
<p class="code"><strong>${escape(code.slice(0, 3))} ${escape(code.slice(3))}</strong></p>
</li>`,
  );
  return page(
    'Codes',
    `<nav aria-label="Terug"><a href="/">Alle mail</a></nav>
<h1>Codes om in te loggen</h1>
<p>In het echt staat zo'n code op de telefoon van de persoon zelf. Elke halve minuut is er een nieuwe; elke code werkt één keer. Deze pagina ververst zichzelf.</p>
<ul>${items.join('\n')}</ul>`,
    5,
  );
}

export const renderMissing = (): string =>
  page('Niet gevonden', `<h1>Deze mail is er niet</h1>\n<p><a href="/">Naar alle mail</a></p>`);

export const STYLE = `
@font-face { font-family: 'Source Sans 3'; src: url(/letter.woff2) format('woff2'); font-weight: 200 900; font-display: swap; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f6f8; color: #17212b; font: 1.0625rem/1.55 'Source Sans 3', system-ui, sans-serif; }
header { background: #33414e; color: #fff; }
header p { margin: 0; }
header p, main { max-width: 52rem; margin: 0 auto; padding: .9rem 1.25rem; }
main { padding-block: 1.5rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 0 0 .25rem; overflow-wrap: anywhere; }
a { color: #0b5e6f; text-underline-offset: .15em; }
a:hover { color: #084955; text-decoration-thickness: .12em; }
a:focus-visible { outline: 3px solid #17212b; outline-offset: 3px; border-radius: 2px; }
ul { list-style: none; margin: 1.25rem 0 0; padding: 0; display: grid; gap: .75rem; }
li, .card { background: #fff; border: 1px solid #dfe4e8; border-radius: 12px; padding: 1rem 1.25rem; }
li p { margin: 0; color: #54616e; overflow-wrap: anywhere; }
li .code { color: #17212b; font-size: 1.6rem; letter-spacing: .06em; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0 0 1.25rem; padding-bottom: 1.25rem; border-bottom: 1px solid #dfe4e8; }
dt { color: #54616e; }
dd { margin: 0; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
`;
