import { Card } from '@koppelpunt/ui';
import type { KoppelingDetail } from './koppelingen.ts';
import { SameCodeForm } from './SameCodeForm.tsx';
import type { Uitkomst } from './uitkomst.ts';

type VorigeCodeCardProps = { koppeling: KoppelingDetail; onEntered: (uitkomst: Uitkomst['kind']) => void };

/** As long as the partner has not used the new code, the school can go back to the one before it. */
export function VorigeCodeCard({ koppeling, onEntered }: VorigeCodeCardProps) {
  return (
    <Card title="Bedenkt u zich?">
      <p>
        Tot TOP dossier de nieuwe code heeft gebruikt, kunt u de vorige weer invullen. De koppeling staat dan
        weer zoals daarvoor, en de nieuwe code geldt niet meer.
      </p>
      <SameCodeForm
        koppelingId={koppeling.id}
        label="Vorige verificatiecode"
        name="vorige-code"
        hint="De code die u had voordat u de nieuwe koos."
        submitLabel="Vorige code weer gebruiken"
        isNext={false}
        onEntered={onEntered}
      />
    </Card>
  );
}
