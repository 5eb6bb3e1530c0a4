import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { root } from '../scripts/import-graph.ts';

/** Machine, moment and commit: a figure without these says nothing. */
export function describeMachine(now: Date): string {
  const [cpu] = cpus();
  const geheugen = `${Math.round(totalmem() / 1024 ** 3)} GiB`;
  const [load = 0] = loadavg();
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}`,
    geheugen,
    `Node ${process.versions.node}`,
    `load ${load.toFixed(1)} at the start`,
    now.toISOString().slice(0, 10),
    `commit ${describeCommit()}`,
  ].join(', ');
}

function describeCommit(): string {
  const git = (...args: string[]) =>
    spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';
  const commit = git('rev-parse', '--short', 'HEAD') || 'unknown';
  const isChanged = git('status', '--porcelain', '--', 'packages', 'apps', 'bench') !== '';
  return isChanged ? `${commit} with changes` : commit;
}
