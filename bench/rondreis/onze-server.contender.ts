/** Our UWLR handler on node:http, with the pupils in memory. */
import { handleUwlr, type Leerling, type UwlrProvider } from '@koppelpunt/standards';
import { createServer } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { serveRounds } from '../contender-process.ts';
import { readSchool } from '../scholen/read-school.ts';
import { KLANT, SLEUTEL } from './gesprek.ts';
import { listen } from './listen.ts';

/** The number that a cursor gives at a time. */
const PARTIJ = 500;

await serveRounds(async ({ file = '' }) => {
  const school = await readSchool(file);
  async function* partijen(): AsyncGenerator<readonly Leerling[]> {
    for (let i = 0; i < school.leerlingen.length; i += PARTIJ) yield school.leerlingen.slice(i, i + PARTIJ);
  }
  const structuur = { ...school, kind: 'gegevens' as const };
  const bron: UwlrProvider<string, string> = {
    findKlant: async (naam, code) =>
      naam === KLANT.klantnaam && code === KLANT.klantcode ? naam : undefined,
    checkToegang: async (_klant, { autorisatiesleutel }) =>
      autorisatiesleutel === SLEUTEL ? { kind: 'toegang', toegang: '' } : { kind: 'refused' },
    openLeerlinggegevens: async (_toegang, { laatstontvangengegevens }) =>
      laatstontvangengegevens === undefined
        ? { ...structuur, leerlingen: partijen() }
        : { kind: 'geenwijzigingen' },
    openStructuur: async () => structuur,
  };
  const server = createServer((request, response) => {
    handleUwlr(bron, { headers: request.headers, body: request }).then(
      ({ status, headers, body, bytes: heel }) => {
        response.writeHead(status, headers);
        if (heel) response.end(heel);
        else pipeline(Readable.from(body), response, () => {});
      },
      () => response.destroy(),
    );
  });
  return { klaar: await listen(server) };
});
