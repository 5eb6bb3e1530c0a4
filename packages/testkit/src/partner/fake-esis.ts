import { handleUwlr } from '@koppelpunt/standards';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FictionalSchool } from '../scholen/make-school.ts';
import { createFakeEsisBron, type FakeEsisCall, type FakeEsisState, type Gedrag } from './fake-esis-bron.ts';

export type FakeEsis = {
  url: string;
  klantnaam: string;
  klantcode: string;
  /** The questions that it got, refusals included; no keys. */
  calls: readonly FakeEsisCall[];
  /** The school enters a code, or enters it again. */
  setCode(verificatiecode: string, school: FictionalSchool): void;
  /** In questions about this year the school is another, until the next `setCode`. */
  setJaar(verificatiecode: string, schooljaar: string, school: FictionalSchool): void;
  /** The school removes its code: the next call with it is refused. */
  removeCode(verificatiecode: string): void;
  behave(gedrag: Gedrag): void;
  /** From now on an answer stops after so many pupils, until `release` or the end of the connection. */
  holdAfter(leerlingen: number): { reached: Promise<void>; release(): void };
  /** Cuts every answer that is under way, as ESIS does when the school pauses. */
  dropConnections(): void;
  stop(): Promise<void>;
};

/** A partner that speaks real UWLR over real HTTP, and does what the test tells it. */
export async function startFakeEsis(): Promise<FakeEsis> {
  const calls: FakeEsisCall[] = [];
  const state: FakeEsisState = {
    klantnaam: 'TOP dossier',
    klantcode: 'klantcode-van-de-test',
    scholen: new Map(),
    jaren: new Map(),
    gedrag: 'normaal',
    calls,
    onPartij: async () => {},
  };
  const server = createServer((request, response) => {
    answer(state, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/uwlr/v2`,
    klantnaam: state.klantnaam,
    klantcode: state.klantcode,
    calls,
    setCode(verificatiecode, school) {
      state.scholen.set(verificatiecode, school);
      state.jaren.clear();
    },
    setJaar: (verificatiecode, schooljaar, school) =>
      void state.jaren.set(`${verificatiecode} ${schooljaar}`, school),
    removeCode: (verificatiecode) => void state.scholen.delete(verificatiecode),
    behave: (gedrag) => {
      state.gedrag = gedrag;
    },
    holdAfter(leerlingen) {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      state.onPartij = async (verzonden) => {
        if (verzonden < leerlingen) return;
        reached.resolve();
        await released.promise;
      };
      return {
        reached: reached.promise,
        release() {
          state.onPartij = async () => {};
          released.resolve();
        },
      };
    },
    dropConnections: () => server.closeAllConnections(),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  state: FakeEsisState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (state.gedrag === 'onbereikbaar') return void response.writeHead(503).end('even geduld');
  if (state.gedrag === 'rommel') {
    return void response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<html><body>Onderhoud<br></body></html>');
  }
  // Not compressed: a test that cuts or holds an answer wants to know where.
  const { 'accept-encoding': _gzip, ...headers } = request.headers;
  const result = await handleUwlr(createFakeEsisBron(state), { headers, body: request });
  response.writeHead(result.status, result.headers);
  const spoil = createSpoiler(state.gedrag);
  for await (const chunk of result.body) {
    const text = Buffer.from(chunk).toString('utf8');
    const cut = state.gedrag === 'afgebroken' ? findHalfway(text) : -1;
    if (cut >= 0) {
      response.write(text.slice(0, cut), () => response.destroy());
      return;
    }
    if (!response.write(spoil(text))) await once(response, 'drain');
  }
  response.end();
}

/** What our own writer would never write: the first of these in an answer, or all with the flag g. */
const BEDERF: Partial<Record<Gedrag, { what: RegExp; by: string }>> = {
  ongeldig: { what: /(?<=<geslacht>)\d/, by: '7' },
  'veel-ongeldig': { what: /(?<=<geslacht>)\d/g, by: '7' },
  'zonder-sleutel': { what: /(?<=<leerling key=")[^"]*/, by: '' },
  'groep-ongeldig': { what: /(?<=<jaargroep>)[^<]*/, by: 'Q' },
  'andere-school': { what: /(?<=<brincode>)\w{4}/, by: '90ZZ' },
  'ander-schooljaar': { what: /(?<=<schooljaar>)[\d-]{9}/, by: '2020-2021' },
};

function createSpoiler(gedrag: Gedrag): (text: string) => string {
  const bederf = BEDERF[gedrag];
  let isDone = false;
  return (text) => {
    if (!bederf || isDone) return text;
    const spoiled = text.replace(bederf.what, bederf.by);
    isDone = spoiled !== text && !bederf.what.global;
    return spoiled;
  };
}

/** In the middle of the last pupil of a chunk, so that the part before it looks whole. */
function findHalfway(text: string): number {
  const last = text.lastIndexOf('<achternaam>');
  return last < 0 ? -1 : last + '<achternaam>'.length + 1;
}
