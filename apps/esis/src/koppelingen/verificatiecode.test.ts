import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createVerificatiecode,
  splitGroepen,
  findCodefout,
  MAX_LENGTE,
  MIN_LENGTE,
  trimVerificatiecode,
  validateVerificatiecode,
} from './verificatiecode.ts';

const SCHOOL = { brin6: '97QX00', schoolnaam: 'De Regenboog', plaats: 'Utrecht' };
/** Random enough to cut at any length. */
const WILLEKEURIG = 'kw7hq2zr9vpt4xmdyb6ncg8fjs5ekw3hqzurvi7ptxamdyo2ncgzfj';
const lengte = (aantal: number) => `97QX00${WILLEKEURIG}`.slice(0, aantal);
const fout = (code: string) => findCodefout(code, SCHOOL);

test('20 and 50 characters are enough and not too many; 19 and 51 say how many too few or too many', () => {
  assert.equal(fout(lengte(MIN_LENGTE)), null);
  assert.equal(fout(lengte(MAX_LENGTE)), null);
  assert.equal(fout(lengte(19)), 'Dit zijn er 19. Voeg er nog 1 teken bij.');
  assert.equal(fout(lengte(51)), 'Dit zijn er 51. Haal er 1 teken af.');
  assert.equal(fout(lengte(53)), 'Dit zijn er 53. Haal er 3 tekens af.');
});

test('the wrong beginning is told apart: other location, other school, lower case, half a number, nothing', () => {
  const met = (begin: string) => fout(`${begin}-${WILLEKEURIG.slice(0, 20)}`);
  assert.match(met('97QX01') ?? '', /97QX01: dat is een andere vestiging\. .*97QX00/);
  assert.match(met('98AB00') ?? '', /nummer van een andere school \(98AB00\)\. Begin met 97QX00/);
  assert.match(met('97qx00') ?? '', /met hoofdletters: 97QX00 in plaats van 97qx00/);
  assert.match(met('97QX') ?? '', /Na 97QX hoort het vestigingsnummer 00/);
  assert.match(met('regenboog') ?? '', /Begin de code met 97QX00/);
  assert.match(fout('') ?? '', /Vul een code in die met 97QX00 begint/);
  const answers = ['97QX01', '98AB00', '97qx00', '97QX', 'regenboog'].map(met);
  assert.equal(new Set(answers).size, answers.length);
});

test('blanks around a code that came from a mail are left out, and the answer says so', () => {
  const code = lengte(24);
  for (const om of [` ${code}`, `${code}\r\n`, `\t${code}\u00a0`, `\u200b${code}\ufeff`]) {
    assert.deepEqual(trimVerificatiecode(om), { code, heeftSpaties: true });
    const regels = validateVerificatiecode(om, SCHOOL);
    assert.ok(regels.every(({ ok }) => ok));
    assert.match(regels.find(({ id }) => id === 'tekens')?.melding ?? '', /hebben wij weggelaten/);
  }
  assert.equal(validateVerificatiecode(code, SCHOOL).find(({ id }) => id === 'tekens')?.melding, null);
});

test('blanks inside, letters with accents and invisible characters are refused, each with its own words', () => {
  const met = (teken: string) => fout(lengte(15) + teken + lengte(30).slice(15));
  assert.match(met(' ') ?? '', /een spatie in de code/);
  assert.match(met('\u00a0') ?? '', /een spatie in de code/);
  assert.match(met('é') ?? '', /teken é mag niet/);
  assert.match(met('<') ?? '', /teken < mag niet/);
  assert.match(met('😀') ?? '', /teken 😀 mag niet/u);
  assert.match(met('\u200b') ?? '', /onzichtbaar teken/);
});

test('what people choose when asked for a code is refused with the reason', () => {
  const reden = (rest: string) => fout(`97QX00${rest}`) ?? '';
  assert.match(reden('aaaaaaaaaaaaaaaaaaaa'), /herhalen zich/);
  assert.match(reden('-abcabcabcabcabcabc'), /herhalen zich/);
  assert.match(reden('97QX0097QX0097QX00'), /herhalen zich/);
  assert.match(reden('12345678901234567890'), /rijtje/);
  assert.match(reden('-abcdefghijklmnopqrst'), /rijtje/);
  assert.match(reden('-DeRegenboog-2026!'), /jaartal, uw schoolnaam/);
  assert.match(reden('verificatiecode2026'), /jaartal, uw schoolnaam/);
  assert.match(reden('welkom-school-2025'), /jaartal, uw schoolnaam/);
  assert.match(reden('RegenboogUtrecht2026'), /jaartal, uw schoolnaam, uw plaats/, 'name, place and year');
  assert.match(reden('R3genb00gUtr3cht2026'), /makkelijk te raden/, 'figures for letters');
  assert.match(
    reden('KastanjeAmersfoort2026'),
    /makkelijk te raden/,
    'two words that we do not know, and a year',
  );
  assert.match(reden('-onzeschool-utrecht-2026'), /makkelijk te raden/);
  assert.match(reden('abbaababbabaabbabaabab'), /te weinig verschillende|makkelijk te raden/);
  for (const rest of ['aaaaaaaaaaaaaaaaaaaa', '12345678901234567890', '-DeRegenboog-2026!']) {
    assert.match(reden(rest), /Genereer/, 'every refusal says what to do');
  }
});

test('what is merely human is not refused', () => {
  for (const rest of [
    '-fietsbel-kastanje-lantaarn',
    '-Vlinder88-tropisch',
    'fietsbelkastanjelantaarn',
    'kw7hq2zr9vpt4x',
    '_20maart-tulp?BOOM',
  ]) {
    assert.equal(fout(`97QX00${rest}`), null, rest);
  }
});

test('Genereer gives codes that pass every rule, in groups of five, are 36 characters long and differ each time', () => {
  const codes = Array.from({ length: 500 }, () => createVerificatiecode('97QX00'));
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) {
    assert.equal(fout(code), null);
    assert.match(code, /^97QX00(-[a-km-np-z2-9]{5}){5}$/);
  }
});

test('on paper a code stands in groups that are the code again when they are joined', () => {
  const groepen = (code: string) => splitGroepen(code, '97QX00');
  assert.deepEqual(groepen('97QX00-nuzr4-jqmid-gep2w-b88ae-5c2ap'), [
    '97QX00-',
    'nuzr4-',
    'jqmid-',
    'gep2w-',
    'b88ae-',
    '5c2ap',
  ]);
  assert.deepEqual(groepen('97QX00kw7hq2zr9vpt4x'), ['97QX00', 'kw7hq', '2zr9v', 'pt4x']);
  for (const code of [createVerificatiecode('97QX00'), '97QX00--a.b_c!-?', '97QX00_20maart-tulp?BOOM'])
    assert.equal(groepen(code).join(''), code);
});
