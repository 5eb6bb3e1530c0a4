import { listImports, type Import } from '../import-graph.ts';
import { findFloorBreach } from './floors.ts';
import { listForeignTables } from './owners.ts';
import { describeRing, findRing, toGraph, type Graph } from './rings.ts';
import { findNameBreach, findNounBreach, findRoleBreach } from './roles.ts';
import { findZone, isTest, MAY_IMPORT, PACKAGE_ZONES, TEST_DOORS } from './zones.ts';

/** `where` is short and stays the same when a file changes around it; `law` says what is broken. */
export type Breach = { where: string; law: string };

const isOfApp = (path: string) => /^apps\/[^/]+\/src\//.test(path);
const workspaceOf = (path: string) => /^(packages|apps)\/[^/]+/.exec(path)?.[0] ?? '';

/** The outer walls: zones, packages by their name, contracts. */
function findZoneBreach({ from, target, specifier }: Import): string | undefined {
  const zone = findZone(from);
  if (zone === undefined)
    return 'this file is in no zone of the import law: give its folder a line in the table';
  const isOurs = specifier.startsWith('.') || target in PACKAGE_ZONES;
  if (!isOurs) return specifier.startsWith('@koppelpunt/') ? 'no such package of ours' : undefined;
  const targetZone =
    specifier.endsWith('/vite') || specifier.endsWith('/vite.ts')
      ? 'uiBuild'
      : (TEST_DOORS[specifier] ?? PACKAGE_ZONES[target] ?? findZone(target));
  if (targetZone === undefined) return 'it points at a file in no zone';
  const isOtherPackage = workspaceOf(from) !== workspaceOf(target) && target.startsWith('packages/');
  if (specifier.startsWith('.') && isOtherPackage)
    return 'a package is imported by its name: what its index.ts does not export is its own business';
  const { zones, because } = MAY_IMPORT[zone];
  const isAllowed =
    zone === targetZone ||
    zones.includes(targetZone) ||
    (target.endsWith('.contract.ts') && zones.includes(`${targetZone}:contract`));
  return isAllowed ? undefined : `${zone} may not import ${targetZone}: ${because}`;
}

function listImportBreaches(entry: Import): Breach[] {
  const { from, target, specifier, typeOnly } = entry;
  const where = `${from} → ${specifier}`;
  const wall = findZoneBreach(entry);
  if (wall) return [{ where, law: wall }];
  if (isTest(from)) return [];
  const floor = target.startsWith('packages/') ? findFloorBreach(from, target) : undefined;
  if (floor) return [{ where: `${workspaceOf(from)}: ${floor.folders}`, law: `${floor.law} (${where})` }];
  if (!isOfApp(from)) return [];
  const role = findRoleBreach(from, target);
  if (role) return [{ where, law: role }];
  const noun = findNounBreach(from, target, typeOnly);
  return noun ? [{ where: from, law: noun }] : [];
}

function listFileBreaches(path: string, source: string): Breach[] {
  if (isTest(path)) return [];
  const name = isOfApp(path) ? findNameBreach(path) : undefined;
  return [
    ...(name ? [{ where: path, law: name }] : []),
    ...listForeignTables(path, source).map(({ from, owner, table }) => ({
      where: `${from} names table ${table}`,
      law: `${path} names a table of ${owner}: ask its service`,
    })),
  ];
}

/** Types count: two files or folders that need each other’s types are one thing in two places. */
function listRings(imports: readonly Import[]): Breach[] {
  const sources = imports.filter(({ from }) => !isTest(from));
  const folderAt = (depth: number) => (path: string) => {
    const [workspace, folders] =
      /^((?:packages|apps)\/[^/]+\/(?:src|web))\/(.+)\/[^/]+$/.exec(path)?.slice(1) ?? [];
    return folders && [workspace, ...folders.split('/').slice(0, depth)].join('/');
  };
  return [
    ...breakRings(
      toGraph(imports, (path) => (path.includes('.') ? path : undefined)),
      'files',
    ),
    ...breakRings(toGraph(sources, folderAt(1)), 'folders'),
    ...breakRings(toGraph(sources, folderAt(2)), 'folders'),
  ];
}

/** Takes the edge that closes a ring away, until none is left: each was a breach. */
function breakRings(graph: Graph, kind: string): Breach[] {
  const breaches: Breach[] = [];
  for (let ring = findRing(graph); ring; ring = findRing(graph)) {
    const [from, to] = ring.slice(-2) as [string, string];
    breaches.push({
      where: `${from} → ${to}`,
      law: `a ring of ${kind} is a bug: ${describeRing(graph, ring)}`,
    });
    graph.get(from)?.delete(to);
  }
  return breaches;
}

/** Every breach once, by where it is. */
export function listBreaches(sources: ReadonlyMap<string, string>): Breach[] {
  const imports = [...sources].flatMap(([path, source]) => listImports(path, source));
  const isFine = (entry: Import) => listImportBreaches(entry).length === 0;
  const breaches = [
    ...imports.flatMap(listImportBreaches),
    ...[...sources].flatMap(([path, source]) => listFileBreaches(path, source)),
    ...listRings(imports.filter(isFine)),
  ];
  return [...new Map(breaches.map((breach) => [breach.where, breach])).values()];
}
