/** A fictional school behind the UWLR handler, and a real HTTP server in front of it. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Leerling } from '../src/edexml/leerling.ts';
import type { UwlrBron } from '../src/uwlr/bron.ts';
import { handleUwlr, type HandleOptions, type UwlrResponse } from '../src/uwlr/handle-uwlr.ts';
import { serializeWsdl } from '../src/uwlr/wsdl.ts';

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

/** What the school answers to, by gegevenssetid, so that one request can ask for one situation. */
export function maakBron(): UwlrBron<string, string> & { aangeroepen: string[]; gesloten: number } {
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
    async findKlant(naam: string, code: string) {
      bron.aangeroepen.push('findKlant');
      return naam === klant.klantnaam && code === klant.klantcode ? naam : undefined;
    },
    async findToegang(_klant: string, vraag: Parameters<UwlrBron<string, string>['findToegang']>[1]) {
      bron.aangeroepen.push('findToegang');
      const { brincode, dependancecode = '00', schoolkey } = vraag.verzoek;
      const school = schoolkey ?? `${brincode}${dependancecode}`;
      if (vraag.autorisatiesleutel === 'later') {
        return {
          kind: 'geweigerd' as const,
          reden: 'Autorisatie is ongeldig: deze koppeling start op 2026-02-01',
        };
      }
      const goed = vraag.autorisatiesleutel === sleutel && ['97QX00', 'afspraak-1'].includes(school);
      return goed ? { kind: 'toegang' as const, toegang: school } : { kind: 'geweigerd' as const };
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
  };
  async function* stroom(soort: string): AsyncGenerator<readonly Leerling[]> {
    try {
      if (soort === 'leeg') return;
      if (soort === 'kapot voor de eerste') throw new Error('database weg');
      yield leerlingen;
      const veel = Array.from({ length: soort === 'veel' ? 200 : 0 }, (_, i) => i);
      for (const i of veel)
        yield Array.from({ length: 100 }, (_, j) => ({ ...leerlingen[0]!, key: `LL-${i}-${j}` }));
      if (soort === 'halverwege kapot') {
        yield Array.from({ length: 500 }, (_, j) => ({ ...leerlingen[0]!, key: `LL-${j}` }));
        throw new Error('database weg');
      }
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
  bron: UwlrBron<string, string> = maakBron(),
  options: HandleOptions = {},
): Promise<Proefserver> {
  const antwoorden: UwlrResponse[] = [];
  const verzoeken: IncomingMessage[] = [];
  let url = '';
  const server = createServer((request, response) => {
    verzoeken.push(request);
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(serializeWsdl({ location: url }));
      return;
    }
    handleUwlr(bron, { headers: request.headers, body: request }, options).then(
      (antwoord) => {
        antwoorden.push(antwoord);
        response.writeHead(antwoord.status, antwoord.headers);
        const body = Readable.from(antwoord.body);
        body.on('error', () => response.destroy());
        response.on('close', () => body.destroy());
        body.pipe(response);
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
