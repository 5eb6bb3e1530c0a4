/** Input that our own pages never send. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startAanmelden, WACHTWOORD, EMAIL, type Proef } from '../../test/start-aanmelden.ts';
import { logboekKeuzeSchema } from '../logboek/logboek.contract.ts';
import { uitnodigingVraagSchema } from '../mensen/mensen.contract.ts';

let proef: Proef;
before(async () => {
  proef = await startAanmelden();
});
after(() => proef.stop());

test('another way to write an address is the same route: origin and cache are looked at all the same', async () => {
  const vraag = { email: EMAIL, wachtwoord: WACHTWOORD };
  const vreemd = { origin: 'https://kwaad.example' };
  for (const url of ['/api/aanmelden/wachtwoord', '/%61pi/aanmelden/wachtwoord'])
    assert.equal((await proef.post(url, vraag, vreemd)).json().code, 'VREEMDE_HERKOMST', url);
  const { headers } = await proef.app.inject({ url: '/%61pi/aanmelden' });
  assert.equal(headers['cache-control'], 'no-store');
});

test('a NUL in a text is a wrong request, not a fault of ours', async () => {
  const nul = 'a\u0000b';
  const aanmelden = await proef.post('/api/aanmelden/wachtwoord', { email: nul, wachtwoord: WACHTWOORD });
  const passkey = await proef.post('/api/aanmelden/passkey', { antwoord: { id: nul } });
  for (const answer of [aanmelden, passkey])
    assert.deepEqual([answer.statusCode, answer.json().code], [400, 'ONGELDIG_VERZOEK']);
});

test('the name in an invitation is one line, and says nothing under our address', () => {
  const accepts = (naam: string) =>
    uitnodigingVraagSchema.safeParse({ naam, email: 'x@school.example', rol: 'rol' }).success;
  for (const naam of ["Anne-Fleur van 't Hoff", 'Çağla Öztürk', 'José Nuñez (invalkracht)'])
    assert.equal(accepts(naam), true, naam);
  for (const naam of ['Jan\nGa naar kwaad.example', 'Jan\r\nx', 'Jan\u2028x', 'Jan\u202Enaj', 'a\u0000b'])
    assert.equal(accepts(naam), false, JSON.stringify(naam));
});

test('a day that a database does not have is refused in words', () => {
  assert.equal(logboekKeuzeSchema.safeParse({ van: '0000-01-01' }).success, false);
  assert.equal(logboekKeuzeSchema.safeParse({ van: '2026-11-23' }).success, true);
});
