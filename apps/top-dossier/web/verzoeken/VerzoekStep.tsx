import { useEffect, useRef, type ReactNode } from 'react';
import { ActiverenStep } from './ActiverenStep.tsx';
import { AfgewezenStep } from './AfgewezenStep.tsx';
import { AanvullenStep } from './AanvullenStep.tsx';
import { ControlerenStep } from './ControlerenStep.tsx';
import { KlaarStep } from './KlaarStep.tsx';
import { TerzijdeStep } from './TerzijdeStep.tsx';
import { VerbeterenStep } from './VerbeterenStep.tsx';
import { findStep, type Step } from './verzoek-step.ts';
import type { VerzoekDetail } from './verzoek.ts';

/** The current step. The focus follows when the step changes. */
export function VerzoekStep({ verzoek }: { verzoek: VerzoekDetail }) {
  const step = findStep(verzoek);
  return <FocusOnChange step={step}>{renderStep(step, verzoek)}</FocusOnChange>;
}

function renderStep(step: Step, verzoek: VerzoekDetail): ReactNode {
  switch (step) {
    case 'aanvullen':
      return <AanvullenStep verzoek={verzoek} />;
    case 'controleren':
      return <ControlerenStep verzoek={verzoek} />;
    case 'verbeteren':
      return <VerbeterenStep verzoek={verzoek} />;
    case 'activeren':
      return <ActiverenStep verzoek={verzoek} />;
    case 'klaar':
      return <KlaarStep verzoek={verzoek} />;
    case 'afgewezen':
      return <AfgewezenStep verzoek={verzoek} />;
    case 'terzijde':
      return <TerzijdeStep verzoek={verzoek} />;
  }
}

/** The pressed button disappears with its step, so the focus would be lost. */
function FocusOnChange({ step, children }: { step: Step; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef(step);

  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost) box.current?.focus();
  }, [step]);

  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}
