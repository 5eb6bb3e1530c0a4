import { spawnSync } from 'node:child_process';
import { EmbeddedPostgresError } from './errors.ts';

/** PostgreSQL runs as this user when we are root, because it refuses to run as root. */
export type SystemUser = { uid: number; gid: number };

const NAME = 'postgres';
/** useradd lives in /usr/sbin, which the path of a `su` without dash lacks. */
const ENV = { PATH: '/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin' };

/** `undefined` when we are an ordinary user: then PostgreSQL simply runs as us. */
export function getSystemUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = findSystemUser() ?? createSystemUser();
  if (user === undefined) {
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_GEEN_GEBRUIKER',
      NAME,
      'no system user to run PostgreSQL as',
    );
  }
  return user;
}

function findSystemUser(): SystemUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, NAME], { encoding: 'utf8', env: ENV });
    return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
  });
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid };
}

function createSystemUser(): SystemUser | undefined {
  spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME],
    { env: ENV },
  );
  return findSystemUser();
}

/** Whether that user can enter a directory: asked of the system itself, because modes alone do not tell (ACLs, mounts). */
export function canReach(user: SystemUser, directory: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...user, cwd: '/' }).status === 0;
}
