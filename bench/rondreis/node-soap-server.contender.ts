/** node-soap's server with our WSDL and the pupils in memory, already in the shape that it writes; no database. */
import { serializeWsdl } from '@koppelpunt/standards';
import { createServer } from 'node:http';
import { listen as listenSoap } from 'soap';
import { serveRounds } from '../contender-process.ts';
import { readSchool } from '../scholen/read-school.ts';
import { toSoapBericht } from '../scholen/soap-bericht.ts';
import { listen } from './listen.ts';

await serveRounds(async ({ file = '' }) => {
  const bericht = toSoapBericht(await readSchool(file));
  const HaalLeerlinggegevens = ({ laatstontvangengegevens }: { laatstontvangengegevens?: unknown }) =>
    laatstontvangengegevens === undefined ? bericht : { geenwijzigingen: '' };
  const server = createServer();
  const url = await listen(server);
  const services = {
    LeerlinggegevensService: {
      prtLeerlinggegevensService: { HaalLeerlinggegevens },
      'prtLeerlinggegevensService-getrapt': {},
    },
  };
  listenSoap(server, '/uwlr/v2', services, serializeWsdl({ location: url }));
  return { klaar: url };
});
