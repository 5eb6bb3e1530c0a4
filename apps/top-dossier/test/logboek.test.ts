/** The logboek through the front door: the rows of one activation, who may read them, and what they never hold. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  createGeheimen,
  createLogboekBeheer,
  createMailer,
  listRoutes,
  PLATFORM_GEBEURTENISSEN,
  type Actor,
} from '@koppelpunt/platform';
import pg from 'pg';
import { GEBEURTENISSEN } from '../src/gebeurtenissen.ts';
import { rechten, type Rol } from '../src/rechten/rechten.ts';
import { SECRET } from './start-services.ts';
import { BRIN6, CODE, MENSEN, startTopDossier, SUPPORT_EMAIL, type TopDossier } from './start-top-dossier.ts';

const SCHOOL = 'm.jansen@regenboog.example';
const MAILTEKST = 'onze directeur zei dat het deze week nog moest';

type Regel = { wie: string; wat: string; waarover: string | null; brin6: string | null };

describe('the logboek of TOP dossier', () => {
  let top: TopDossier;
  let owner: pg.Pool;
  let koppelingId: string;

  before(async () => {
    top = await startTopDossier({ leerlingen: 60 });
    owner = new pg.Pool({ connectionString: top.url, max: 1 });
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${top.smtpPort}` });
    await mailer.send({
      from: SCHOOL,
      to: SUPPORT_EMAIL,
      subject: `Verzoek: koppeling activeren voor ${BRIN6}`,
      text: `Beste support,\n\n${MAILTEKST}\nSchool: De Regenboog\nBrinnummer: ${BRIN6}\nVerificatiecode: ${CODE}\n`,
    });
    mailer.close();
    const verzoek = await top.until(
      async () => (await top.get('support', '/api/verzoeken')).body.verzoeken[0],
    );
    await top.get('support', `/api/verzoeken/${verzoek.id}`);
    await top.send('support', 'POST', `/api/verzoeken/${verzoek.id}/controle`);
    await top.send('support', 'POST', `/api/verzoeken/${verzoek.id}/mail`, { reden: 'vraag-van-school' });
    const started = await top.send('support', 'POST', `/api/verzoeken/${verzoek.id}/activering`);
    ({ koppelingId } = started.body);
    await top.mailbox.next();
    await top.until(async () => ((await words()).has('bevestiging.verzonden') ? true : undefined));
    await top.get('begeleider', `/api/koppelingen/${koppelingId}/leerlingen`);
    await top.get('support', `/api/koppelingen/${koppelingId}/leerlingen`);
  });
  after(async () => {
    await owner.end();
    await top.stop();
  });

  const listRows = async () =>
    (
      await owner.query<{ gebeurtenis: string; brin6: string | null; details: Record<string, unknown> }>(
        'select gebeurtenis, brin6, details from logboek order by id',
      )
    ).rows;
  test('a school reads that support did it: nobody of the school left, and no name', async () => {
    const { regels } = (await top.get('begeleider', '/api/logboek')).body as { regels: Regel[] };
    const wie = new Set(regels.map((regel) => regel.wie));
    assert.ok(
      [...wie].some((een) => /^Een medewerker van support \([\w-]{6}\)$/.test(een)),
      [...wie].join(),
    );
    for (const een of wie) assert.doesNotMatch(een, /niet meer werkt|niet kent|Bo de Vries/);
  });

  const words = async () => new Set((await listRows()).map(({ gebeurtenis }) => gebeurtenis));
  const readAs = async (mens: 'support' | 'begeleider' | 'elders', keuze = '') =>
    (await top.get(mens, `/api/logboek${keuze}`)).body.regels as Regel[];

  test('every act stands in it, under the school that it is about', async () => {
    const rows = await listRows();
    for (const word of [
      'verzoek.ontvangen',
      'verzoek.bekeken',
      'verzoek.gecontroleerd',
      'koppeling.aangevraagd',
      'synchronisatie.gevraagd',
      'synchronisatie.afgelopen',
      'koppeling.actief',
      'bevestiging.verzonden',
      'leerlingen.bekeken',
      'aantallen.bekeken',
    ])
      assert.ok(
        rows.some(({ gebeurtenis, brin6 }) => gebeurtenis === word && brin6 === BRIN6),
        word,
      );
  });

  test('a read of pupils says how many and which fields; so does what came in from ESIS', async () => {
    const rows = await listRows();
    const detailsOf = (word: string) => rows.find(({ gebeurtenis }) => gebeurtenis === word)?.details;
    const { pseudoniemen, ...gelezen } = detailsOf('leerlingen.bekeken') as { pseudoniemen: string[] };
    assert.equal(new Set(pseudoniemen).size, 60);
    const { rows: keys } = await owner.query<{ key: string }>('select key from leerlingen');
    for (const { key } of keys) assert.ok(!pseudoniemen.includes(key));
    assert.deepEqual(gelezen, {
      aantal: 60,
      velden: ['naam', 'geboortedatum', 'geslacht', 'jaargroep', 'groep'],
    });
    assert.deepEqual(detailsOf('aantallen.bekeken'), {});
    const { leerlingen, velden } = detailsOf('synchronisatie.afgelopen') as {
      leerlingen: number;
      velden: string[];
    };
    assert.equal(leerlingen, 60);
    assert.ok(velden.includes('achternaam'));
  });

  test('a row says in words how a run ended, what became of the koppeling, and why a mail was opened', async () => {
    const { regels } = (await top.get('support', '/api/logboek')).body as {
      regels: (Regel & { bijzonderheden: string[] })[];
    };
    const bijzonderheden = regels.flatMap((regel) => regel.bijzonderheden);
    for (const woorden of [/: gelukt$/, /: wacht op eerste synchronisatie$/, /: de school vroeg ernaar$/])
      assert.ok(
        bijzonderheden.some((tekst) => woorden.test(tekst)),
        `${woorden} in ${bijzonderheden.join(' | ')}`,
      );
    assert.ok(
      !bijzonderheden.some((tekst) => /: (aangevraagd|vraag-van-school|geen-wijzigingen)$/.test(tekst)),
    );
  });

  test('every word is one of the list, also in what the routes promise', async () => {
    const known = new Set<string>([...Object.keys(GEBEURTENISSEN), ...Object.keys(PLATFORM_GEBEURTENISSEN)]);
    for (const word of await words()) assert.ok(known.has(word), word);
    for (const { method, url, audit } of listRoutes(top.app)) {
      if (audit.kind === 'logboek')
        assert.ok(known.has(audit.gebeurtenis), `${method} ${url}: ${audit.gebeurtenis}`);
    }
  });

  test('an intern begeleider reads the rows of the own school, and nobody else reads those', async () => {
    const regels = await readAs('begeleider');
    assert.ok(regels.some(({ wat }) => wat === 'Leerlingen bekeken'));
    assert.ok(
      regels.some(
        ({ wie, wat }) => wie === 'De synchronisatie' && wat === 'Synchronisatie met ESIS afgelopen',
      ),
    );
    assert.ok(regels.every(({ brin6, wie }) => brin6 === BRIN6 || wie === MENSEN.begeleider.naam));
    const elders = await readAs('elders');
    assert.ok(elders.every(({ wie }) => wie === MENSEN.elders.naam));
    assert.deepEqual(await readAs('elders', `?koppeling=${koppelingId}`), []);
    assert.doesNotMatch(
      (await top.get('elders', '/api/logboek/filters')).text,
      /Regenboog|97QX00|Ilse|Bo de/,
    );
  });

  test('support reads requests and koppelingen, not who at a school read about its pupils', async () => {
    const regels = await readAs('support');
    assert.ok(regels.some(({ wat, wie }) => wat === 'Verzoek bekeken' && wie === MENSEN.support.naam));
    assert.ok(regels.every(({ wat }) => wat !== 'Leerlingen bekeken' && wat !== 'Aangemeld'));
    const over = await readAs('support', `?koppeling=${koppelingId}`);
    assert.ok(
      over.some(({ wat }) => wat === 'Verzoek ontvangen per e-mail'),
      'a request belongs to its koppeling',
    );
    assert.ok(over.every(({ waarover }) => waarover === 'De Regenboog (97QX00)'));
  });

  test('the database keeps it so by itself; a functioneel beheerder reads everything, a behandelaar nothing', async () => {
    const seenBy = async (rol: Rol) => {
      const actor: Actor<Rol> = {
        kind: 'gebruiker',
        id: `test-${rol}`,
        email: '',
        naam: '',
        lidmaatschappen: [{ rol, brin6: null }],
        tweedeFactor: true,
      };
      return await top.database.as(actor, async ({ tx }) =>
        (await tx.selectFrom('logboek').select(['gebeurtenis', 'onderwerp']).execute()).map(
          ({ gebeurtenis }) => gebeurtenis,
        ),
      );
    };
    const all = await listRows();
    assert.equal((await seenBy('functioneel_beheerder')).length, all.length);
    assert.deepEqual(await seenBy('behandelaar'), []);
    const support = await seenBy('support');
    assert.ok(support.includes('verzoek.bekeken') && support.includes('aantallen.bekeken'));
    assert.ok(!support.includes('leerlingen.bekeken') && !support.includes('aanmelding.gelukt'));
  });

  test('verify says that it is whole', async () => {
    const uitkomst = await createLogboekBeheer({
      database: top.database,
      geheimen: createGeheimen(SECRET),
      rechten,
    }).verifyLogboek(top.system, undefined);
    assert.equal(uitkomst.kind, 'klopt');
  });

  test('no name, birth date, pupil key, code, password or mail text stays behind in row, log line or job', async () => {
    const forbidden = [
      ...top.school.leerlingen.flatMap(({ achternaam, roepnaam, geboortedatum, key }) => [
        achternaam,
        roepnaam,
        geboortedatum,
        key,
      ]),
      ...Object.values(MENSEN).flatMap(({ naam, email }) => [naam, email]),
      CODE,
      CODE.slice(7),
      top.esis.klantcode,
      SCHOOL,
      'Regenboog',
      MAILTEKST,
    ].filter((text): text is string => typeof text === 'string' && text.length > 2);
    assert.ok(forbidden.length > 200);
    const textsOf = async (query: string) =>
      (await owner.query<{ row: string }>(query)).rows.map(({ row }) => row);
    const traces = {
      logboek: await textsOf('select to_jsonb(logboek)::text as row from logboek'),
      jobs: await textsOf('select to_jsonb(job)::text as row from pgboss.job'),
      pino: top.logLines,
    };
    for (const [waar, lines] of Object.entries(traces)) {
      assert.ok(lines.length > 1, waar);
      for (const text of forbidden) {
        // Whole words, because there is a family called Veld.
        const escaped = text.replace(/[.*+?^${}()|[\]\\-]/g, '.');
        const word = new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'iu');
        assert.equal(
          lines.find((line) => word.test(line)),
          undefined,
          `${text} in ${waar}`,
        );
      }
    }
  });
});
