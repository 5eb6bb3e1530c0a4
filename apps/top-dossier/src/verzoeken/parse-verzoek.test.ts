import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseVerzoek } from './parse-verzoek.ts';
import { maskCodes } from './mask-codes.ts';

const CODE = '97QX00-k4m9x2p7w3z8t6v5';

describe('a code and BRIN that are read as they were meant', () => {
  const READABLE: [what: string, tekst: string, code?: string][] = [
    [
      'as ESIS writes it',
      `School: De Regenboog\nBrinnummer met vestiging: 97QX00\nVerificatiecode: ${CODE}\n`,
    ],
    ['typed by hand', `hoi, onze brin is 97qx 00, code: ${CODE}`],
    ['BRIN with a full stop in it', `BRIN: 97QX.00\nCode ${CODE}`],
    ['BRIN with a hyphen', `Brinnummer 97QX-00 en de code is ${CODE}`],
    ['BRIN with a slash', `BRIN 97QX/00\ncode ${CODE}`],
    ['BRIN of four characters', `Ons brinnummer is 97QX en de code ${CODE}`],
    ['no BRIN but the one of the code', `Graag activeren: ${CODE}`],
    ['a full stop behind it', `De code is ${CODE}.`],
    ['a comma and more words', `De code is ${CODE}, alvast bedankt`],
    ['between double quotes', `De code is "${CODE}".`],
    ['between curly quotes', `De code is “${CODE}”.`],
    ['between Dutch quotes', `De code is „${CODE}”, groet`],
    ['between single quotes', `De code is '${CODE}'!`],
    ['between brackets', `(code: ${CODE})`],
    ['between angle brackets', `Code <${CODE}>`],
    ['bold in plain text', `Verificatiecode: *${CODE}*`],
    ['cursive in plain text', `Verificatiecode: _${CODE}_.`],
    ['glued to its label', `Verificatiecode:${CODE}`],
    ['quoted', `> Brin: 97QX00\n> Code: ${CODE}\n\nZie hieronder`],
    ['quoted twice', `>> Brin: 97QX00\n>>\n>> Code: ${CODE}`],
    ['quoted with a bar', `| Code: ${CODE}`],
    ['twice the same', `Code: ${CODE}\n\n> Code: ${CODE}`],
    ['on the line below its label', `Brinnummer:\n97QX00\nVerificatiecode:\n${CODE}\n`],
    ['in a table that became text', `BRIN\t97QX00\tCode\t${CODE}`],
    ['with a soft hyphen and a zero-width space', `Code:\u200B ${CODE.slice(0, 9)}\u00AD${CODE.slice(9)}`],
    ['after a non-breaking space', `Code:\u00A0${CODE}`],
    ['with a non-breaking hyphen', `Code: ${CODE.replace('-', '\u2011')}`],
    ['with the manual pasted below', `${CODE}\n\nbegint met het brinnummer (bijvoorbeeld 91QW00 of 91QW01)`],
    ['with the rule text of the screen', `${CODE}\nuw brin- en vestigingsnummer (bijvoorbeeld: 91AA00).`],
    ['with another BRIN in the signature', `brin 97QX00\n${CODE}\n\nBestuur Het Palet, 91QQ00`],
    ['with a mailbox that is called as the BRIN', `97QX00@regenboogscholen.example\nCode ${CODE}`],
    ['with a web address that holds the BRIN', `https://esis.example/97QX00/koppelingen-en-meer ${CODE}`],
    ['a code of 20 characters', 'code 97QX00abcdefghijk123', '97QX00abcdefghijk123'],
    ['a code of 50 characters', `code 97QX00${'a1'.repeat(22)}`, `97QX00${'a1'.repeat(22)}`],
    ['a code with every sign that ESIS allows', 'code 97QX00._!?#*+=@$%-abcdef', '97QX00._!?#*+=@$%-abcdef'],
    ['a code that ends in an exclamation mark', 'code 97QX00-wachtwoordje!!', '97QX00-wachtwoordje!!'],
    ['a postal code and a telephone number beside it', `3511 AB Utrecht, 030 1234567\n${CODE}`],
    ['dates and times beside it', `Op 10 nov 2026 om 12 uur 30: ${CODE}`],
    ['Windows line ends', `Brin: 97QX00\r\nCode: ${CODE}\r\n`],
  ];
  for (const [what, tekst, code = CODE] of READABLE) {
    test(what, () => {
      const uitkomst = parseVerzoek({ onderwerp: 'Koppeling', tekst });
      assert.equal(uitkomst.kind, 'gelezen', 'reden' in uitkomst ? uitkomst.reden : '');
      assert.deepEqual(uitkomst.kind === 'gelezen' && [uitkomst.brin6, uitkomst.verificatiecode], [
        '97QX00',
        code,
      ]);
    });
  }

  test('a code in the subject', () => {
    assert.equal(parseVerzoek({ onderwerp: `Activeren ${CODE}`, tekst: 'groet' }).kind, 'gelezen');
  });

  test('the name of the school, only where the mail says so', () => {
    const naam = (tekst: string) => parseVerzoek({ onderwerp: '', tekst }).schoolnaam;
    assert.equal(naam(`School: De Regenboog\n${CODE}`), 'De Regenboog');
    assert.equal(naam(`Naam van de school: *obs 't Spectrum*\n${CODE}`), "obs 't Spectrum");
    assert.equal(naam(`Wij zijn school De Regenboog\n${CODE}`), null);
  });
});

describe('what is not clear is shown, never guessed', () => {
  const UNCLEAR: [what: string, tekst: string, reden: RegExp, kandidaten: number][] = [
    ['two codes', `${CODE}\n97QX00-een-andere-code-9`, /meer codes/, 2],
    ['codes of two schools', `${CODE}\n98AB01-een-andere-code-9`, /meer codes/, 2],
    ['a BRIN of another school', `brin 98AB00, code ${CODE}`, /\(98AB00\) hoort niet bij de code/, 1],
    ['another vestiging', `Brinnummer: 97QX01\nCode: ${CODE}`, /\(97QX01\) hoort niet/, 1],
    ['a four-character BRIN of another school', `brin: 98AB\n${CODE}`, /\(98AB\) hoort niet/, 1],
    ['two BRINs, both called so', `brin 97QX00 of brin 97QX01\n${CODE}`, /\(97QX01\) hoort niet/, 1],
    ['a code of 19', 'code 97QX00-abcdefghijkl', /19 tekens.*ten minste 20/s, 0],
    ['a code of 51', `code 97QX00${'a'.repeat(45)}`, /51 tekens.*ten hoogste 50/s, 0],
    ['a code cut in two by a line end', 'code 97QX00-abcdef\nghijklmnopqrst', /afgebroken/, 0],
    ['a lower-case prefix', 'code 97qx00-abcdefghijklmn', /kleine letters/, 1],
    ['a dash that a word processor made', 'code 97QX00–abcdefghijklmn', /lang streepje/, 1],
    ['a BRIN alone', 'Ons brinnummer is 97QX00, graag activeren', /geen verificatiecode/, 0],
    ['nothing of it', 'Kunt u ons bellen?', /geen verificatiecode/, 0],
    ['an empty mail', ' \n', /leeg/, 0],
  ];
  for (const [what, tekst, reden, kandidaten] of UNCLEAR) {
    test(what, () => {
      const uitkomst = parseVerzoek({ onderwerp: '', tekst });
      assert.equal(uitkomst.kind, 'onduidelijk');
      if (uitkomst.kind !== 'onduidelijk') return;
      assert.match(uitkomst.reden, reden);
      assert.equal(uitkomst.kandidaten.length, kandidaten);
      assert.ok(!uitkomst.reden.includes(CODE.slice(7)), 'a reason never quotes a code');
    });
  }

  test('the BRIN is kept when only the code is missing', () => {
    const uitkomst = parseVerzoek({ onderwerp: '', tekst: 'Onze brin is 97qx 00.' });
    assert.equal(uitkomst.kind === 'onduidelijk' && uitkomst.brin6, '97QX00');
  });

  test('a long mail of digits and letters is read in a moment', () => {
    const started = performance.now();
    parseVerzoek({ onderwerp: '', tekst: '97QX00 brin '.repeat(8_000) });
    parseVerzoek({ onderwerp: '', tekst: 'brin' + ' '.repeat(90_000) });
    parseVerzoek({ onderwerp: '', tekst: '12ab34'.repeat(15_000) });
    parseVerzoek({ onderwerp: '', tekst: '97QX00-x@' + 'a.'.repeat(40_000) });
    assert.ok(performance.now() - started < 1_000);
  });
});

describe('a mail on the screen', () => {
  test('shows no code, whole, broken, quoted or too short', () => {
    const tekst = `> code: ${CODE}\nof ${CODE.slice(0, 14)}\n> ${CODE.slice(14)} en 97QX00-kort12345 en 97QX00.`;
    const masked = maskCodes(tekst, [CODE]);
    for (const part of [CODE.slice(7, 14), CODE.slice(14), 'kort']) assert.ok(!masked.includes(part), masked);
    assert.match(masked, /code: 97QX00-•••• \(23 tekens\)/);
    assert.match(masked, /en 97QX00\.$/);
  });
});
