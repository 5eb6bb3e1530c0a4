/** Support works on a request: it chooses one of several codes, leaves rows in the logboek, and rejects with a reason. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BRIN6, CODE, SCHOOL, startTopDossier, type TopDossier } from './start-top-dossier.ts';

const ANDERE_CODE = '97QX01-b4n8c2v6x9z3k7j5';

describe('a request in the hands of support', () => {
  let top: TopDossier;

  before(async () => {
    top = await startTopDossier({ leerlingen: 10 });
  });
  after(() => top.stop());

  /** The url of the request that this mail became. */
  async function mail(tekst: string): Promise<string> {
    const raw = `From: ${SCHOOL}\nSubject: koppeling\n\n${tekst}\n`;
    await top.mail(raw);
    const [{ id }] = (await top.get('support', '/api/verzoeken')).body.verzoeken;
    return `/api/verzoeken/${id}`;
  }
  const choose = (url: string, body: object) => top.send('support', 'PUT', url, body);
  const logboek = async () =>
    (await top.owner.db.selectFrom('logboek').select('gebeurtenis').execute()).map(
      ({ gebeurtenis }) => gebeurtenis,
    );

  test('one of several codes is chosen by its place, and works; nobody sees or retypes it', async () => {
    const url = await mail(`De code is ${ANDERE_CODE} of toch ${CODE} (de tweede denk ik)`);
    const detail = await top.get('support', url);
    assert.deepEqual(detail.body.kandidaten, [
      { brin6: '97QX01', codeLengte: ANDERE_CODE.length, gekozen: false },
      { brin6: BRIN6, codeLengte: CODE.length, gekozen: false },
    ]);
    const chosen = await choose(url, { kandidaat: 1 });
    assert.equal(chosen.status, 200, chosen.text);
    assert.deepEqual(
      [chosen.body.status, chosen.body.brin6, chosen.body.codeLengte, chosen.body.reden],
      ['in-behandeling', BRIN6, CODE.length, null],
    );
    const controle = await top.send('support', 'POST', `${url}/controle`);
    assert.equal(controle.body.ok, true, controle.body.melding);
    const after_ = await top.get('support', url);
    assert.deepEqual(
      after_.body.kandidaten.map(({ gekozen }: { gekozen: boolean }) => gekozen),
      [false, true],
    );
    for (const text of [detail.text, chosen.text, controle.text, after_.text]) {
      assert.ok(!text.includes(CODE.slice(7)) && !text.includes(ANDERE_CODE.slice(7)));
    }
  });

  test('a wrong choice is mended by another choice, and the check of the first does not count any more', async () => {
    const url = await mail(`De code is ${CODE} of ${ANDERE_CODE}, dat weet ik niet meer.`);
    await choose(url, { kandidaat: 0 });
    assert.equal((await top.send('support', 'POST', `${url}/controle`)).body.ok, true);
    assert.equal((await choose(url, { kandidaat: 1 })).body.brin6, '97QX01');
    const { body } = await top.get('support', url);
    assert.equal(body.controle, null);
    const activering = await top.send('support', 'POST', `${url}/activering`);
    assert.deepEqual([activering.status, activering.body.code], [409, 'CONTROLE_MISLUKT']);
  });

  test('a code whose BRIN came in small letters is chosen with its BRIN in capitals', async () => {
    const url = await mail(`De code is ${CODE.toLowerCase()}`);
    assert.equal((await top.get('support', url)).body.status, 'onleesbaar');
    assert.equal((await choose(url, { kandidaat: 0 })).body.brin6, BRIN6);
    const controle = await top.send('support', 'POST', `${url}/controle`);
    assert.equal(controle.body.ok, true, controle.body.melding);
  });

  test('a choice that is not there, both ways at once, and neither are refused in words', async () => {
    const url = await mail(`De code is ${CODE} of ${ANDERE_CODE}, dat weet ik niet meer.`);
    for (const kandidaat of [2, -1, 0.5, '0', null]) {
      const { status, body } = await choose(url, { kandidaat });
      assert.deepEqual([status, body.code], [400, 'INVOER_ONGELDIG'], String(kandidaat));
      assert.match(Object.values(body.velden).join(' '), /e-mail/);
    }
    for (const body of [{ kandidaat: 0, brin6: BRIN6, verificatiecode: CODE }, {}, { brin6: BRIN6 }]) {
      assert.equal((await choose(url, body)).status, 400);
    }
    assert.equal((await top.get('support', url)).body.status, 'onleesbaar');
  });

  test('choosing is for support', async () => {
    const url = await mail(`De code is ${CODE} of ${ANDERE_CODE}, dat weet ik niet meer.`);
    assert.equal((await top.send('begeleider', 'PUT', url, { kandidaat: 0 })).status, 403);
  });

  test('the queue that refreshes itself leaves no row in the logboek; opening a request and choosing do', async () => {
    const url = await mail(`De code is ${CODE} of ${ANDERE_CODE}, dat weet ik niet meer.`);
    const rows = (await logboek()).length;
    for (let times = 0; times < 3; times += 1) await top.get('support', '/api/verzoeken');
    assert.equal((await logboek()).length, rows);
    await top.get('support', url);
    await choose(url, { kandidaat: 0 });
    assert.deepEqual((await logboek()).slice(rows).toSorted(), ['verzoek.bekeken', 'verzoek.ingevuld']);
  });

  test('a rejected request keeps showing what the school was told, stored encrypted, any code in it masked', async () => {
    const url = await mail(`De code is ${CODE} of ${ANDERE_CODE}, dat weet ik niet meer.`);
    assert.equal((await top.get('support', url)).body.afwijzing, null);
    const reden = 'Uw school hoort bij een ander samenwerkingsverband.';
    await top.send('support', 'POST', `${url}/afwijzing`, { reden: `${reden} Niet ${CODE}.` });
    const { body, text } = await top.get('support', url);
    assert.equal(body.status, 'afgewezen');
    assert.equal(body.afwijzing, `${reden} Niet 97QX00-•••• (${CODE.length} tekens).`);
    assert.ok(!text.includes(CODE.slice(7)));
    assert.equal((await choose(url, { kandidaat: 0 })).body.code, 'VERZOEK_AFGEHANDELD');
    const { rows } = await top.owner.pool.query('select * from verzoeken v where v::text like $1', [
      `%${reden}%`,
    ]);
    assert.equal(rows.length, 0);
  });

  test('a mail about a child is dark: nothing of it is shown until somebody opens it, with a reason in the logboek', async () => {
    const BSN = '123456782';
    const raw = `From: ${SCHOOL}\nMessage-ID: <kind-${BSN}@regenboog.example>\nSubject: kind ${BSN}\n\nSchool: De Regenboog bsn ${BSN}\nkind Pietje met bsn 1234.56.782\ncode ${CODE}\n`;
    await top.mail(raw);
    const [verzoek] = (await top.get('support', '/api/verzoeken')).body.verzoeken;
    const url = `/api/verzoeken/${verzoek.id}`;
    const detail = await top.get('support', url);
    assert.deepEqual(
      [detail.body.brin6, detail.body.schoolnaam, detail.body.van],
      [BRIN6, 'De Regenboog bsn •••••••••', 'm•••@regenboog.example'],
    );
    for (const hidden of ['Pietje', BSN, '1234.56', 'm.jansen'])
      assert.ok(!detail.text.includes(hidden), hidden);
    assert.equal((await top.send('support', 'POST', `${url}/mail`, {})).status, 400);
    assert.equal((await top.send('support', 'POST', `${url}/mail`, { reden: 'kind Pietje' })).status, 400);
    assert.equal(
      (await top.send('begeleider', 'POST', `${url}/mail`, { reden: 'mogelijk-spam' })).status,
      403,
    );
    const mail = await top.send('support', 'POST', `${url}/mail`, { reden: 'school-onduidelijk' });
    assert.equal(mail.body.van, SCHOOL);
    assert.match(mail.body.tekst, /kind Pietje met bsn ••••\.••\.•••/);
    assert.ok(!mail.text.includes(BSN) && !mail.text.includes(CODE.slice(7)));
    const { rows } = await top.owner.pool.query(
      `select details from logboek where gebeurtenis = 'verzoek.mail-geopend' and onderwerp = $1`,
      [`verzoek:${verzoek.id}`],
    );
    assert.deepEqual(rows, [{ details: { reden: 'school-onduidelijk' } }]);
    const kept = await top.owner.pool.query(
      `select m::text || v::text as rij from mails m join verzoeken v on v.mail_id = m.id`,
    );
    assert.ok(kept.rows.length > 0);
    for (const { rij } of kept.rows)
      assert.doesNotMatch(
        rij,
        /regenboog|jansen|123456782|Pietje/i,
        'nothing of a mail is readable in the database',
      );
  });

  test('a request of a school that is active already says so, and a new code begins a new activation', async () => {
    const active = async () =>
      await top.until(async () => {
        const { koppelingen } = (await top.get('support', '/api/koppelingen')).body;
        return koppelingen.find(({ status }: { status: string }) => status === 'actief');
      });
    const first = await mail(`De code is ${CODE}`);
    assert.equal((await top.get('support', first)).body.bestaand, null);
    await top.send('support', 'POST', `${first}/activering`);
    const { id } = await active();
    const { actiefSinds } = (await top.get('support', `/api/koppelingen/${id}`)).body;

    const second = await mail(`Nogmaals: ${CODE}`);
    const { bestaand } = (await top.get('support', second)).body;
    assert.deepEqual(bestaand, { koppelingId: id, status: 'actief', actiefSinds, zelfdeCode: true });

    const nieuw = `${BRIN6}-nieuwe7code3voor5deze`;
    top.esis.setCode(nieuw, top.school);
    const third = await mail(`De nieuwe code is ${nieuw}`);
    assert.equal((await top.get('support', third)).body.bestaand.zelfdeCode, false);
    await top.send('support', 'POST', `${third}/activering`);
    const later = await top.until(async () => {
      const { body } = await top.get('support', `/api/koppelingen/${id}`);
      return body.status === 'actief' ? body : undefined;
    });
    assert.ok(later.actiefSinds > actiefSinds, `${later.actiefSinds} follows the new activation`);
  });
});
