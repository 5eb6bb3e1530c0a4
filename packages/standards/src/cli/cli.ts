#!/usr/bin/env node
/** `koppelpunt-standards`: the only file of the library that does something when it is started. */
import { voerUit } from './command.ts';

// Who reads our lines may have enough of them (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const { afloop, stdout, stderr } = await voerUit(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = afloop;
