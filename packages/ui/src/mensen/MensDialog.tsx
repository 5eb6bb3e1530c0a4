import { useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import { useAct } from '../forms/useAct.ts';
import {
  describeVoorgesteld,
  formatRolMetPlek,
  listGrantable,
  type Mens,
  type Mensen,
  type MensenActions,
  type RolChoice,
  type RolVanMens,
} from './mensen.ts';
import { RolFields } from './RolFields.tsx';
import { StapWissenDialog } from './StapWissenDialog.tsx';

export type Intent =
  | { kind: 'geven'; mens: Mens }
  | { kind: 'afnemen'; mens: Mens; rol: RolVanMens }
  | { kind: 'stapWissen'; mens: Mens }
  | { kind: 'herstelToestaan'; mens: Mens }
  | { kind: 'beeindigen'; mens: Mens };

type MensDialogProps = {
  intent: Intent;
  mensen: Mensen;
  choosesPlek: boolean;
  actions: MensenActions;
  onClose: () => void;
  onDone: (melding: string) => void;
};

/** Asks for confirmation before anything changes about a person; a loss is shown in red. */
export function MensDialog({ intent, mensen, choosesPlek, actions, onClose, onDone }: MensDialogProps) {
  const { mens } = intent;
  const rollen = listGrantable(mens, mensen.geefbaar, choosesPlek);
  const [choice, setChoice] = useState<RolChoice>({ rol: rollen[0]?.rol ?? '' });
  const { isBusy, error, run } = useAct();

  const confirm = <T,>(act: () => Promise<T>, melding: string | ((uitkomst: T) => string)) =>
    void run(async () => {
      const uitkomst = await act();
      onDone(typeof melding === 'string' ? melding : melding(uitkomst));
    });

  const dialog = { isOpen: true, onClose, busy: isBusy };
  switch (intent.kind) {
    case 'geven': {
      const naam = rollen.find(({ rol }) => rol === choice.rol)?.naam ?? choice.rol;
      const fields = error instanceof ApiProblem ? error.velden : {};
      return (
        <ConfirmDialog
          {...dialog}
          title={`Welke rol krijgt ${mens.naam}?`}
          confirmLabel="Rol geven"
          error={'plek' in fields ? undefined : error}
          onConfirm={() =>
            confirm(
              () => actions.onGrant(mens.id, choice),
              ({ voorstellen }) =>
                voorstellen.some(({ email, rol }) => email === mens.email && rol === choice.rol)
                  ? describeVoorgesteld(mens.naam)
                  : `${mens.naam} heeft nu de rol ${naam}.`,
            )
          }
        >
          <RolFields
            rollen={rollen}
            choice={choice}
            onChange={setChoice}
            choosesPlek={choosesPlek}
            prefix="geven"
            errorOf={(name) => fields[name]}
          />
        </ConfirmDialog>
      );
    }
    case 'afnemen': {
      const { rol } = intent;
      const text = formatRolMetPlek(rol, choosesPlek);
      const { plek } = rol;
      return (
        <ConfirmDialog
          {...dialog}
          title="Rol afnemen?"
          confirmLabel="Rol afnemen"
          variant="danger"
          error={error}
          onConfirm={() =>
            confirm(
              () => actions.onRevoke(mens.id, { rol: rol.rol, ...(plek !== null && { plek }) }),
              `${mens.naam} heeft de rol ${text} niet meer.`,
            )
          }
        >
          {`${mens.naam} kan dan meteen niet meer wat bij de rol ${text} hoort. De andere rollen blijven.`}
        </ConfirmDialog>
      );
    }
    case 'stapWissen':
      return <StapWissenDialog mens={mens} onClear={actions.onClearStap} onClose={onClose} onDone={onDone} />;
    case 'herstelToestaan':
      return (
        <ConfirmDialog
          {...dialog}
          title="Nieuw wachtwoord toestaan?"
          confirmLabel="Ik spreek deze persoon nu: stuur de link"
          error={error}
          onConfirm={() =>
            confirm(
              () => actions.onAllowHerstel(mens.id),
              ({ gemaild }) =>
                gemaild
                  ? `${mens.naam} krijgt een e-mail met een link voor een nieuw wachtwoord. De link werkt een half uur.`
                  : `Er ging geen e-mail naar ${mens.naam}. Probeer het over een paar minuten opnieuw.`,
            )
          }
        >
          {`De tweede stap van ${mens.naam} is gewist. Wie de mailbox leest, komt met deze link binnen. Stuur hem alleen als ${mens.naam} nu bij u is, of aan de lijn op een nummer dat u al kende.`}
        </ConfirmDialog>
      );
    case 'beeindigen':
      return (
        <ConfirmDialog
          {...dialog}
          title="Toegang beëindigen?"
          confirmLabel="Toegang beëindigen"
          variant="danger"
          error={error}
          onConfirm={() =>
            confirm(() => actions.onEnd(mens.id), `${mens.naam} heeft hier geen toegang meer.`)
          }
        >
          {`${mens.naam} verliest hier alle rollen en kan meteen niets meer zien. Wat deze persoon deed, blijft in het logboek staan.`}
        </ConfirmDialog>
      );
  }
}
