import { isIP, isIPv4 } from 'node:net';

/** Addresses that one sender may have at once: all addresses of one subscriber count as one. */
export type Adresblok = { readonly blok: string; readonly breedte: 'adres' | '/64' | '/56' | '/48' };

/**
 * The blocks of addresses that this sender may have for itself, smallest first. An IPv4 address is one. Of IPv6, one
 * machine has a whole /64, a home a /56 and an office a /48 (RFC 6177): whoever counts whole addresses counts nothing.
 */
export function listAdresblokken(adres: string): Adresblok[] {
  const groepen = parseIpv6(adres);
  if (!groepen) return [{ blok: adres, breedte: 'adres' }];
  const ipv4 = findMappedIpv4(groepen);
  if (ipv4 !== undefined) return [{ blok: ipv4, breedte: 'adres' }];
  return ([64, 56, 48] as const).map((bits) => ({
    blok: `${formatPrefix(groepen, bits)}/${bits}`,
    breedte: `/${bits}` as const,
  }));
}

/** The largest block of one sender. */
export const findAfzender = (adres: string): string => listAdresblokken(adres).at(-1)?.blok ?? adres;

/** The block of one machine: its address changes by the hour within it. */
export const findMachine = (adres: string): string => listAdresblokken(adres)[0]?.blok ?? adres;

function parseIpv6(adres: string): number[] | undefined {
  const [bare = ''] = adres.split('%');
  if (isIP(bare) !== 6) return undefined;
  // An IPv4 address at the end fills two groups.
  const text = bare.replace(/[^:]+$/, (end) => (isIPv4(end) ? toGroepen(end) : end));
  const [head = '', tail] = text.split('::');
  const parse = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  const before = parse(head);
  const after = parse(tail ?? '');
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function toGroepen(ipv4: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** `::ffff:192.0.2.1`: an IPv4 sender at a socket that listens to both. */
function findMappedIpv4(groepen: readonly number[]): string | undefined {
  if (groepen.slice(0, 5).some(Boolean) || groepen[5] !== 0xffff) return undefined;
  return groepen
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');
}

function formatPrefix(groepen: readonly number[], bits: 64 | 56 | 48): string {
  const part = groepen.slice(0, Math.ceil(bits / 16));
  if (bits === 56) part[3] = (part[3] ?? 0) & 0xff00;
  return `${part.map((group) => group.toString(16)).join(':')}::`;
}
