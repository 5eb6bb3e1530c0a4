import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { openDatabase } from '../database/database.ts';
import { CliError, runCli, type Command } from './cli.ts';

const uit = openDatabase({ url: 'postgres://iemand@127.0.0.1:9/weg', applicationName: 'test' });
const commands: Command[] = [
  {
    words: 'koppeling zoek',
    help: 'vraagt een database die er niet is',
    run: async () => await uit.as(dangerouslyAsSystem('test'), async () => ({ json: {}, text: '' })),
  },
  {
    words: 'koppeling list',
    help: 'toont de koppelingen',
    options: { brin: { type: 'string', required: true, help: 'BRIN6' } },
    run: async (input) => ({ json: { brin: input.text('brin') }, text: `school ${input.text('brin')}` }),
  },
  {
    words: 'koppeling breek',
    help: 'gaat mis',
    run: async () => {
      throw new CliError('Dit kan niet.');
    },
  },
];

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = mock.method(process.stdout, 'write', () => true);
  const err = mock.method(process.stderr, 'write', () => true);
  try {
    const code = await runCli('esis', commands, argv);
    const text = (calls: typeof out.mock.calls) => calls.map((call) => String(call.arguments[0])).join('');
    return { code, out: text(out.mock.calls), err: text(err.mock.calls) };
  } finally {
    out.mock.restore();
    err.mock.restore();
  }
}

test('a command prints a text, or with --json its value', async () => {
  assert.deepEqual(await run('koppeling', 'list', '--brin', '97QX00'), {
    code: 0,
    out: 'school 97QX00\n',
    err: '',
  });
  assert.deepEqual(JSON.parse((await run('koppeling', 'list', '--brin', '97QX00', '--json')).out), {
    brin: '97QX00',
  });
});

test('failure is one sentence on stderr and exit 1', async () => {
  assert.deepEqual(await run('koppeling', 'breek'), { code: 1, out: '', err: 'Dit kan niet.\n' });
});

test('a database that is not there is told with what to do, not with the words of a screen', async () => {
  // While it waits, the test runner writes to standard output as well.
  const { code, err } = await run('koppeling', 'zoek');
  assert.deepEqual(
    [code, err],
    [1, 'De database antwoordt niet. Start eerst `npm start`, of zet DATABASE_URL.\n'],
  );
});

test('a missing option, an unknown option and an unknown command each say what is possible', async () => {
  assert.match((await run('koppeling', 'list')).err, /Er ontbreekt: --brin/);
  assert.match((await run('koppeling', 'list', '--brin', 'x', '--kleur', 'y')).err, /begrijp ik niet/);
  assert.match((await run('koppeling', 'dansen')).err, /Onbekende opdracht "koppeling dansen"/);
});
