/** Makes a client of UWLR 2.2 from its operations. */
import { brengLeerresultaten, operaties, type Operatie } from '../messages/operaties.ts';
import type { Writable } from '../../xml/schema/writable.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';
import { writeLeerresultaten } from '../results/write-leerresultaten.ts';
import { collectStructuur } from './collect-structuur.ts';
import { fetchGetrapt } from './fetch-getrapt.ts';
import { readAntwoord } from './read-antwoord.ts';
import { readBevestiging } from './read-bevestiging.ts';
import { retry } from './retry.ts';
import { makeSend } from './send.ts';
import { reportBrokenOff } from './transport-error.ts';
import type { CallOptions, LeerlinggegevensOutcome, UwlrClient, UwlrClientOptions } from './uwlr-client.ts';
import { serializeVerzoek } from './write-verzoek.ts';

const RETRY_DELAY_MS = 1000;

/**
 * The client side of UWLR 2.2 (and 2.1, when a request says so). Nothing is sent before a call.
 *
 * @example
 * const client = createUwlrClient({ url: 'https://esis.example/uwlr/v2', klantnaam: 'TOP dossier', klantcode });
 * const verzoek = { schooljaar: '2025-2026', brincode: '97QX', dependancecode: '00', xsdversie: '2.2' };
 * const antwoord = await client.haalLeerlinggegevens(verzoek, { autorisatiesleutel });
 * if (antwoord.kind === 'gegevens') for await (const parts of antwoord.parts) console.log(parts.length);
 */
export function createUwlrClient(options: UwlrClientOptions): UwlrClient {
  const { klantnaam, klantcode, attempts = 1, retryDelayMs = RETRY_DELAY_MS } = options;
  const send = makeSend(options);

  async function call(
    operatie: Operatie,
    verzoek: Writable<VerzoekBasis>,
    { autorisatiesleutel, signal }: CallOptions,
  ): Promise<LeerlinggegevensOutcome> {
    const body = serializeVerzoek(operatie, verzoek, { autorisatiesleutel, klantcode, klantnaam });
    const { soapAction } = operaties[operatie];
    const { antwoord, bytes } = await retry({ attempts, delayMs: retryDelayMs, signal }, () =>
      send({ body, soapAction }, signal, (...stream) => readAntwoord(operatie, ...stream)),
    );
    if (antwoord.kind !== 'gegevens') return antwoord;
    return { kind: 'gegevens', parts: reportBrokenOff(antwoord.parts), bytes: () => bytes.count() };
  }

  return {
    async haalStructuur(verzoek, callOptions) {
      const antwoord = await call('HaalStructuur', verzoek, callOptions);
      return antwoord.kind === 'gegevens' ? collectStructuur(antwoord.parts) : antwoord;
    },
    haalLeerlinggegevens: (verzoek, callOptions) => call('HaalLeerlinggegevens', verzoek, callOptions),
    haalLeerlingen: (verzoek, callOptions) => call('HaalLeerlingen', verzoek, callOptions),
    haalLeerkrachten: (verzoek, callOptions) => call('HaalLeerkrachten', verzoek, callOptions),
    fetchGetrapt: (verzoek, callOptions) =>
      fetchGetrapt((operatie, one) => call(operatie, one, callOptions), verzoek, callOptions),

    async brengLeerresultaten(bericht, { autorisatiesleutel, signal, gzip }) {
      const { soapAction } = brengLeerresultaten;
      const canRepeat = typeof bericht === 'function';
      await retry({ attempts: canRepeat ? attempts : 1, delayMs: retryDelayMs, signal }, async () => {
        const autorisatie = { autorisatiesleutel, klantcode, klantnaam };
        const body = writeLeerresultaten(canRepeat ? bericht() : bericht, autorisatie);
        await send({ body, gzip, soapAction }, signal, readBevestiging);
      });
    },
  };
}
