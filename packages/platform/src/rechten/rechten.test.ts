import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../problem/problem.ts';
import { dangerouslyAsSystem, type Actor, type Lidmaatschap } from '../actor/actor.ts';
import { defineRechten } from './rechten.ts';

const rol = { naam: 'x', betekenis: 'x', geeft: [] };
const rechten = defineRechten({
  rollen: {
    beheer: { ...rol, plek: 'vestiging', tweedeFactor: true },
    zorg: { ...rol, plek: 'vestiging', tweedeFactor: true },
    bestuur: { ...rol, plek: 'bestuur', tweedeFactor: true },
    gast: { ...rol, plek: 'vestiging', tweedeFactor: false },
    support: { ...rol, plek: 'organisatie', tweedeFactor: true },
  },
  acties: {
    'leerlingen zien': { over: 'leerlingen', rollen: ['zorg'], betekenis: 'x' },
    'koppelingen zien': { over: 'vestiging', rollen: ['beheer', 'bestuur', 'support'], betekenis: 'x' },
    'naam zien': { over: 'vestiging', rollen: ['gast'], betekenis: 'x' },
    'partners zien': { over: 'organisatie', rollen: ['support'], betekenis: 'x' },
    'gegevens ophalen': { over: 'organisatie', rollen: [], betekenis: 'x' },
  },
  systemen: {
    opdrachtregel: { acties: 'alle', betekenis: 'x' },
    ophalen: { acties: ['gegevens ophalen'], betekenis: 'x' },
  },
});

const person = (lidmaatschappen: Lidmaatschap[], tweedeFactor = true): Actor => ({
  kind: 'gebruiker',
  id: 'g1',
  email: 'g@school.example',
  naam: 'G',
  lidmaatschappen,
  tweedeFactor,
});
const at = (naam: string, ...brin6s: (string | null)[]) => brin6s.map((brin6) => ({ rol: naam, brin6 }));

function codeOf(run: () => void): string {
  try {
    run();
    return 'allowed';
  } catch (error) {
    assert.ok(error instanceof Problem);
    return error.code;
  }
}

test('a role holds where it was given, and nowhere else', () => {
  const beheer = person(at('beheer', '97QX00'));
  assert.equal(rechten.may(beheer, 'koppelingen zien', '97QX00'), true);
  assert.equal(rechten.may(beheer, 'koppelingen zien', '97QX01'), false);
  assert.equal(rechten.may(beheer, 'koppelingen zien'), true);
  assert.equal(rechten.may(beheer, 'leerlingen zien', '97QX00'), false);
});

test('whoever has no place at a vestiging does not learn that it is there', () => {
  const beheer = person(at('beheer', '97QX00'));
  assert.equal(
    codeOf(() => rechten.requireMay(beheer, 'koppelingen zien', '98AB00')),
    'NIET_GEVONDEN',
  );
  assert.equal(
    codeOf(() => rechten.requireMay(beheer, 'leerlingen zien', '97QX00')),
    'GEEN_RECHT',
  );
});

test('without the second factor a role that needs it may nothing, and hears why', () => {
  const half = person([...at('beheer', '97QX00'), ...at('gast', '97QX00')], false);
  assert.equal(
    codeOf(() => rechten.requireMay(half, 'koppelingen zien', '97QX00')),
    'TWEEDE_FACTOR_NODIG',
  );
  assert.equal(
    codeOf(() => rechten.requireMay(half, 'naam zien', '97QX00')),
    'allowed',
  );
  assert.equal(
    codeOf(() => rechten.requireMay(half, 'leerlingen zien', '97QX00')),
    'GEEN_RECHT',
  );
  assert.deepEqual(rechten.listRechten(half), [{ brin6: '97QX00', acties: ['naam zien'] }]);
});

test('the database hears the pupils and the administration apart, and nothing of a session without second factor', () => {
  const both = person([...at('beheer', '97QX00'), ...at('zorg', '97QX01')]);
  assert.deepEqual(rechten.bereikVan(both), {
    vestigingen: ['97QX01', '97QX00'],
    leerlingen: ['97QX01'],
    rollen: [],
  });
  const support = person(at('support', null));
  assert.deepEqual(rechten.bereikVan(support), { vestigingen: '*', leerlingen: [], rollen: ['support'] });
  const half = person(at('zorg', '97QX00'), false);
  assert.deepEqual(rechten.bereikVan(half), { vestigingen: [], leerlingen: [], rollen: [] });
  assert.deepEqual(rechten.bereikVan(dangerouslyAsSystem('ophalen')), {
    vestigingen: [],
    leerlingen: [],
  });
});

test('a role at the wrong kind of place, or that nobody knows, gives nothing', () => {
  const odd = person([...at('support', '97QX00'), ...at('zorg', null), ...at('constructor', '97QX00')]);
  for (const actie of rechten.acties) assert.equal(rechten.may(odd, actie), false, actie);
  assert.deepEqual(rechten.bereikVan(odd).vestigingen, []);
});

test('who works for the organisation gets no role that sees pupils', () => {
  assert.equal(rechten.gaanSamen(['support', 'zorg']), false);
  assert.equal(rechten.gaanSamen(['support', 'beheer']), true);
  assert.equal(rechten.gaanSamen(['beheer', 'zorg', 'bestuur']), true);
});

test('who has both all the same, because another road gave them, sees no pupil', () => {
  const both = person([...at('support', null), ...at('zorg', '97QX00'), ...at('beheer', '97QX00')]);
  assert.equal(rechten.may(both, 'leerlingen zien', '97QX00'), false);
  assert.deepEqual(rechten.bereikVan(both), { vestigingen: '*', leerlingen: [], rollen: ['support'] });
  assert.deepEqual(rechten.listRollen(both, '97QX00'), ['beheer', 'support']);
});

test('a job may what stands at its name, the command line everything, an unknown name nothing', () => {
  const names = ['ophalen', 'opdrachtregel', 'iemand', 'toString'].map((naam) => dangerouslyAsSystem(naam));
  const allowed = (actie: 'gegevens ophalen' | 'leerlingen zien') =>
    names.map((actor) => rechten.may(actor, actie));
  assert.deepEqual(allowed('gegevens ophalen'), [true, true, false, false]);
  assert.deepEqual(allowed('leerlingen zien'), [false, true, false, false]);
  assert.equal(rechten.may({ kind: 'partner', naam: 'top-dossier' }, 'naam zien'), false);
});

test('a table that lets the organisation see pupils does not start', () => {
  const acties = { kijken: { over: 'leerlingen', rollen: ['wie'], betekenis: 'x' } } as const;
  const make = (plek: 'organisatie' | 'bestuur' | 'vestiging', tweedeFactor: boolean) => () =>
    defineRechten({ rollen: { wie: { ...rol, plek, tweedeFactor } }, acties, systemen: {} });
  assert.throws(make('organisatie', true), /about pupils/);
  assert.throws(make('bestuur', true), /about pupils/);
  assert.throws(make('vestiging', false), /second factor/);
  make('vestiging', true)();
});
