/**
 * Inside an app: main → app → routes → service → store; each may use those after it, never those before it. `cli` are the
 * commands of a feature; `cli.ts` itself only starts, as `main.ts` does.
 */
export const ROLES = ['main', 'app', 'cli', 'routes', 'job', 'service', 'store', 'contract'] as const;
export type Role = (typeof ROLES)[number];

/** The roles that reach outside: a file without a role may know their types, not call them. */
const REACHES_OUT: readonly Role[] = ['main', 'app', 'cli', 'routes', 'job', 'service', 'store'];

/** The only files that stand in `src` of an app itself, beside those whose suffix says their role. */
const ROOT_FILES = [
  'main',
  'cli',
  'app',
  'database',
  'database.generated',
  'errors',
  'gebeurtenissen',
  'settings',
];

/**
 * A file in a feature that has no role in its name is a noun: types, rules and tables, which call no service, store or
 * library that reaches outside. These are neither a role nor pure, and this is why.
 */
export const PLAIN_FILES: Record<string, string> = {
  'apps/esis/src/aanbod/create-pdf.ts':
    'draws the text of the terms as a PDF; nothing but the bytes it returns',
  'apps/top-dossier/src/postbus/smtp-server.ts':
    'listens, as main does; main gives it the service that it calls',
  'apps/top-dossier/src/postbus/parse-mail.ts':
    'turns the bytes of a mail into its parts; the library is a parser',
  'apps/top-dossier/src/postbus/mail-worker.ts':
    'the thread in which mails are read: it does something when imported, and only there',
};

const OUTSIDE_LIBRARIES = ['pdfkit', 'pg', 'pg-copy-streams', 'pg-cursor', 'smtp-server', 'mailparser'];

export function findRole(path: string): Role | undefined {
  const root = /^apps\/[^/]+\/src\/(main|cli|app)\.ts$/.exec(path)?.[1];
  const name = root === 'cli' ? 'main' : root;
  return ROLES.find((role) => role === name || path.endsWith(`.${role}.ts`));
}

/** The fault in the name of this file of an app. */
export function findNameBreach(path: string): string | undefined {
  const [, folder, name = ''] = /^apps\/[^/]+\/src\/(?:(.+)\/)?([^/]+)\.ts$/.exec(path) ?? [];
  const suffix = /\.([^.]+)$/.exec(name)?.[1];
  if (folder === undefined && !suffix && !ROOT_FILES.includes(name)) return 'src itself holds no features';
  if (suffix && !(ROLES as readonly string[]).includes(suffix) && !ROOT_FILES.includes(name))
    return `.${suffix} is no role: ${ROLES.join(', ')}`;
  return undefined;
}

/** Two files of one app. */
export function findRoleBreach(from: string, target: string): string | undefined {
  const [role, targetRole] = [findRole(from), findRole(target)];
  if (role && targetRole && ROLES.indexOf(targetRole) < ROLES.indexOf(role))
    return `a ${role} may not import a ${targetRole}`;
  if (!role && (targetRole === 'routes' || targetRole === 'app'))
    return `only the app itself imports ${targetRole}`;
  const [feature, targetFeature] = [from, target].map(featureOf);
  const crosses = feature !== undefined && targetFeature !== undefined && feature !== targetFeature;
  if (crosses && targetRole === 'store')
    return 'between features only service to service: never another one’s store or table';
  return undefined;
}

/** `target` is a file or a library. */
export function findNounBreach(from: string, target: string, typeOnly: boolean): string | undefined {
  const isNoun = featureOf(from) !== undefined && findRole(from) === undefined && !(from in PLAIN_FILES);
  const targetRole = findRole(target);
  if (!isNoun || typeOnly) return undefined;
  if (!OUTSIDE_LIBRARIES.includes(target) && !(targetRole && REACHES_OUT.includes(targetRole)))
    return undefined;
  return `a file without a role is a noun, and may not call ${target}: give it its suffix`;
}

const featureOf = (path: string): string | undefined => /^apps\/[^/]+\/src\/([^/]+)\//.exec(path)?.[1];
