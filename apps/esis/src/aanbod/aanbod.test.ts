import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { swvSet } from '@koppelpunt/standards';
import { createVoorwaarden } from './voorwaarden.service.ts';
import { MEEGAAT, NOOIT } from './meegaat.ts';
import { VOORWAARDEN } from './gebruikersvoorwaarden.ts';

test('the terms are the same bytes each time, so that the hash of what was accepted can be checked later', async () => {
  const [first, second] = await Promise.all(
    [1, 2].map(async () => await createVoorwaarden().findVoorwaarden('top-dossier')),
  );
  assert.ok(first && second);
  assert.ok(first.pdf.equals(second.pdf));
  assert.equal(createHash('sha256').update(first.pdf).digest('hex'), first.sha256);
  const text = first.pdf.toString('latin1');
  assert.match(text, /\/MarkInfo/, 'tagged');
  assert.match(text, /\/Lang \(nl-NL\)/);
});

test('the terms name every field that leaves the school, with its purpose', () => {
  const punten = VOORWAARDEN.flatMap((artikel) => artikel.punten ?? []);
  const doelen = Object.values(swvSet.fields.leerling);
  assert.equal(punten.length, doelen.length);
  for (const doel of doelen)
    assert.ok(
      punten.some((punt) => punt.includes(doel.slice(1))),
      doel,
    );
});

test('what never crosses is no field of the profile, and the terms say the same as the screen', () => {
  assert.deepEqual(Object.keys(swvSet.fields).toSorted(), [
    'groep',
    'leerling',
    'samengesteldeGroep',
    'school',
  ]);
  assert.equal(MEEGAAT.length, Object.keys(swvSet.fields.leerling).length);
  assert.ok(MEEGAAT.every(({ veld, doel }) => veld && doel));
  const wire = Object.keys(swvSet.fields.leerling).join(' ');
  assert.doesNotMatch(wire, /bsn|eckid|adres|telefoon|foto|resultaat|score|notitie|email|nationaliteit/i);
  const tekst = VOORWAARDEN.flatMap(({ alineas }) => alineas)
    .join(' ')
    .toLowerCase();
  for (const wat of NOOIT.slice(1)) assert.ok(tekst.includes(wat.toLowerCase()), wat);
});

test('an unknown aanbod has no terms', async () => {
  assert.equal(await createVoorwaarden().findVoorwaarden('bestaat-niet'), undefined);
});
