import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import { useIk } from '../aanmelden/useIk.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { clearKlad, findKlad, findTabStorage, keepKlad } from './klad.ts';
import { emptyKoppelingInvoer, type KoppelingInvoer } from './koppeling-form.ts';
import type { Aanbod } from './koppelingen.ts';

/** The form as this person left it in this tab; `forget` when it is sent or given up. */
export function useKlad(aanbod: Aanbod): {
  invoer: KoppelingInvoer;
  setInvoer: Dispatch<SetStateAction<KoppelingInvoer>>;
  forget: () => void;
} {
  const { brin6 } = useVestiging();
  // Known before any page shows: the shell waits for it.
  const email = useIk().data?.email ?? '';
  const aanbodId = aanbod.id;
  const { versie } = aanbod.voorwaarden;
  const [begin] = useState(() =>
    findKlad(findTabStorage(), { email, brin6, aanbodId, versie }, emptyKoppelingInvoer()),
  );
  const [invoer, setInvoer] = useState(begin);

  useEffect(() => {
    if (invoer !== begin) keepKlad(findTabStorage(), { email, brin6, aanbodId, versie }, invoer);
  }, [invoer, begin, email, brin6, aanbodId, versie]);

  const forget = () => clearKlad(findTabStorage(), { email, brin6, aanbodId, versie });
  return { invoer, setInvoer, forget };
}
