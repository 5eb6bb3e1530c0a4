#!/usr/bin/env node
/** `koppelpunt-standards`: the only file of the library that does something when it is started. */
import { runCommand } from './command.ts';

// A program that reads our lines may stop before the last one (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const { exitCode, stdout, stderr } = await runCommand(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
