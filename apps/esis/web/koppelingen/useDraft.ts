import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import { useIk } from '../aanmelden/useIk.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { clearDraft, findDraft, findTabStorage, keepDraft } from './draft.ts';
import { emptyKoppelingInvoer, type KoppelingInvoer } from './koppeling-form.ts';
import type { Aanbod } from './koppelingen.ts';

/** The form as the user left it in this tab; `forget` deletes it once it is sent or cancelled. */
export function useDraft(aanbod: Aanbod): {
  invoer: KoppelingInvoer;
  setInvoer: Dispatch<SetStateAction<KoppelingInvoer>>;
  forget: () => void;
} {
  const { brin6 } = useVestiging();
  // Never empty here: the shell shows no page before the user is known.
  const email = useIk().data?.email ?? '';
  const aanbodId = aanbod.id;
  const { versie } = aanbod.voorwaarden;
  const [begin] = useState(() =>
    findDraft(findTabStorage(), { email, brin6, aanbodId, versie }, emptyKoppelingInvoer()),
  );
  const [invoer, setInvoer] = useState(begin);

  useEffect(() => {
    if (invoer !== begin) keepDraft(findTabStorage(), { email, brin6, aanbodId, versie }, invoer);
  }, [invoer, begin, email, brin6, aanbodId, versie]);

  const forget = () => clearDraft(findTabStorage(), { email, brin6, aanbodId, versie });
  return { invoer, setInvoer, forget };
}
