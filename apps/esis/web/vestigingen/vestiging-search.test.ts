/// <reference types="node" />
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findVestiging, parseVestigingSearch } from './vestiging-search.ts';
import type { Vestiging } from './vestigingen.ts';

const own = [{ brin6: '97QX00' }, { brin6: '97QX01' }] as Vestiging[];

test('the address chooses the school; without it the first', () => {
  assert.equal(findVestiging(own, parseVestigingSearch({ vestiging: '97QX01' }))?.brin6, '97QX01');
  assert.equal(findVestiging(own, parseVestigingSearch({}))?.brin6, '97QX00');
});

test('a school that is not yours is not quietly swapped for one that is', () => {
  assert.equal(findVestiging(own, { vestiging: '99XX00' }), undefined);
});
