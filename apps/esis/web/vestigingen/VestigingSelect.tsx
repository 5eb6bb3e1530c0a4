import { HeaderSelect, useNavigate } from '@koppelpunt/ui';
import type { Vestiging } from './vestigingen.ts';

type VestigingSelectProps = { vestigingen: readonly Vestiging[]; current: Vestiging };

/** Chooses another school, in the header. It opens the start page: a page of one school may not exist for another. */
export function VestigingSelect({ vestigingen, current }: VestigingSelectProps) {
  const navigate = useNavigate();
  return (
    <HeaderSelect
      label="Kies een school"
      value={current.brin6}
      options={vestigingen.map(({ brin6, naam }) => ({ value: brin6, label: `${naam} · ${brin6}` }))}
      onChange={(vestiging) => void navigate({ to: '/', search: { vestiging } })}
    />
  );
}
