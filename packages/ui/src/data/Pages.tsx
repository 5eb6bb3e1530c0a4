import { useEffect, useRef } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';

export type PagesProps = { pagina: number; paginas: number; onPagina: (pagina: number) => void };

/** Under a list of which one page is shown; nothing when there is one page. A screen reader hears which one it is. */
export function Pages({ pagina, paginas, onPagina }: PagesProps) {
  const vorige = useRef<HTMLButtonElement>(null);
  const volgende = useRef<HTMLButtonElement>(null);
  const pressed = useRef<'vorige' | 'volgende'>(undefined);

  // A button that goes out loses the focus, and a keyboard would be at the top of the page again.
  useEffect(() => {
    if (pressed.current === 'volgende' && pagina >= paginas) vorige.current?.focus();
    if (pressed.current === 'vorige' && pagina <= 1) volgende.current?.focus();
    pressed.current = undefined;
  }, [pagina, paginas]);

  if (paginas <= 1 && pagina <= 1) return null;
  const turn = (naar: 'vorige' | 'volgende') => () => {
    pressed.current = naar;
    onPagina(naar === 'volgende' ? pagina + 1 : pagina - 1);
  };
  return (
    <nav aria-label="Bladzijden">
      <ButtonRow>
        <Button ref={vorige} disabled={pagina <= 1} onClick={turn('vorige')}>
          Vorige
        </Button>
        <output>{`Bladzijde ${pagina} van ${paginas}`}</output>
        <Button ref={volgende} disabled={pagina >= paginas} onClick={turn('volgende')}>
          Volgende
        </Button>
      </ButtonRow>
    </nav>
  );
}
