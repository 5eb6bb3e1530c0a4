import { useEffect, useRef, type ReactNode } from 'react';
import { ActiverenStap } from './ActiverenStap.tsx';
import { AfgewezenStap } from './AfgewezenStap.tsx';
import { AanvullenStap } from './AanvullenStap.tsx';
import { ControlerenStap } from './ControlerenStap.tsx';
import { KlaarStap } from './KlaarStap.tsx';
import { VerbeterenStap } from './VerbeterenStap.tsx';
import { findStap, type Stap } from './verzoek-stap.ts';
import type { VerzoekDetail } from './verzoek.ts';

/** The one thing to do now. Its title says which step this is; focus follows when the step changes. */
export function VerzoekStap({ verzoek }: { verzoek: VerzoekDetail }) {
  const stap = findStap(verzoek);
  return <FocusOnChange stap={stap}>{renderStap(stap, verzoek)}</FocusOnChange>;
}

function renderStap(stap: Stap, verzoek: VerzoekDetail): ReactNode {
  switch (stap) {
    case 'aanvullen':
      return <AanvullenStap verzoek={verzoek} />;
    case 'controleren':
      return <ControlerenStap verzoek={verzoek} />;
    case 'verbeteren':
      return <VerbeterenStap verzoek={verzoek} />;
    case 'activeren':
      return <ActiverenStap verzoek={verzoek} />;
    case 'klaar':
      return <KlaarStap verzoek={verzoek} />;
    case 'afgewezen':
      return <AfgewezenStap verzoek={verzoek} />;
  }
}

/** The pressed button is gone with its step: without this the keyboard would start again at the top of the page. */
function FocusOnChange({ stap, children }: { stap: Stap; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef(stap);

  useEffect(() => {
    if (last.current === stap) return;
    last.current = stap;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost) box.current?.focus();
  }, [stap]);

  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}
