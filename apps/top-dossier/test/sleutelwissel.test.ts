/** The keys of TOP dossier turn while it works: all that it keeps stays readable, and nothing stays under the old key. */
import { listCommands } from '@koppelpunt/platform';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { topDossier } from '../src/app.ts';
import { parseCertificaat } from '../src/bronnen/certificaat.ts';
import { OPDRACHTREGEL, SECRET } from './start-services.ts';
import { BRIN6, CODE, SCHOOL, startTopDossier, type TopDossier } from './start-top-dossier.ts';

const NIEUW = 'N'.repeat(43);
const ANDERE_CODE = '97QX01-b4n8c2v6x9z3k7j5';

let ring = SECRET;
let top: TopDossier;
let koppelingId: string;
const urls: string[] = [];

before(async () => {
  top = await startTopDossier({ leerlingen: 20, sleutels: () => ring });
  // Each kind of ciphertext: a code taken from a mail, codes to choose from, and a reason to reject.
  urls.push(await mail(`De code is ${CODE}`));
  urls.push(await mail(`De code is ${ANDERE_CODE} of toch ${CODE} (de tweede denk ik)`));
  urls.push(await mail('Er staat geen code in deze mail.'));
  await top.send('support', 'POST', `${urls[2]}/afwijzing`, {
    reden: 'Er staat geen code in uw mail.',
  });
  const pem = new URL('../../../packages/standards/test/tls/client.pem', import.meta.url);
  const gelezen = parseCertificaat(readFileSync(pem), undefined, new Date());
  assert.ok(gelezen.kind === 'gelezen');
  await top.services.bronnen.setCertificaat(OPDRACHTREGEL, 'esis', gelezen);
  assert.equal((await top.send('support', 'POST', `${urls[0]}/controle`)).body.ok, true);
  const geactiveerd = await top.send('support', 'POST', `${urls[0]}/activering`, {});
  assert.ok(geactiveerd.status < 300, geactiveerd.text);
  koppelingId = await top.until(async () => {
    const { koppelingen } = (await top.get('support', '/api/koppelingen')).body;
    return koppelingen.find(({ status }: { status: string }) => status === 'actief')?.id;
  });
});
after(async () => await top.stop());

async function mail(tekst: string): Promise<string> {
  const raw = `From: ${SCHOOL}\nSubject: koppeling\n\n${tekst}\n`;
  await top.mail(raw);
  const [{ id }] = (await top.get('support', '/api/verzoeken')).body.verzoeken;
  return `/api/verzoeken/${id}`;
}

async function sleutels(words: string, over: Record<string, string> = {}) {
  const opdrachten = listCommands(topDossier, () => ({
    TOP_DOSSIER_DATABASE_URL: top.databaseUrl,
    TOP_DOSSIER_SECRET: ring,
  }));
  const opdracht = opdrachten.find((een) => een.words === words);
  assert.ok(opdracht);
  const { json } = await opdracht.run({
    text: (name) => over[name] ?? '',
    optional: (name) => over[name],
    flag: () => false,
    positional: () => '',
  });
  return json as Record<string, unknown>;
}

/** The values that people see, and those that a call to the other side uses. */
async function alles() {
  const verzoeken = await Promise.all(
    urls.map(async (url) => ({ ...(await top.get('support', url)).body, ...(await top.openMail(url)) })),
  );
  const nu = await top.send('support', 'POST', `/api/koppelingen/${koppelingId}/synchronisaties`, {});
  assert.ok(nu.status < 300, nu.text);
  await top.until(async () => {
    const { status } = (await top.get('support', `/api/synchronisaties/${nu.body.synchronisatieId}`)).body;
    return status === 'gelukt' ? true : undefined;
  });
  return verzoeken.map(({ van, schoolnaam, onderwerp, tekst, kandidaten, codeLengte, afwijzing }) => ({
    van,
    schoolnaam,
    onderwerp,
    tekst,
    kandidaten,
    codeLengte,
    afwijzing,
  }));
}

test('everything that is kept moves to the new key, and works on with that key alone', async () => {
  const voor = await alles();
  // As with its file of keys, the running process knows the new key before anything is written with it.
  ring = `k2:${NIEUW},k1:${SECRET}`;
  const [{ verzet, over, magWeg }, tijdens] = await Promise.all([sleutels('sleutels wissel'), alles()]);
  assert.deepEqual(tijdens, voor);
  assert.deepEqual([over, magWeg], [{}, ['k1']]);
  // Three mails, three subjects and texts, codes, candidates, a rejection, a bron, a koppeling, four people, two fixed keys.
  assert.ok(Number(verzet) >= 15, `${String(verzet)}`);

  ring = `k2:${NIEUW}`;
  assert.deepEqual(await alles(), voor);
  const opnieuw = await top.send('support', 'PUT', urls[1] ?? '', { kandidaat: 1 });
  assert.equal(opnieuw.body.brin6, BRIN6, 'a code from the list still opens');
});

test('nothing anywhere in the database is left under a key that is gone', async (t) => {
  const pool = new pg.Pool({ connectionString: top.databaseUrl, max: 1 });
  t.after(async () => await pool.end());
  const tabellen = await pool.query<{ tabel: string }>(
    `select format('%I.%I', table_schema, table_name) as tabel from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  let nieuwe = 0;
  for (const { tabel } of tabellen.rows) {
    const { rows } = await pool.query<{ rij: string }>(`select r::text as rij from ${tabel} r`);
    for (const { rij } of rows) {
      assert.doesNotMatch(rij, /(?<![\w-])k1\.[\w-]{8}/, tabel);
      nieuwe += rij.match(/\bk2\.[\w-]{16}\./g)?.length ?? 0;
    }
  }
  assert.ok(nieuwe >= 15, 'and there is something to find');
});
