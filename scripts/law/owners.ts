import { withoutComments } from '../import-graph.ts';

/** Which folder owns which tables: only its files name them, in Kysely or in SQL. Others ask its service. */
export const OWNERS: Record<string, readonly string[]> = {
  'packages/platform/src/geheimen': ['vaste_sleutels'],
  'packages/platform/src/logboek': ['logboek', 'logboek_schakels'],
  'packages/platform/src/mensen': ['rolvoorstellen'],
  'packages/platform/src/login': [
    'aanmeldpogingen',
    'bekende_apparaten',
    'eenmalige_tokens',
    'gebruikers',
    'herstelcodes',
    'lidmaatschappen',
    'passkeys',
    'schoolaccounts',
    'sessies',
    'tweede_factoren',
    'wachtwoorden',
  ],
  'apps/esis/src/aanbod': ['voorwaarden'],
  'apps/esis/src/akkoorden': ['akkoorden'],
  'apps/esis/src/edexml': ['importen', 'importrijen'],
  'apps/esis/src/koppelingen': ['codepogingen', 'koppelingen', 'pauzes', 'verificatiecodes'],
  'apps/esis/src/leerkrachten': ['leerkrachten'],
  'apps/esis/src/leerlingen': ['groepen', 'leerlingen', 'samengestelde_groepen', 'thuisblijvers'],
  'apps/esis/src/leerresultaten': ['leerresultaten', 'toetsen'],
  'apps/esis/src/mandaten': ['mandaataanvragen', 'mandaten'],
  'apps/esis/src/partners': ['partners'],
  'apps/esis/src/sleutelpogingen': ['bekende_adressen', 'sleutelpogingen'],
  'apps/esis/src/uitwisseling': ['uitwisselingen'],
  'apps/esis/src/vestigingen': ['vestigingen'],
  'apps/top-dossier/src/bronnen': ['bronnen'],
  'apps/top-dossier/src/koppelingen': ['koppelingen', 'pauzes'],
  'apps/top-dossier/src/leerlingen': ['groepen', 'leerlingen', 'samengestelde_groepen'],
  'apps/top-dossier/src/postbus': ['mails'],
  'apps/top-dossier/src/stilte': ['stiltemeldingen'],
  'apps/top-dossier/src/synchronisaties': ['synchronisaties'],
  'apps/top-dossier/src/verzoeken': ['verzoeken'],
  'apps/top-dossier/src/vestigingen': ['vestigingen'],
};

/** They touch a table for what it is, not for what it says; each row of data goes through its owner. */
const EVERYBODYS_FILES: readonly [path: RegExp, because: string][] = [
  [/^apps\/[^/]+\/src\/sleutels\//, 'a new key re-encrypts every column that holds a secret'],
];

const KYSELY =
  /\b(?:selectFrom|(?:inner|left|right|full|cross)Join(?:Lateral)?|insertInto|updateTable|deleteFrom|mergeInto|using)\(\s*\[?\s*(['"`])([\w.]+)/g;
const RAW = /\b(?:from|join|into|update|using|table|copy|truncate)\s+(?:only\s+)?"?([a-z_]+)/g;
const AS_VALUE = /\b(?:tabel|table):\s*(['"])(\w+)\1/g;

/** Every table that this source names, in the spelling of SQL. */
function listTables(source: string): Set<string> {
  const code = withoutComments(source);
  const names = [
    ...[...code.matchAll(KYSELY)].map((match) => match[2] ?? ''),
    ...[...code.matchAll(RAW)].map((match) => match[1] ?? ''),
    ...[...code.matchAll(AS_VALUE)].map((match) => match[2] ?? ''),
  ];
  return new Set(names.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));
}

/** `folder → table` of everything that this file names and its folder does not own. */
export function listForeignTables(
  path: string,
  source: string,
): { from: string; owner: string; table: string }[] {
  const workspace = /^(apps\/[^/]+|packages\/platform)\/src\//.exec(path)?.[0];
  if (!workspace || EVERYBODYS_FILES.some(([pattern]) => pattern.test(path))) return [];
  const from = path.slice(0, Math.max(path.indexOf('/', workspace.length), workspace.length - 1));
  return [...listTables(source)].flatMap((table) => {
    const owners = Object.keys(OWNERS).filter((owner) => OWNERS[owner]?.includes(table));
    const owner =
      owners.find((it) => it.startsWith(workspace)) ??
      owners.find((it) => it.startsWith('packages/platform/'));
    return owner === undefined || owner === from ? [] : [{ from, owner, table }];
  });
}
