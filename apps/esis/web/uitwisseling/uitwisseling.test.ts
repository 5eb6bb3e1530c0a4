import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeMeegegeven, listVelden } from './uitwisseling.ts';

const nothing = { aantalLeerlingen: 0, aantalGroepen: 0, velden: [], groepvelden: [] };

test('an exchange says how many of each kind went, and which fields of each', () => {
  const alles = {
    aantalLeerlingen: 220,
    aantalGroepen: 1,
    velden: ['kenmerk', 'achternaam'],
    groepvelden: ['kenmerk', 'naam'],
  };
  assert.equal(describeMeegegeven(alles), '220 leerlingen en 1 groep');
  assert.deepEqual(listVelden(alles), ['per leerling: kenmerk, achternaam', 'per groep: kenmerk, naam']);
  const alleenGroepen = { ...alles, aantalLeerlingen: 0, velden: [] };
  assert.equal(describeMeegegeven(alleenGroepen), '1 groep');
  assert.deepEqual(listVelden(alleenGroepen), ['per groep: kenmerk, naam']);
});

test('nothing went: no field is named, though an answer that broke off before the first pupil was to have them', () => {
  assert.equal(describeMeegegeven(nothing), 'niets');
  assert.deepEqual(listVelden({ ...nothing, velden: ['kenmerk'] }), []);
});
