/** An answer so big that it is still under way when a test wants to do something to it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { sql } from 'kysely';
import { CODE, VERZOEK, type Esis, type Partner } from './start-esis.ts';

export async function fillSchool({ eigenaar }: Esis, aantal: number): Promise<void> {
  await sql`
    insert into leerlingen (brin6, schooljaar, key, achternaam, roepnaam, geboortedatum, geslacht, jaargroep, groep, hash)
    select '97QX00', '2026-2027', 'extra-' || n, 'Jansen-van der Meer-' || repeat('x', 100) || n, 'Noor', '2018-01-01', 2, '3', 'G3', n::text
      from generate_series(1, ${aantal}) n`.execute(eigenaar);
}

/** The answer as a stream that we can hold up; uncompressed, so that it does not fit in the buffers of the network. */
export async function openAnswer({ klantnaam, klantcode, url }: Partner): Promise<IncomingMessage> {
  const { schooljaar, brincode, dependancecode } = VERZOEK;
  const call = request(url, { method: 'POST', headers: { 'content-type': 'text/xml' } });
  call.on('error', () => {});
  call.end(`<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>
    <autorisatie xmlns="http://www.edustandaard.nl/leerresultaten/2/autorisatie"><autorisatiesleutel>${CODE}</autorisatiesleutel>
    <klantcode>${klantcode}</klantcode><klantnaam>${klantnaam}</klantnaam></autorisatie></soap:Header><soap:Body>
    <leerlinggegevens_verzoek xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><schooljaar>${schooljaar}</schooljaar>
    <brincode>${brincode}</brincode><dependancecode>${dependancecode}</dependancecode><xsdversie>2.2</xsdversie>
    </leerlinggegevens_verzoek></soap:Body></soap:Envelope>`);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  assert.equal(answer.statusCode, 200);
  return answer;
}

/**
 * How the answer ends: the error that broke it off, or undefined after its last byte. Call it before anything can break
 * it: an answer that nobody listens to drops its error in silence.
 */
export async function awaitEnd(answer: IncomingMessage): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await finished(answer);
    return undefined;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

export async function lastUitwisseling({ eigenaar }: Esis) {
  return await eigenaar
    .selectFrom('uitwisselingen')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}
