import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openLogFile } from './log-file.ts';

test(
  'a full disk under a log is one sentence, and no end of the demo',
  { skip: !existsSync('/dev/full') },
  async () => {
    const said: string[] = [];
    const log = openLogFile('/dev/full', (line) => void said.push(line));
    for (let times = 0; times < 3; times += 1) {
      log.write('een regel');
      await wait(50);
    }
    log.end();
    await wait(50);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^Het logbestand \/dev\/full kan niet worden geschreven: de schijf is vol\./);
  },
);
