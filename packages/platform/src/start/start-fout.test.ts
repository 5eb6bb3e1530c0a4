import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { openDatabase } from '../database/database.ts';
import { databaseWeg, Problem } from '../problem/problem.ts';
import { describeStartFout } from './start-fout.ts';

test('a database that does not answer is told to whoever starts the server, not to a person at a screen', async () => {
  const database = openDatabase({ url: 'postgres://iemand@127.0.0.1:9/weg', applicationName: 'test' });
  const refused = await database
    .as(dangerouslyAsSystem('test'), async () => {})
    .catch((error: unknown) => error);
  await database.close();
  const startingUp = databaseWeg(Object.assign(new Error('starting up'), { code: '57P03' }));
  for (const error of [refused, startingUp])
    assert.equal(describeStartFout('Proef', error), 'De database antwoordt niet. Controleer DATABASE_URL.');
  const anders = new Problem({ status: 409, code: 'X', melding: 'Dit kan niet.' });
  assert.equal(describeStartFout('Proef', anders), 'Dit kan niet.');
});
