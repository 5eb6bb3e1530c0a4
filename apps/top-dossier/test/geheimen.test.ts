/** No secret is where it does not belong: a request from mail to pupils, and then a search through all that it left. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findSporen, findSporenInDatabase, makeSchool, TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import { startProef, SUPPORT_EMAIL, type Proef } from './proef.ts';
import { sendRaw } from './smtp-client.ts';

const CODE = '97QX00-herkenbaar7zeepkist4';
const FOUT = '97QX00-verkeerd8luchtballon5';
const SCHOOL = 'm.jansen@regenboog.example';

let proef: Proef;
let geheimen: Record<string, string>;
const gelezen: string[] = [];

before(async () => {
  proef = await startProef({ leerlingen: 12 });
  geheimen = {
    verificatiecode: CODE.slice(7),
    'verkeerde code': FOUT.slice(7),
    klantcode: proef.esis.klantcode,
    'geheim van de authenticator-app': TEST_TOTP_GEHEIM,
  };
  proef.esis.setCode(CODE, makeSchool({ brincode: '97QX', leerlingen: 12 }));
  const keur = async (...args: Parameters<Proef['send']>) => {
    const answer = await proef.send(...args);
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
  const id = await proef.until(async () => {
    const { koppelingen } = (await proef.get('support', '/api/koppelingen')).body;
    return koppelingen.find(({ status }: { status: string }) => status === 'actief')?.id as
      string | undefined;
  });
  // The school takes the code away, and the partner says so in its own words.
  proef.esis.removeCode(CODE);
  await proef.services.synchronisaties.runNow(proef.system, id, { toestaanVertrek: false });
  await proef.mailbox.next();
  for (const url of [
    verkeerd,
    goed,
    '/api/verzoeken',
    '/api/koppelingen',
    `/api/koppelingen/${id}`,
    '/api/logboek',
  ])
    gelezen.push((await proef.get('support', url)).text);
});
after(async () => await proef.stop());

async function mail(tekst: string): Promise<string> {
  const raw = `From: ${SCHOOL}\nSubject: koppeling ${tekst}\n\n${tekst}\n`;
  await sendRaw(proef.smtpPort, { van: SCHOOL, aan: SUPPORT_EMAIL, raw });
  const [{ id }] = (await proef.get('support', '/api/verzoeken')).body.verzoeken;
  return `/api/verzoeken/${id}`;
}

test('not in any row of any table, those of the jobs included', async () => {
  const { sporen, rijen } = await findSporenInDatabase(proef.databaseUrl, geheimen);
  assert.ok(rijen > 50);
  assert.deepEqual(sporen, []);
});

test('not in the log', () => {
  assert.ok(proef.logLines.length > 20);
  assert.deepEqual(findSporen(proef.logLines.join('\n'), geheimen), []);
});

test('not on any screen of support, nor in any refusal', () => {
  assert.ok(gelezen.length > 10);
  for (const text of gelezen) assert.deepEqual(findSporen(text, geheimen), [], text);
});

test('not in any mail to a school', () => {
  assert.ok(proef.mailbox.mails.length > 0);
  assert.deepEqual(findSporen(JSON.stringify(proef.mailbox.mails), geheimen), []);
});
