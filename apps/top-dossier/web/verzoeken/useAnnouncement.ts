import { useEffect, useRef, useState } from 'react';
import { formatSchool, type Verzoek } from './verzoek.ts';

/** A sentence for screen readers when a request arrives while the page is open. */
export function useAnnouncement(verzoeken: readonly Verzoek[] | undefined): string {
  const newest = useRef<string>(undefined);
  const [sentence, setSentence] = useState('');

  useEffect(() => {
    if (!verzoeken) return;
    const known = newest.current;
    // One that moves up to this page, or is taken back, did not arrive now.
    const fresh = verzoeken.filter(({ ontvangenOp }) => known !== undefined && ontvangenOp > known);
    newest.current = verzoeken.reduce(
      (max, { ontvangenOp }) => (ontvangenOp > max ? ontvangenOp : max),
      known ?? '',
    );
    if (fresh.length > 0) setSentence(formatAnnouncement(fresh));
  }, [verzoeken]);

  return sentence;
}

export function formatAnnouncement(fresh: readonly Verzoek[]): string {
  const [first] = fresh;
  if (first && fresh.length === 1) return `Er kwam een nieuw verzoek binnen: ${formatSchool(first)}.`;
  return `Er kwamen ${fresh.length} nieuwe verzoeken binnen.`;
}
