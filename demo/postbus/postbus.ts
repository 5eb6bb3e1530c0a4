import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { openMailStore, type MailStore } from './mail-store.ts';
import type { DemoCode } from '../codes.ts';
import { renderCodes, renderList, renderMail, renderMissing, STYLE } from './pages.ts';

export type Postbus = { url: string; smtpUrl: string; stop(): Promise<void> };

/** More than any mail of the demo; without a bound a mail could fill the disk. */
const MAX_MAIL_BYTES = 5 * 1024 * 1024;

/**
 * The mailbox of everybody in the demo except TOP dossier; in real life this is the school's own mail server
 * (docs/decisions/0006). It takes any mail over SMTP, keeps it as an .eml file, and shows it on a page.
 */
export async function startPostbus(options: {
  folder: string;
  port: number;
  listCodes?: () => readonly DemoCode[];
}): Promise<Postbus> {
  const store = await openMailStore(options.folder);
  const smtp = startSmtp(store);
  const web = startWeb(store, options.listCodes ?? (() => []));
  web.listen(options.port, '127.0.0.1');
  await Promise.all([once(smtp.server, 'listening'), once(web, 'listening')]);
  return {
    url: `http://127.0.0.1:${(web.address() as AddressInfo).port}`,
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    async stop() {
      web.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => web.close(resolve)),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ]);
    },
  };
}

function startSmtp(store: MailStore): SMTPServer {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    closeTimeout: 1_000,
    onData(stream, session, callback) {
      void store
        .add(
          stream,
          session.envelope.rcptTo.map(({ address }) => address),
        )
        .then(
          () => {
            if (stream.sizeExceeded)
              return callback(Object.assign(new Error('message too large'), { responseCode: 552 }));
            callback();
          },
          (error: Error) => callback(error),
        );
    },
  });
  server.on('error', () => {}); // a client that hangs up half-way is its own loss
  server.listen(0, '127.0.0.1');
  return server;
}

/** The mails hold verificatiecodes: another site's page must not read them by pointing a name of its own at 127.0.0.1. */
const OUR_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** The same letter as both apps have. */
const FONT = createRequire(import.meta.url).resolve(
  '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
);

async function sendFont(response: ServerResponse): Promise<void> {
  response.writeHead(200, { ...HEADERS, 'content-type': 'font/woff2', 'cache-control': 'max-age=86400' });
  response.end(await readFile(FONT));
}

function startWeb(store: MailStore, listCodes: () => readonly DemoCode[]) {
  return createServer((request, response) => {
    const send = (status: number, type: string, body: string): void => {
      response
        .writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` })
        .end(request.method === 'HEAD' ? '' : body);
    };
    const answer = async (): Promise<void> => {
      if (!OUR_HOST.test(request.headers.host ?? '')) return send(421, 'text/plain', 'Onbekend adres.');
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return send(405, 'text/plain', 'Alleen lezen.');
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname === '/stijl.css') return send(200, 'text/css', STYLE);
      if (pathname === '/letter.woff2') return sendFont(response);
      if (pathname === '/health') return send(200, 'text/plain', 'ok');
      if (pathname === '/codes') return send(200, 'text/html', renderCodes(listCodes()));
      if (pathname === '/') return send(200, 'text/html', renderList(await store.list()));
      const mail = await store.find(/^\/mails\/([\w-]+)$/.exec(pathname)?.[1] ?? '');
      return mail ? send(200, 'text/html', renderMail(mail)) : send(404, 'text/html', renderMissing());
    };
    answer().catch(() => send(500, 'text/plain', 'De postbus kan deze mail niet laten zien.'));
  });
}
