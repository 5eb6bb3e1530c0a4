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
export interface Ontvangen {
  school: LeerresultatenSchool;
  toetsafnames: Toetsafname[];
  toetsen: Toets[];
}

export type Proefbron = Required<UwlrProvider<string, string>> & {
  aangeroepen: string[];
  gesloten: number;
  /** For messages with results: the ones that count, and the number dropped. */
  bevestigd: Ontvangen[];
  gevallen: number;
  /** Batches that came, of either kind. */
  partijen: number;
};

/** The people in one of the groups of the question; nobody is in a group without a key. */
function inGroepen<T extends { key: string }>(
  mensen: readonly T[],
  { groepen }: LeerlingenVerzoek,
  groepenVan: (mens: T) => readonly { kind: string; key: string }[],
): T[] {
  return mensen.filter((mens) =>
    groepen.some(({ kind, key }) => {
      const eigen = groepenVan(mens).filter((groep) => groep.kind === kind);
      return key === undefined ? eigen.length === 0 : eigen.some((groep) => groep.key === key);
    }),
  );
}

/** The answer of the school by gegevenssetid, so that one request can ask for one situation. */
export function maakBron(): Proefbron {
  const school = { schooljaar: '2025-2026', aanmaakdatum: '2026-01-05T07:30:00+01:00', auteur: 'Proef' };
  const structuur = {
    kind: 'gegevens' as const,
    school,
    groepen: [{ key: 'G1', naam: '0/1', jaargroep: '0' }],
    samengesteldeGroepen: [{ key: 'S1', naam: 'Plus' }],
  };
  const bron = {
    aangeroepen: [] as string[],
    gesloten: 0,
    bevestigd: [] as Ontvangen[],
    gevallen: 0,
    partijen: 0,
    async findKlant(naam: string, code: string) {
      bron.aangeroepen.push('findKlant');
      return naam === klant.klantnaam && code === klant.klantcode ? naam : undefined;
    },
    async checkToegang(_klant: string, vraag: Parameters<UwlrProvider<string, string>['checkToegang']>[1]) {
      bron.aangeroepen.push('checkToegang');
      const { brincode, dependancecode = '00', schoolkey } = vraag.verzoek;
      const school = schoolkey ?? `${brincode}${dependancecode}`;
      if (vraag.autorisatiesleutel === 'later') {
        return {
          kind: 'refused' as const,
          reason: 'Autorisatie is ongeldig: deze koppeling start op 2026-02-01',
        };
      }
      const goed = vraag.autorisatiesleutel === sleutel && ['97QX00', 'afspraak-1'].includes(school);
      return goed ? { kind: 'toegang' as const, toegang: school } : { kind: 'refused' as const };
    },
    async openStructuur() {
      bron.aangeroepen.push('openStructuur');
      return structuur;
    },
    async openLeerlinggegevens(_toegang: string, { gegevenssetid }: { gegevenssetid?: string }) {
      bron.aangeroepen.push('openLeerlinggegevens');
      if (gegevenssetid === 'geengegevens' || gegevenssetid === 'geenwijzigingen')
        return { kind: gegevenssetid } as const;
      if (gegevenssetid === 'kapot') throw new Error('database weg, leerling Jansen');
      return { ...structuur, leerlingen: stroom(gegevenssetid ?? 'gewoon') };
    },
    async openLeerlingen(_toegang: string, verzoek: LeerlingenVerzoek) {
      bron.aangeroepen.push('openLeerlingen');
      const { gegevenssetid } = verzoek;
      if (gegevenssetid === 'geengegevens' || gegevenssetid === 'geenwijzigingen')
        return { kind: gegevenssetid } as const;
      const leden = inGroepen(leerlingen, verzoek, (l) => [
        ...(l.groep ? [{ kind: 'groep', key: l.groep.key }] : []),
        ...(l.samengesteldeGroepen ?? []).map(({ key }) => ({ kind: 'samengesteldeGroep', key })),
      ]);
      return { kind: 'gegevens' as const, school, leerlingen: partij(leden) };
    },
    async openLeerkrachten(_toegang: string, verzoek: LeerlingenVerzoek) {
      bron.aangeroepen.push('openLeerkrachten');
      const leden = inGroepen(leerkrachten, verzoek, (l) => l.groepen ?? []);
      return { kind: 'gegevens' as const, school, leerkrachten: partij(leden) };
    },
    async openLeerresultaten(
      _toegang: string,
      school: LeerresultatenSchool,
    ): Promise<LeerresultatenReceiver> {
      bron.aangeroepen.push('openLeerresultaten');
      const ontvangen: Ontvangen = { school, toetsafnames: [], toetsen: [] };
      const bekend = new Set(leerlingen.map(({ key }) => key));
      return {
        async takeToetsafnames(toetsafnames) {
          bron.partijen++;
          ontvangen.toetsafnames.push(...toetsafnames);
          if (toetsafnames.some(({ leerlingid }) => leerlingid === 'kapot')) throw new Error('database weg');
          if (!toetsafnames.every(({ leerlingid }) => bekend.has(leerlingid))) {
            throw new UwlrRefusal({
              faultcode: 'Client.LeerlingOngeldig',
              faultstring: 'Leerling ongeldig: die heeft deze school niet',
            });
          }
        },
        async takeToetsen(toetsen) {
          bron.partijen++;
          ontvangen.toetsen.push(...toetsen);
        },
        async commit() {
          if (school.commentaar === 'weiger bij het bevestigen') throw new Error('database weg');
          bron.bevestigd.push(ontvangen);
        },
        async rollback() {
          bron.gevallen++;
        },
      };
    },
  };
  async function* partij<T>(mensen: readonly T[]): AsyncGenerator<readonly T[]> {
    try {
      if (mensen.length > 0) yield mensen;
    } finally {
      bron.gesloten++;
    }
  }
  async function* stroom(soort: string): AsyncGenerator<readonly Leerling[]> {
    try {
      if (soort === 'leeg') return;
      if (soort === 'kapot voor de eerste') throw new Error('database weg');
      yield leerlingen;
      const veel = Array.from({ length: soort === 'veel' ? 200 : 0 }, (_, i) => i);
      for (const i of veel)
        yield Array.from({ length: 100 }, (_, j) => ({ ...leerlingen[0]!, key: `LL-${i}-${j}` }));
      if (soort === 'halverwege kapot') {
        // More than is kept until it is known whether it is all of it.
        yield Array.from({ length: 2000 }, (_, j) => ({ ...leerlingen[0]!, key: `H-${j}` }));
      }
      if (soort.endsWith('kapot')) throw new Error('database weg');
    } finally {
      bron.gesloten++;
    }
  }
  return bron;
}

export interface Proefserver extends AsyncDisposable {
  url: string;
  antwoorden: UwlrResponse[];
  verzoeken: IncomingMessage[];
}

/** POST answers UWLR, GET the WSDL; a stream that breaks destroys the connection. */
export async function startServer(
  bron: UwlrProvider<string, string> = maakBron(),
  options: HandleOptions = {},
): Promise<Proefserver> {
  const antwoorden: UwlrResponse[] = [];
  const verzoeken: IncomingMessage[] = [];
  let url = '';
  const server = createServer((request, response) => {
    verzoeken.push(request);
    if (request.method === 'GET') {
      const beschrijving = findServiceDescription(new URL(request.url ?? '/', url).search, url);
      response.writeHead(beschrijving ? 200 : 405, { 'content-type': 'text/xml' }).end(beschrijving);
      return;
    }
    // Left half-way, a request must not take the connection with it: its sender still gets an answer.
    const body: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
    handleUwlr(bron, { headers: request.headers, body }, options).then(
      (antwoord) => {
        request.resume();
        antwoorden.push(antwoord);
        response.writeHead(antwoord.status, antwoord.headers);
        const uit = Readable.from(antwoord.body);
        uit.on('error', () => response.destroy());
        response.on('close', () => uit.destroy());
        uit.pipe(response);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/uwlr/v2`;
  return {
    url,
    antwoorden,
    verzoeken,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((klaar) => server.close(klaar));
    },
  };
}
