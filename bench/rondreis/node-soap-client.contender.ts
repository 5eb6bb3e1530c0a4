/** node-soap's client: the whole answer as one object. */
import { createClientAsync, type Client } from 'soap';
import { serveRounds } from '../contender-process.ts';
import { ask, KLANT, SLEUTEL, VERZOEK, type VraagOpdracht, type VraagUitkomst } from './gesprek.ts';

type Antwoord = {
  leerlinggegevens?: { leerlingen: { leerling: { attributes: { key: string } }[] } };
};
type Haal = (verzoek: object) => Promise<[Antwoord]>;

await serveRounds<VraagOpdracht, VraagUitkomst>(async ({ url = '' }) => {
  const client = (await createClientAsync(`${url}?wsdl`)) as Client & { HaalLeerlinggegevensAsync: Haal };
  client.addSoapHeader(
    {
      'aut:autorisatie': {
        'aut:autorisatiesleutel': SLEUTEL,
        'aut:klantcode': KLANT.klantcode,
        'aut:klantnaam': KLANT.klantnaam,
      },
    },
    '',
    'aut',
    'http://www.edustandaard.nl/leerresultaten/2/autorisatie',
  );
  return {
    ronde: async (opdracht) => {
      const { sinds } = opdracht;
      const verzoek = { ...VERZOEK, ...(sinds !== undefined && { laatstontvangengegevens: sinds }) };
      return await ask(opdracht, async () => {
        const [{ leerlinggegevens }] = await client.HaalLeerlinggegevensAsync(verzoek);
        if (!leerlinggegevens) return { leerlingen: 0, geenwijzigingen: 1 };
        const { leerling } = leerlinggegevens.leerlingen;
        return {
          leerlingen: leerling.filter(({ attributes }) => attributes.key !== '').length,
          geenwijzigingen: 0,
        };
      });
    },
  };
});
