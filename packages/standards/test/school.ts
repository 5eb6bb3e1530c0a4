/** A fictional school behind the UWLR handler, and a real HTTP server in front of it. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Leerkracht } from '../src/edexml/leerkracht.ts';
import type { Leerling } from '../src/edexml/leerling.ts';
import { UwlrRefusal, type LeerresultatenReceiver, type UwlrProvider } from '../src/uwlr/server/provider.ts';
import type { HandleOptions } from '../src/uwlr/server/handle-options.ts';
import { handleUwlr, type UwlrResponse } from '../src/uwlr/server/handle-uwlr.ts';
import type { LeerlingenVerzoek } from '../src/uwlr/messages/leerlingen-verzoek.ts';
import type { LeerresultatenSchool, Toetsafname } from '../src/uwlr/messages/leerresultaten-verzoek.ts';
import type { Toets } from '../src/uwlr/messages/toets.ts';
import { findServiceDescription } from '../src/uwlr/wsdl/wsdl.ts';

export const klant = { klantnaam: 'TOP dossier', klantcode: 'klantcode-van-de-demo' };
export const sleutel = '97QX00-voorbeeldsleutel';
export const verzoek = { schooljaar: '2025-2026', brincode: '97QX', dependancecode: '00', xsdversie: '2.2' };

export const leerlingen: Leerling[] = [
  {
    key: 'LL-1',
    eckid: 'https://ketenid.nl/pilot/1',
    achternaam: 'Voorbeeld',
    voorvoegsel: 'van der',
    roepnaam: 'Zoë',
    geboortedatum: '2017-05-09',
    geslacht: 2,
    jaargroep: '0',
    groep: { key: 'G1' },
    samengesteldeGroepen: [{ key: 'S1' }],
  },
  { key: 'LL-2', roepnaam: 'D’Artagnan & <zn>' },
];

export const leerkrachten: Leerkracht[] = [
  {
    key: 'LK-1',
    eckid: 'https://ketenid.nl/pilot/2',
    achternaam: 'Proef',
    rollen: [{ kind: 'rol', value: 'TAL' }],
    groepen: [{ kind: 'groep', key: 'G1' }],
  },
  { key: 'LK-2', achternaam: 'Voorbeeld' },
];

/** One message with results, as somebody took it. */
export interface Received {
  school: LeerresultatenSchool;
  toetsafnames: Toetsafname[];
  toetsen: Toets[];
}

export type TestProvider = Required<UwlrProvider<string, string>> & {
  called: string[];
  closed: number;
  /** For messages with results: the ones that count, and the number dropped. */
  confirmed: Received[];
  rolledBack: number;
  /** Batches that came, of either kind. */
  batches: number;
};

/** The people in one of the groups of the question; nobody is in a group without a key. */
function inGroepen<T extends { key: string }>(
  people: readonly T[],
  { groepen }: LeerlingenVerzoek,
  groepenOf: (person: T) => readonly { kind: string; key: string }[],
): T[] {
  return people.filter((person) =>
    groepen.some(({ kind, key }) => {
      const own = groepenOf(person).filter((groep) => groep.kind === kind);
      return key === undefined ? own.length === 0 : own.some((groep) => groep.key === key);
    }),
  );
}

/** The answer of the school by gegevenssetid, so that one request can ask for one situation. */
export function makeProvider(): TestProvider {
  const school = { schooljaar: '2025-2026', aanmaakdatum: '2026-01-05T07:30:00+01:00', auteur: 'Proef' };
  const structuur = {
    kind: 'gegevens' as const,
    school,
    groepen: [{ key: 'G1', naam: '0/1', jaargroep: '0' as const }],
    samengesteldeGroepen: [{ key: 'S1', naam: 'Plus' }],
  };
  const provider = {
    called: [] as string[],
    closed: 0,
    confirmed: [] as Received[],
    rolledBack: 0,
    batches: 0,
    async findKlant(name: string, code: string) {
      provider.called.push('findKlant');
      return name === klant.klantnaam && code === klant.klantcode ? name : undefined;
    },
    async checkToegang(
      _klant: string,
      question: Parameters<UwlrProvider<string, string>['checkToegang']>[1],
    ) {
      provider.called.push('checkToegang');
      const { brincode, dependancecode = '00', schoolkey } = question.verzoek;
      const school = schoolkey ?? `${brincode}${dependancecode}`;
      if (question.autorisatiesleutel === 'later') {
        return {
          kind: 'refused' as const,
          reason: 'Autorisatie is ongeldig: deze koppeling start op 2026-02-01',
        };
      }
      const good = question.autorisatiesleutel === sleutel && ['97QX00', 'afspraak-1'].includes(school);
      return good ? { kind: 'toegang' as const, toegang: school } : { kind: 'refused' as const };
    },
    async openStructuur() {
      provider.called.push('openStructuur');
      return structuur;
    },
    async openLeerlinggegevens(_toegang: string, { gegevenssetid }: { gegevenssetid?: string }) {
      provider.called.push('openLeerlinggegevens');
      if (gegevenssetid === 'geengegevens' || gegevenssetid === 'geenwijzigingen')
        return { kind: gegevenssetid } as const;
      if (gegevenssetid === 'kapot') throw new Error('database weg, leerling Jansen');
      return { ...structuur, leerlingen: stream(gegevenssetid ?? 'gewoon') };
    },
    async openLeerlingen(_toegang: string, verzoek: LeerlingenVerzoek) {
      provider.called.push('openLeerlingen');
      const { gegevenssetid } = verzoek;
      if (gegevenssetid === 'geengegevens' || gegevenssetid === 'geenwijzigingen')
        return { kind: gegevenssetid } as const;
      const members = inGroepen(leerlingen, verzoek, (l) => [
        ...(l.groep ? [{ kind: 'groep', key: l.groep.key }] : []),
        ...(l.samengesteldeGroepen ?? []).map(({ key }) => ({ kind: 'samengesteldeGroep', key })),
      ]);
      return { kind: 'gegevens' as const, school, leerlingen: batch(members) };
    },
    async openLeerkrachten(_toegang: string, verzoek: LeerlingenVerzoek) {
      provider.called.push('openLeerkrachten');
      const members = inGroepen(leerkrachten, verzoek, (l) => l.groepen ?? []);
      return { kind: 'gegevens' as const, school, leerkrachten: batch(members) };
    },
    async openLeerresultaten(
      _toegang: string,
      school: LeerresultatenSchool,
    ): Promise<LeerresultatenReceiver> {
      provider.called.push('openLeerresultaten');
      const received: Received = { school, toetsafnames: [], toetsen: [] };
      const known = new Set(leerlingen.map(({ key }) => key));
      return {
        async takeToetsafnames(toetsafnames) {
          provider.batches++;
          received.toetsafnames.push(...toetsafnames);
          if (toetsafnames.some(({ leerlingid }) => leerlingid === 'kapot')) throw new Error('database weg');
          if (!toetsafnames.every(({ leerlingid }) => known.has(leerlingid))) {
            throw new UwlrRefusal({
              faultcode: 'Client.LeerlingOngeldig',
              faultstring: 'Leerling ongeldig: die heeft deze school niet',
            });
          }
        },
        async takeToetsen(toetsen) {
          provider.batches++;
          received.toetsen.push(...toetsen);
        },
        async commit() {
          if (school.commentaar === 'weiger bij het bevestigen') throw new Error('database weg');
          provider.confirmed.push(received);
        },
        async rollback() {
          provider.rolledBack++;
        },
      };
    },
  };
  async function* batch<T>(people: readonly T[]): AsyncGenerator<readonly T[]> {
    try {
      if (people.length > 0) yield people;
    } finally {
      provider.closed++;
    }
  }
  async function* stream(situation: string): AsyncGenerator<readonly Leerling[]> {
    try {
      if (situation === 'leeg') return;
      if (situation === 'kapot voor de eerste') throw new Error('database weg');
      yield leerlingen;
      const many = Array.from({ length: situation === 'veel' ? 200 : 0 }, (_, i) => i);
      for (const i of many)
        yield Array.from({ length: 100 }, (_, j) => ({ ...leerlingen[0]!, key: `LL-${i}-${j}` }));
      if (situation === 'halverwege kapot') {
        // More than is kept until it is known whether it is all of it.
        yield Array.from({ length: 2000 }, (_, j) => ({ ...leerlingen[0]!, key: `H-${j}` }));
      }
      if (situation.endsWith('kapot')) throw new Error('database weg');
    } finally {
      provider.closed++;
    }
  }
  return provider;
}

export interface TestServer extends AsyncDisposable {
  url: string;
  antwoorden: UwlrResponse[];
  verzoeken: IncomingMessage[];
}

/** POST answers UWLR, GET the WSDL; a stream that breaks destroys the connection. */
export async function startServer(
  provider: UwlrProvider<string, string> = makeProvider(),
  options: HandleOptions = {},
): Promise<TestServer> {
  const antwoorden: UwlrResponse[] = [];
  const verzoeken: IncomingMessage[] = [];
  let url = '';
  const server = createServer((request, response) => {
    verzoeken.push(request);
    if (request.method === 'GET') {
      const description = findServiceDescription(new URL(request.url ?? '/', url).search, url);
      response.writeHead(description ? 200 : 405, { 'content-type': 'text/xml' }).end(description);
      return;
    }
    // Left half-way, a request must not take the connection with it: its sender still gets an answer.
    const body: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
    handleUwlr(provider, { headers: request.headers, body }, options).then(
      (antwoord) => {
        request.resume();
        antwoorden.push(antwoord);
        response.writeHead(antwoord.status, antwoord.headers);
        const out = Readable.from(antwoord.body);
        out.on('error', () => response.destroy());
        response.on('close', () => out.destroy());
        out.pipe(response);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/uwlr/v2`;
  return {
    url,
    antwoorden,
    verzoeken,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
