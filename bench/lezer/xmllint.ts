/** xmllint --stream --noout: libxml2 in C, which only checks well-formedness and gives nothing. */
import { spawn, spawnSync } from 'node:child_process';
import { peakMemory } from '../process-figures.ts';

export const hasXmllint = (): boolean => spawnSync('xmllint', ['--version']).status === 0;

/** One run over the file `keer` times (1 or 100: what --repeat does), its start included. */
export async function runXmllint(
  file: string,
  keer: number,
): Promise<{ ms: number; uitkomst: { piek: number | undefined } }> {
  const begin = performance.now();
  const child = spawn('xmllint', ['--stream', '--noout', ...(keer === 100 ? ['--repeat'] : []), file], {
    stdio: 'ignore',
  });
  // We ask while it runs, because it is gone before we could ask afterwards.
  let piek: number | undefined;
  const timer = setInterval(() => (piek = peakMemory(child.pid ?? 0) ?? piek), 20);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`xmllint ended with ${String(code)}`);
  return { ms: performance.now() - begin, uitkomst: { piek } };
}
