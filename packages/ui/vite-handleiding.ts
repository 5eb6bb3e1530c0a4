import { Marked } from 'marked';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const DOCS = resolve(import.meta.dirname, '../../docs');
const FOLDER = join(DOCS, 'handleiding');

/** The pages of each application, in the order of their list. The first part of a link to another page is its name. */
const PAGES = {
  esis: ['koppeling-activeren', 'niet-uitwisselen', 'mandaten-en-mensen', 'inloggen', 'logboek'],
  'top-dossier': ['koppeling-bevestigen', 'mandaten-en-mensen', 'inloggen', 'logboek'],
} as const;
/** Pages for everybody, and what other pages point at. */
const SHARED = ['hulp', 'privacy', 'toegankelijkheid', 'beheer', 'errors', 'rollen'] as const;

export type HandleidingOptions = { app: keyof typeof PAGES; title: string };

/** Builds the manual of docs/handleiding as pages of the web application: the words that a person needs are in the product. */
export function buildHandleiding({ app, title }: HandleidingOptions): Plugin {
  return {
    name: 'koppelpunt-handleiding',
    apply: 'build',
    generateBundle(_options, bundle) {
      const names = [...PAGES[app], ...SHARED];
      const styles = Object.keys(bundle).filter((file) => file.endsWith('.css'));
      const pages = names.map((name) => readPage(name, names));
      const frame = { app, title, styles, list: pages.filter(({ name }) => isListed(name)) };
      this.emitFile({ type: 'asset', fileName: 'handleiding/index.html', source: writePage(frame, INDEX) });
      for (const page of pages)
        this.emitFile({
          type: 'asset',
          fileName: `handleiding/${page.name}.html`,
          source: writePage(frame, page),
        });
      for (const picture of new Set(pages.flatMap(({ pictures }) => pictures)))
        this.emitFile({
          type: 'asset',
          fileName: `handleiding/beelden/${picture}`,
          source: readFileSync(join(FOLDER, 'beelden', picture)),
        });
    },
  };
}

type Page = { name: string; heading: string; html: string; pictures: string[] };
type Frame = { app: string; title: string; styles: string[]; list: Page[] };

const INDEX: Page = { name: 'index', heading: 'Handleiding', html: '<h1>Handleiding</h1>', pictures: [] };

/** Those behind a link of another page only would lengthen the list. */
const isListed = (name: string) => !['errors', 'rollen', 'beheer'].includes(name);

function readPage(name: string, names: readonly string[]): Page {
  const path = [join(FOLDER, `${name}.md`), join(DOCS, `${name}.md`)].find((file) => existsSync(file));
  if (!path) throw new Error(`no page ${name}.md in docs/handleiding or docs`);
  const pictures: string[] = [];
  const marked = new Marked({
    renderer: {
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        const target = toTarget(href, names);
        return target === undefined ? text : `<a href="${target}" class="ams-link">${text}</a>`;
      },
      image({ href, text }) {
        pictures.push(basename(href));
        return `<img src="/handleiding/${href}" alt="${text}" loading="lazy">`;
      },
      // Code and tables that are too wide scroll by themselves, also from the keyboard.
      code: ({ text }) => `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>`,
      table(token) {
        const rows = [token.header, ...token.rows].map((cells, row) => {
          const tag = row === 0 ? 'th' : 'td';
          return `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
        });
        return `<div class="kp-handleiding__table" tabindex="0"><table><thead>${rows[0]}</thead><tbody>${rows.slice(1).join('')}</tbody></table></div>`;
      },
    },
  });
  const text = readFileSync(path, 'utf8');
  const heading = /^# (.+)$/m.exec(text)?.[1] ?? name;
  return { name, heading, html: marked.parse(text, { async: false }), pictures };
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A page of ours or another site; a file of the repository is not here. */
function toTarget(href: string, names: readonly string[]): string | undefined {
  if (/^(https?:|mailto:)/.test(href)) return href;
  const name = basename(href, '.md');
  return names.includes(name) ? `/handleiding/${name}` : undefined;
}

function writePage({ app, title, styles, list }: Frame, { name, heading, html }: Page): string {
  const links = list
    .map((page) => {
      const current = page.name === name ? ' aria-current="page"' : '';
      return `<li><a class="ams-link" href="/handleiding/${page.name}"${current}>${page.heading}</a></li>`;
    })
    .join('');
  return `<!doctype html>
<html lang="nl" class="ams-theme" data-app="${app}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading} – ${title}</title>
${styles.map((file) => `<link rel="stylesheet" href="/${file}">`).join('\n')}
</head>
<body class="ams-body">
<div class="kp-shell">
<header class="kp-header"><a class="kp-header__brand" href="/">${title}</a></header>
<main class="kp-main kp-handleiding" id="inhoud">
<nav class="kp-handleiding__list" aria-label="Handleiding"><ul>${links}</ul></nav>
<article>${html}</article>
</main>
</div>
</body>
</html>
`;
}
