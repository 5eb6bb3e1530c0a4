import { useEffect, useRef, useState } from 'react';
import { formatSchool, type Verzoek } from './verzoek.ts';

/** One polite sentence when a request arrives while the page is open; nothing about those that were there already. */
export function useAankondiging(verzoeken: readonly Verzoek[] | undefined): string {
  const known = useRef<ReadonlySet<string>>(undefined);
  const [zin, setZin] = useState('');

  useEffect(() => {
    if (!verzoeken) return;
    const fresh = verzoeken.filter(({ id }) => known.current && !known.current.has(id));
    known.current = new Set(verzoeken.map(({ id }) => id));
    if (fresh.length > 0) setZin(formatAankondiging(fresh));
  }, [verzoeken]);

  return zin;
}

export function formatAankondiging(fresh: readonly Verzoek[]): string {
  const [first] = fresh;
  if (first && fresh.length === 1) return `Er kwam een nieuw verzoek binnen: ${formatSchool(first)}.`;
  return `Er kwamen ${fresh.length} nieuwe verzoeken binnen.`;
}
