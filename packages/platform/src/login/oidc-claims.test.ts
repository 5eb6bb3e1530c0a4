import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findToekenningen, hasTweedeFactor } from './oidc-claims.ts';

const REGELS = [
  { brin: '97QX00', affiliation: 'employee', rol: 'intern_begeleider' },
  { brin: '98AB', affiliation: 'employee', rol: 'directie' },
];
const claims = (brin: unknown, affiliation: unknown) => ({
  nlEduPersonHomeOrganizationId: brin,
  eduPersonAffiliation: affiliation,
});

const CASES: [string, unknown, unknown, { rol: string; plek: string }[]][] = [
  ['a vestiging that is in the list', '97QX00', 'employee', [{ rol: 'intern_begeleider', plek: '97QX00' }]],
  ['however it is written', ' 97qx00 ', ['Employee'], [{ rol: 'intern_begeleider', plek: '97QX00' }]],
  ['another vestiging of that school', '97QX01', 'employee', []],
  ['the whole school is not that vestiging', '97QX', 'employee', []],
  ['a school that is in the list', '98AB', 'employee', [{ rol: 'directie', plek: '98AB' }]],
  ['a vestiging of it: at that one alone', '98AB02', 'employee', [{ rol: 'directie', plek: '98AB02' }]],
  ['a pupil of the school', '97QX00', 'student', []],
  ['no affiliation', '97QX00', undefined, []],
  ['no school', undefined, 'employee', []],
  ['what is no BRIN', '97QX00; 98AB', 'employee', []],
  [
    'two schools',
    ['97QX00', '98AB'],
    'employee',
    [
      { rol: 'intern_begeleider', plek: '97QX00' },
      { rol: 'directie', plek: '98AB' },
    ],
  ],
];

for (const [name, brin, affiliation, expected] of CASES) {
  test(`claims give exactly what is configured: ${name}`, () => {
    assert.deepEqual(findToekenningen(claims(brin, affiliation), REGELS), expected);
  });
}

test('a second factor of the provider counts only in the words that were agreed', () => {
  assert.equal(hasTweedeFactor({ amr: ['pwd', 'otp'] }, []), false);
  assert.equal(hasTweedeFactor({ amr: ['pwd', 'otp'] }, ['otp']), true);
  assert.equal(hasTweedeFactor({ acr: 'urn:x:2fa' }, ['urn:x:2fa']), true);
  assert.equal(hasTweedeFactor({ amr: 'pwd' }, ['otp']), false);
});
