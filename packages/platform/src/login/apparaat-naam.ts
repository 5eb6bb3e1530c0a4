const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(e|ium)\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMEN: readonly [RegExp, string][] = [
  [/iPhone/, 'een iPhone'],
  [/iPad/, 'een iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'een Chromebook'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS/, 'een Mac'],
  [/Linux/, 'Linux'],
];

/** 'Chrome op Windows': enough to recognise one's own, from the words that browsers say of themselves. */
export function describeApparaat(userAgent: string): string {
  const find = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, systeem] = [find(BROWSERS), find(SYSTEMEN)];
  if (browser && systeem) return `${browser} op ${systeem}`;
  return browser ?? systeem ?? 'Onbekend apparaat';
}
