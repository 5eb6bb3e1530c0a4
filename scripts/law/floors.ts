/** Inside `standards`: which folder of src may use which, and all below it. Every folder has a line here. */
export const STANDARDS: Record<string, readonly string[]> = {
  xml: [],
  'xml/schema': [],
  'xml/read': ['xml'],
  'xml/write': ['xml'],
  soap: ['xml'],
  edexml: ['xml'],
  // A message knows neither end of the wire, and the two ends do not know each other.
  'uwlr/messages': ['edexml', 'soap', 'xml'],
  'uwlr/profielen': ['uwlr/messages', 'edexml', 'xml'],
  'uwlr/wsdl': ['uwlr/messages', 'xml'],
  'uwlr/transport': [],
  'uwlr/results': ['uwlr/transport', 'uwlr/messages', 'edexml', 'soap', 'xml'],
  'uwlr/server': ['uwlr/results', 'uwlr/transport', 'uwlr/messages', 'edexml', 'soap', 'xml'],
  'uwlr/client': ['uwlr/results', 'uwlr/transport', 'uwlr/messages', 'edexml', 'soap', 'xml'],
  // oso comes, with ['soap', 'xml'].
  validate: ['uwlr/profielen', 'uwlr/results', 'uwlr/messages', 'edexml', 'soap', 'xml'],
  cli: ['validate', 'xml'],
};

/**
 * Inside `platform`, from the ground up: a folder may use what stands before it in this list, on its own floor or a
 * lower one, and nothing that stands after it.
 */
export const PLATFORM_FLOORS: readonly (readonly string[])[] = [
  ['actor', 'problem', 'log', 'audit', 'config', 'kalender', 'mail'],
  ['database', 'staging', 'geheimen', 'pogingen'],
  ['http'],
  ['rechten', 'logboek', 'jobs'],
  ['login', 'mensen'],
  ['embedded-postgres', 'run-file', 'server', 'commands', 'start'],
];

/** `path` is the folder with its first subfolder, such as uwlr/server. */
type Place = { package: string; folder: string; path: string };

/** The folder of a file; `undefined` for a file in src itself or outside src. */
function findPlace(file: string): Place | undefined {
  const [, name, path] = /^packages\/([^/]+)\/src\/(.+)\/[^/]+$/.exec(file) ?? [];
  if (name === undefined || path === undefined) return undefined;
  const [folder = '', ...rest] = path.split('/');
  return { package: name, folder, path: [folder, ...rest.slice(0, 1)].join('/') };
}

/** The law that an import inside one package breaks, and between which folders. */
export function findFloorBreach(from: string, target: string): { folders: string; law: string } | undefined {
  const [place, other] = [findPlace(from), findPlace(target)];
  if (!place) return findGroundBreach(from, other);
  if (!other) {
    const isDoor = target.endsWith('/src/index.ts');
    return isDoor
      ? { folders: `${place.folder} → index.ts`, law: 'index.ts is the door, not a corridor' }
      : undefined;
  }
  if (place.package === 'platform') return findPlatformBreach(place.folder, other.folder);
  return place.package === 'standards' ? findStandardsBreach(place, other) : undefined;
}

/** What a stranger can import: it stands above all folders. */
const ENTRANCES = ['index.ts', 'browser.ts'];

/** errors.ts and its like stand in src itself, below every folder; the entrances stand above all. */
function findGroundBreach(from: string, other: Place | undefined) {
  const [, name, file] = /^packages\/(standards|platform)\/src\/([^/]+)$/.exec(from) ?? [];
  if (!other || file === undefined || ENTRANCES.includes(file)) return undefined;
  return {
    folders: `${file} → ${other.folder}`,
    law: `in ${name}, a file beside index.ts is the ground of the package: it imports no folder`,
  };
}

function findStandardsBreach({ path }: Place, { path: target }: Place) {
  const folders = `${path} → ${target}`;
  const mayUse = STANDARDS[path];
  if (!mayUse) return { folders, law: `in standards, ${path} has no line in the table: give it one` };
  const isAllowed =
    path === target || mayUse.some((folder) => target === folder || target.startsWith(`${folder}/`));
  return isAllowed ? undefined : { folders, law: `in standards, ${path} may not import ${target}` };
}

function findPlatformBreach(folder: string, target: string) {
  const order = PLATFORM_FLOORS.flat();
  const folders = `${folder} → ${target}`;
  const unknown = [folder, target].find((name) => !order.includes(name));
  if (unknown)
    return { folders, law: `in platform, ${unknown} stands on no floor: give it a place in the list` };
  if (order.indexOf(target) <= order.indexOf(folder)) return undefined;
  return { folders, law: `in platform, ${folder} may not import ${target}: that stands above it` };
}
