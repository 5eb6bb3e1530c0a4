import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { Pages } from './Pages.tsx';
import { Table, type TableProps } from './Table.tsx';

/** More rows than a group has pupils; a person who has to look through more will search. */
const PER_PAGINA = 50;

/** A long list in pages. On paper it is whole. */
export function PagedTable<Row>({ rows, ...table }: TableProps<Row>) {
  const [chosen, setChosen] = useState(1);
  const isPrinting = usePrinting();
  const paginas = Math.max(1, Math.ceil(rows.length / PER_PAGINA));
  // The list can become shorter while somebody looks at its last page.
  const pagina = Math.min(chosen, paginas);
  const shown = isPrinting ? rows : rows.slice((pagina - 1) * PER_PAGINA, pagina * PER_PAGINA);
  return (
    <>
      <Table rows={shown} {...table} />
      <Pages pagina={pagina} paginas={paginas} onPagina={setChosen} />
    </>
  );
}

function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // Now: the browser prints what stands there when the event is over.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    globalThis.addEventListener('beforeprint', begin);
    globalThis.addEventListener('afterprint', end);
    return () => {
      globalThis.removeEventListener('beforeprint', begin);
      globalThis.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}
