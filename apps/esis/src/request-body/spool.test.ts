import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openSpool, SpoolTooLargeError } from './spool.ts';

let folder: string;
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'koppelpunt-spool-'))));
after(async () => await rm(folder, { recursive: true }));

const TEKST = '<leerling key="1"><roepnaam>Zoë</roepnaam></leerling>';
async function* send(...pieces: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}
async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('gives back what came in, more than once', async () => {
  const large = Buffer.alloc(3_000_000, 'é');
  const spool = await openSpool(send(large.subarray(0, 7), large.subarray(7)), { maxBytes: 1e8, folder });
  for (let i = 0; i < 2; i += 1) assert.ok(large.equals(await collect(spool.read())));
  await spool.close();
});

test('a body over the bound is refused while it comes in, and so is one that breaks off; neither leaves a file', async () => {
  await assert.rejects(openSpool(send('12345', '678'), { maxBytes: 7, folder }), SpoolTooLargeError);
  const broken = (async function* () {
    yield Buffer.from(TEKST);
    throw new Error('gone');
  })();
  await assert.rejects(openSpool(broken, { maxBytes: 100, folder }), /gone/);
  assert.deepEqual(await readdir(folder), []);
});

test(
  'on the disk stands no word of it, nobody else may read it, and after a kill -9 nothing is left',
  { skip: process.platform !== 'linux' && 'looks in /proc' },
  async () => {
    const script = `
      import { openSpool } from ${JSON.stringify(import.meta.resolve('./spool.ts'))};
      const source = (async function* () {
        for (let i = 0; i < 1000; i += 1) yield Buffer.from(${JSON.stringify(TEKST)});
        process.stdout.write('half-way');
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      })();
      await openSpool(source, { maxBytes: 1e8, folder: ${JSON.stringify(folder)} });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(child.stdout, 'data');
    assert.deepEqual(await readdir(folder), [], 'the file has no name');
    const fds = `/proc/${child.pid}/fd`;
    const links = await Promise.all(
      (await readdir(fds)).map(async (fd) => ({
        fd: join(fds, fd),
        to: await readlink(join(fds, fd)).catch(() => ''),
      })),
    );
    const spool = links.find(({ to }) => to.startsWith(join(folder, 'koppelpunt-')));
    assert.ok(spool, 'the file is open');
    assert.equal((await stat(spool.fd)).mode & 0o777, 0o600);
    const bytes = await readFile(spool.fd);
    assert.equal(bytes.length, Buffer.byteLength(TEKST) * 1000);
    assert.doesNotMatch(bytes.toString('latin1'), /leerling|roepnaam/);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.deepEqual(await readdir(folder), []);
  },
);
