import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseVestigingen } from './parse-vestigingen.ts';
import { looksLikeNaam } from './vestiging.ts';

const bytes = (text: string, coding: BufferEncoding = 'utf8') => Buffer.from(text, coding);

test('the newer file of DUO: UTF-8 with a mark, commas and quotes', () => {
  const gelezen = parseVestigingen(
    bytes(
      '\uFEFF"PROVINCIE","INSTELLINGSCODE","VESTIGINGSCODE","VESTIGINGSNAAM","PLAATSNAAM","TELEFOONNUMMER","INTERNETADRES"\r\n' +
        '"Utrecht","97QX","97QX00","De ""Regenboog"", locatie Oost","UTRECHT","030-1234567","www.regenboog.example"\r\n' +
        '"Utrecht","97QX","97QX01","Zoë\'s school","UTRECHT","",""\r\n',
    ),
  );
  assert.deepEqual(gelezen, {
    kind: 'gelezen',
    overgeslagen: [],
    vestigingen: [
      {
        brin6: '97QX00',
        naam: 'De "Regenboog", locatie Oost',
        plaats: 'UTRECHT',
        telefoon: '030-1234567',
        internetadres: 'www.regenboog.example',
      },
      { brin6: '97QX01', naam: "Zoë's school", plaats: 'UTRECHT', telefoon: null, internetadres: null },
    ],
  });
});

test('an older file of DUO: windows-1252, semicolons, BRIN of four characters', () => {
  const gelezen = parseVestigingen(
    bytes('BRIN NUMMER;INSTELLINGSNAAM;PLAATSNAAM\n98AB;Zoë;Hoorn\n\n', 'latin1'),
  );
  assert.equal(gelezen.kind, 'gelezen');
  assert.deepEqual(
    gelezen.kind === 'gelezen' && gelezen.vestigingen.map(({ brin6, naam }) => [brin6, naam]),
    [['98AB00', 'Zoë']],
  );
});

test('a line that is wrong is told by its number; the others are read', () => {
  const gelezen = parseVestigingen(bytes('VESTIGINGSCODE,VESTIGINGSNAAM\nonzin,A\n97QX00,\n97QX01,B'));
  assert.deepEqual(
    gelezen.kind === 'gelezen' && [
      gelezen.overgeslagen.map(({ regel }) => regel),
      gelezen.vestigingen.length,
    ],
    [[2, 3], 1],
  );
});

test('what is no list of DUO is refused in words', () => {
  for (const text of ['', 'a,b\n1,2\n', '<xml/>']) {
    const gelezen = parseVestigingen(bytes(text));
    assert.match(gelezen.kind === 'onleesbaar' ? gelezen.melding : '', /geen lijst van DUO/);
  }
});

test('the fictional sample is read whole', () => {
  const gelezen = parseVestigingen(readFileSync(join(import.meta.dirname, '../../samples/vestigingen.csv')));
  assert.ok(
    gelezen.kind === 'gelezen' && gelezen.overgeslagen.length === 0 && gelezen.vestigingen.length >= 5,
  );
});

test('names are compared by the words that tell schools apart', () => {
  assert.ok(looksLikeNaam('De Regenboog', 'OBS DE REGENBOOG'));
  assert.ok(looksLikeNaam('Zoë-school', 'Basisschool ZOE'));
  assert.ok(looksLikeNaam('basisschool', 'De Regenboog'), 'a name that says nothing contradicts nothing');
  assert.ok(!looksLikeNaam('De Vlinder', 'De Regenboog'));
});
