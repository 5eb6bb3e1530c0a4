/** No secret is where it does not belong: a request from mail to pupils, and then a search through all that it left. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findSporen, findSporenInDatabase, makeSchool, TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import { SCHOOL, startTopDossier, type TopDossier } from './start-top-dossier.ts';

const CODE = '97QX00-herkenbaar7zeepkist4';
const FOUT = '97QX00-verkeerd8luchtballon5';

let top: TopDossier;
let geheimen: Record<string, string>;
const gelezen: string[] = [];

before(async () => {
  top = await startTopDossier({ leerlingen: 12 });
  geheimen = {
    verificatiecode: CODE.slice(7),
    'verkeerde code': FOUT.slice(7),
    klantcode: top.esis.klantcode,
    'geheim van de authenticator-app': TEST_TOTP_GEHEIM,
  };
  top.esis.setCode(CODE, makeSchool({ brincode: '97QX', leerlingen: 12 }));
  const keur = async (...args: Parameters<TopDossier['send']>) => {
    const answer = await top.send(...args);
    gelezen.push(answer.text);
    return answer;
  };
  const verkeerd = await mail(`De code is ${FOUT}`);
  await keur('support', 'POST', `${verkeerd}/controle`);
  await keur('support', 'POST', `${verkeerd}/activering`, {});
  await keur('support', 'PUT', verkeerd, { brin6: '97QX00', verificatiecode: CODE });
  await keur('support', 'POST', `${verkeerd}${CODE}`, { verificatiecode: CODE });
  await keur('support', 'POST', `${verkeerd}/afwijzing`, { reden: 'De code in uw mail klopt niet.' });
  const goed = await mail(`De code is ${CODE}`);
  await keur('support', 'POST', `${goed}/controle`);
  await keur('support', 'POST', `${goed}/activering`, {});
  const id = await top.until(async () => {
    const { koppelingen } = (await top.get('support', '/api/koppelingen')).body;
    return koppelingen.find(({ status }: { status: string }) => status === 'actief')?.id as
      string | undefined;
  });
  // The school takes the code away, and the partner says so in its own words.
  top.esis.removeCode(CODE);
  await top.services.synchronisaties.runNow(top.system, id, { toestaanVertrek: false });
  await top.mailbox.next();
  for (const url of [
    verkeerd,
    goed,
    '/api/verzoeken',
    '/api/koppelingen',
    `/api/koppelingen/${id}`,
    '/api/logboek',
  ])
    gelezen.push((await top.get('support', url)).text);
  for (const url of [verkeerd, goed]) gelezen.push(JSON.stringify(await top.openMail(url)));
});
after(async () => await top.stop());

async function mail(tekst: string): Promise<string> {
  const raw = `From: ${SCHOOL}\nSubject: koppeling ${tekst}\n\n${tekst}\n`;
  await top.mail(raw);
  const [{ id }] = (await top.get('support', '/api/verzoeken')).body.verzoeken;
  return `/api/verzoeken/${id}`;
}

test('not in any row of any table, those of the jobs included', async () => {
  const { sporen, rijen } = await findSporenInDatabase(top.databaseUrl, geheimen);
  assert.ok(rijen > 50);
  assert.deepEqual(sporen, []);
});

test('not in the log', () => {
  assert.ok(top.logLines.length > 20);
  assert.deepEqual(findSporen(top.logLines.join('\n'), geheimen), []);
});

test('not on any screen of support, nor in any refusal', () => {
  assert.ok(gelezen.length > 10);
  for (const text of gelezen) assert.deepEqual(findSporen(text, geheimen), [], text);
});

test('not in any mail to a school', () => {
  assert.ok(top.mailbox.mails.length > 0);
  assert.deepEqual(findSporen(JSON.stringify(top.mailbox.mails), geheimen), []);
});
