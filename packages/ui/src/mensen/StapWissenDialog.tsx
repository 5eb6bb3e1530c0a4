import { useState } from 'react';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import { Checkbox } from '../forms/Checkbox.tsx';
import { useAct } from '../forms/useAct.ts';
import type { Mens, MensenActions, StapGewist } from './mensen.ts';

type StapWissenDialogProps = {
  mens: Mens;
  onClear: MensenActions['onClearStap'];
  onClose: () => void;
  onDone: (melding: string) => void;
};

/** Asks once more, and, when the password was chosen by mail just now, whether the person is really there. */
export function StapWissenDialog({ mens, onClear, onClose, onDone }: StapWissenDialogProps) {
  const { id, naam } = mens;
  const { isBusy, error, run } = useAct();
  const [isHersteld, setHersteld] = useState(false);
  const [gezien, setGezien] = useState(false);
  const clear = async () => {
    const uitkomst = await onClear(id, gezien);
    if (uitkomst.kind === 'hersteldPerMail') setHersteld(true);
    else onDone(describeCleared(naam, uitkomst));
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      busy={isBusy}
      title="Tweede stap wissen?"
      confirmLabel="Tweede stap wissen"
      variant="danger"
      error={error}
      onConfirm={() => void run(clear)}
    >
      <p>
        {`Spreek ${naam} eerst zelf, of bel het nummer dat u al kende. Ga niet af op een e-mail. De app met codes, de herstelcodes en de passkeys werken daarna niet meer, en ${naam} wordt overal uitgelogd. Met het eigen wachtwoord stelt ${naam} een nieuwe tweede stap in.`}
      </p>
      {isHersteld && (
        <>
          <p role="alert">
            {`Let op: het wachtwoord van ${naam} is gekozen met een link in een e-mail, en daarna is nog niet in twee stappen ingelogd. Wie de mailbox leest, kent het dus ook, en komt na het wissen binnen.`}
          </p>
          <Checkbox name="gezien" checked={gezien} onChange={setGezien}>
            {`${naam} is nu bij mij, of ik spreek ${naam} op een nummer dat ik al kende`}
          </Checkbox>
        </>
      )}
    </ConfirmDialog>
  );
}

function describeCleared(naam: string, uitkomst: Exclude<StapGewist, { kind: 'hersteldPerMail' }>): string {
  if (uitkomst.kind === 'hadGeen') return `${naam} had geen tweede stap meer. Er is niets gewijzigd.`;
  return uitkomst.gemaild
    ? `De tweede stap van ${naam} is gewist. ${naam} krijgt een e-mail met wat er nu te doen is.`
    : `De tweede stap van ${naam} is gewist, maar er ging geen e-mail. Vertel ${naam} zelf om opnieuw in te loggen.`;
}
