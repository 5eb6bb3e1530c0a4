import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBezwaar } from './wachtwoord-regels.ts';

const EIGEN = ['Marieke Jansen', 'm.jansen@regenboog.example'];

test('what somebody tries first is refused, with the reason', () => {
  for (const [reden, wachtwoorden] of [
    [/herhaalt/, ['aaaaaaaaaaaa', '111111111111', 'abcabcabcabc', '121212121212', 'ab-ab-ab-ab-ab']],
    [
      /rij cijfers/,
      ['123456789012', '098765432109', 'abcdefghijkl', 'qwertyuiopasdf', '1234-abcd-5678', 'qwertyuiop1234'],
    ],
    [
      /eigen naam/,
      ['m.jansen@regenboog.example', 'MariekeJansen1', 'jansen-marieke-2026', 'Regenboog2026!!'],
    ],
    [
      /te bekend/,
      [
        'Welkom01Welkom01x',
        'wachtwoord2026',
        'P@ssw0rd-P@ssword!',
        'Zomer2026Zomer',
        'groep-school-2026',
        'WelkomMarieke1!',
      ],
    ],
  ] as const)
    for (const wachtwoord of wachtwoorden)
      assert.match(findBezwaar(wachtwoord, EIGEN) ?? 'nothing', reden, wachtwoord);
});

test("a sentence, words of one's own and what a manager of passwords makes are not", () => {
  for (const wachtwoord of [
    'regenboog-paraplu-9',
    'een-zin-van-mijzelf',
    'molen-duin-egel-haven-7',
    'Xk7!mQ2#vR9$wT',
    'de kat slaapt in de vensterbank',
    'fietsbel-komkommer',
    '83920174658201',
  ])
    assert.equal(findBezwaar(wachtwoord, EIGEN), undefined, wachtwoord);
});
