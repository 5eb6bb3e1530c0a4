/** node-soap's serialisation of the same pupils as a UWLR answer, by the WSDL that our server publishes. */
import { serializeWsdl } from '@koppelpunt/standards';
import { WSDL } from 'soap';
import { serveRounds } from '../contender-process.ts';
import { readSchool } from '../scholen/read-school.ts';
import { toSoapBericht } from '../scholen/soap-bericht.ts';
import type { SchrijfOpdracht, SchrijfUitkomst } from './onze-schrijver.contender.ts';

await serveRounds<SchrijfOpdracht, SchrijfUitkomst>(async ({ file = '' }) => {
  const bericht = toSoapBericht(await readSchool(file));
  const location = 'http://127.0.0.1/uwlr/v2';
  const wsdl = new WSDL(serializeWsdl({ location }), location, {});
  await new Promise<void>((resolve, reject) => {
    wsdl.onReady((error: Error | null) => (error ? reject(error) : resolve()));
  });
  const { output } = wsdl.definitions.bindings['bndLeerlinggegevens']!.methods['HaalLeerlinggegevens']!;
  return {
    async ronde({ keer }) {
      let bytes = 0;
      for (let i = 0; i < keer; i++) {
        // Its server makes this call for an answer.
        const xml = wsdl.objectToDocumentXML(
          'leerlinggegevens_antwoord',
          bericht,
          output.targetNSAlias ?? '',
          output.targetNamespace,
        ) as string;
        bytes += Buffer.from(xml).length;
      }
      return { bytes };
    },
  };
});
