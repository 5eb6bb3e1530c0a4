/** More often than this it is broken, not unlucky. */
const MAX_RESTARTS_PER_MINUTE = 5;

/** Counts the times that something died; says whether it may be started once more. */
export function createRestartLimit(): { mayRestart(): boolean } {
  const deaths: number[] = [];
  return {
    mayRestart() {
      deaths.push(Date.now());
      return deaths.filter((moment) => moment > Date.now() - 60_000).length <= MAX_RESTARTS_PER_MINUTE;
    },
  };
}
