/** Whoever has a network of IPv6 has more addresses than anybody can count. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startAanmelden, type Proef } from '../../test/start-aanmelden.ts';

let proef: Proef;
before(async () => {
  proef = await startAanmelden();
});
after(() => proef.stop());
beforeEach(async () => void (await proef.query('delete from aanmeldpogingen')));

/** Guesses at as many accounts from as many addresses, and gives how many were looked at. */
async function guess(aantal: number, makeAdres: (at: number) => string): Promise<number> {
  let looked = 0;
  for (let at = 0; at < aantal; at += 1) {
    const vraag = { email: `iemand-${at}@nergens.example`, wachtwoord: 'geraden-wachtwoord-1' };
    const aanroep = { adres: makeAdres(at), userAgent: '', apparaat: undefined, sessie: undefined };
    const { kind } = await proef.login.signInWithWachtwoord(vraag, aanroep);
    if (kind === 'geweigerd') looked += 1;
  }
  return looked;
}
const hex = (number: number) => number.toString(16);

test('of sixty guesses out of one /64 thirty are looked at', async () => {
  assert.equal(await guess(60, (at) => `2001:db8:1:1::${hex(at + 1)}`), 30);
});

test('of a hundred out of one /56, each from a /64 of its own, sixty', async () => {
  assert.equal(await guess(100, (at) => `2001:db8:2:${hex(at)}::1`), 60);
});

test('of two hundred out of one /48, each from a /56 of its own, a hundred and twenty', async () => {
  assert.equal(await guess(200, (at) => `2001:db8:3:${hex(at * 256)}::1`), 120);
});

test('another office is another sender', async () => {
  assert.equal(await guess(40, (at) => `2001:db8:4:1::${hex(at + 1)}`), 30);
  assert.equal(await guess(1, () => '2001:db8:5:1::1'), 1);
});
