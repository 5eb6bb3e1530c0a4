/** Our UWLR client: typed pupils out, a batch at a time. With `zonderGzip` it does not ask for compression. */
import { createUwlrClient } from '@koppelpunt/standards';
import { serveRounds } from '../contender-process.ts';
import { ask, KLANT, SLEUTEL, VERZOEK, type VraagOpdracht, type VraagUitkomst } from './gesprek.ts';

await serveRounds<VraagOpdracht, VraagUitkomst>(({ url = '', zonderGzip, ...gesprek }) => {
  const client = createUwlrClient({
    url,
    klantnaam: gesprek['klantnaam'] ?? KLANT.klantnaam,
    klantcode: gesprek['klantcode'] ?? KLANT.klantcode,
    gzip: !zonderGzip,
  });
  const call = { autorisatiesleutel: gesprek['sleutel'] ?? SLEUTEL };
  const school = gesprek['school'] ? (JSON.parse(gesprek['school']) as typeof VERZOEK) : VERZOEK;
  return {
    ronde: async (opdracht) => {
      const { sinds } = opdracht;
      const verzoek = { ...school, ...(sinds !== undefined && { laatstontvangengegevens: sinds }) };
      return await ask(opdracht, async () => {
        const antwoord = await client.haalLeerlinggegevens(verzoek, call);
        if (antwoord.kind !== 'gegevens') return { leerlingen: 0, geenwijzigingen: 1 };
        let leerlingen = 0;
        for await (const delen of antwoord.parts) {
          for (const deel of delen) if (deel.kind === 'leerling' && deel.value.key !== '') leerlingen++;
        }
        return { leerlingen, geenwijzigingen: 0 };
      });
    },
  };
});
