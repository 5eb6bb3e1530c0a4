/** What a process of ours needs of the machine to run as it does for a person; nothing else of this environment leaks in. */
const PASSED_ON = ['PATH', 'HOME', 'NODE_COMPILE_CACHE', 'NODE_OPTIONS'];

/** With the cache of compiled code a process costs little more than half: see docs/snelheid.md. */
export const machineEnv = (): Record<string, string> =>
  Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
