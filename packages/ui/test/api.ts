import { createServer } from 'node:http';
import { openAt } from './dom.ts';

export type Asked = { route: string; body: unknown };
type Answer = { status?: number; body: unknown } | ((body: unknown) => { status?: number; body: unknown });

export type Api = { url: string; asked: Asked[]; routes: Record<string, Answer>; close: () => Promise<void> };

/** A server on this machine that answers as ours would; the page is opened at its address. */
export async function openApi(routes: Record<string, Answer>, path = '/'): Promise<Api> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString();
      const route = `${request.method} ${request.url}`;
      const body: unknown = request.headers['content-type'] === 'application/json' ? JSON.parse(text) : text;
      asked.push({ route, body });
      const given = routes[route];
      const answer = typeof given === 'function' ? given(body) : given;
      const status = answer ? (answer.status ?? 200) : 404;
      const type = status < 300 ? 'application/json' : 'application/problem+json';
      response
        .writeHead(status, { 'content-type': type, connection: 'close' })
        .end(
          JSON.stringify(answer?.body ?? { code: 'NIET_GEVONDEN', melding: `Geen antwoord op ${route}.` }),
        );
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  openAt(url + path);
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { url, asked, routes, close };
}
