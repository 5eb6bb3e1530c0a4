import { useEffect, useState } from 'react';
import { formatDatum, formatTijd } from '../format/format.ts';

/** On paper only: which school, and who printed it when. A sheet that is found on a desk must say where it belongs. */
export function PrintHead({ plek, naam }: { plek: string; naam: string }) {
  const [moment, setMoment] = useState(() => new Date());
  useEffect(() => {
    const renew = () => setMoment(new Date());
    globalThis.addEventListener('beforeprint', renew);
    return () => globalThis.removeEventListener('beforeprint', renew);
  }, []);
  return (
    <div className="kp-print-head" aria-hidden="true">
      <div>
        <span>{plek}</span>
        <span>
          Afgedrukt op {formatDatum(moment)} om {formatTijd(moment)} door {naam}
        </span>
      </div>
    </div>
  );
}
