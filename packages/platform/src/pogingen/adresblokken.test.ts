import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAfzender, findMachine, listAdresblokken } from './adresblokken.ts';

const blokken = (adres: string) => listAdresblokken(adres).map(({ blok }) => blok);

test('an IPv6 address belongs to a machine, a home and an office', () => {
  assert.deepEqual(blokken('2001:db8:12:34ab:1:2:3:4'), [
    '2001:db8:12:34ab::/64',
    '2001:db8:12:3400::/56',
    '2001:db8:12::/48',
  ]);
});

test('however the address is written, the blocks are the same', () => {
  const ways = ['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', '2001:db8:0:0::0.0.0.1', '2001:db8::1%eth0'];
  for (const way of ways) assert.deepEqual(blokken(way), blokken('2001:db8::ffff'), way);
});

test('IPv4 is one address, also behind a socket of IPv6', () => {
  for (const way of ['192.0.2.1', '::ffff:192.0.2.1', '::ffff:c000:201'])
    assert.deepEqual(listAdresblokken(way), [{ blok: '192.0.2.1', breedte: 'adres' }], way);
});

test('what is no address is its own block', () => {
  assert.deepEqual(blokken('test'), ['test']);
  assert.equal(findAfzender('2001:db8:1:2::3'), '2001:db8:1::/48');
  assert.equal(findMachine('2001:db8:1:2::3'), '2001:db8:1:2::/64');
});
