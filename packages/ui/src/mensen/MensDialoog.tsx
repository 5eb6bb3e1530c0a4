import { useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import {
  formatRolMetPlek,
  listNogTeGeven,
  type Mens,
  type Mensen,
  type MensenActies,
  type RolKeuze,
  type RolVanMens,
} from './mensen.ts';
import { RolVelden } from './RolVelden.tsx';

export type Voornemen =
  | { kind: 'geven'; mens: Mens }
  | { kind: 'afnemen'; mens: Mens; rol: RolVanMens }
  | { kind: 'beeindigen'; mens: Mens };

type MensDialoogProps = {
  voornemen: Voornemen;
  mensen: Mensen;
  kiestPlek: boolean;
  acties: MensenActies;
  onClose: () => void;
  onKlaar: (melding: string) => void;
};

/** Nothing about a person changes without being asked once more; what is taken away looks like it. */
export function MensDialoog({ voornemen, mensen, kiestPlek, acties, onClose, onKlaar }: MensDialoogProps) {
  const { mens } = voornemen;
  const rollen = listNogTeGeven(mens, mensen.geefbaar, kiestPlek);
  const [keuze, setKeuze] = useState<RolKeuze>({ rol: rollen[0]?.rol ?? '' });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const run = async (act: () => Promise<unknown>, melding: string) => {
    setBusy(true);
    try {
      await act();
      onKlaar(melding);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  const dialoog = { isOpen: true, onClose, busy: isBusy };
  switch (voornemen.kind) {
    case 'geven': {
      const naam = rollen.find(({ rol }) => rol === keuze.rol)?.naam ?? keuze.rol;
      const velden = error instanceof ApiProblem ? error.velden : {};
      return (
        <ConfirmDialog
          {...dialoog}
          title={`Welke rol krijgt ${mens.naam}?`}
          confirmLabel="Rol geven"
          error={'plek' in velden ? undefined : error}
          onConfirm={() =>
            void run(() => acties.onGrant(mens.id, keuze), `${mens.naam} heeft nu de rol ${naam}.`)
          }
        >
          <RolVelden
            rollen={rollen}
            keuze={keuze}
            onChange={setKeuze}
            kiestPlek={kiestPlek}
            naamVoor="geven"
            errorOf={(name) => velden[name]}
          />
        </ConfirmDialog>
      );
    }
    case 'afnemen': {
      const { rol } = voornemen;
      const tekst = formatRolMetPlek(rol, kiestPlek);
      const { plek } = rol;
      return (
        <ConfirmDialog
          {...dialoog}
          title="Rol afnemen?"
          confirmLabel="Rol afnemen"
          variant="danger"
          error={error}
          onConfirm={() =>
            void run(
              () => acties.onRevoke(mens.id, { rol: rol.rol, ...(plek !== null && { plek }) }),
              `${mens.naam} heeft de rol ${tekst} niet meer.`,
            )
          }
        >
          {`${mens.naam} kan dan meteen niet meer wat bij de rol ${tekst} hoort. De andere rollen blijven.`}
        </ConfirmDialog>
      );
    }
    case 'beeindigen':
      return (
        <ConfirmDialog
          {...dialoog}
          title="Toegang beëindigen?"
          confirmLabel="Toegang beëindigen"
          variant="danger"
          error={error}
          onConfirm={() =>
            void run(() => acties.onEnd(mens.id), `${mens.naam} heeft hier geen toegang meer.`)
          }
        >
          {`${mens.naam} verliest hier alle rollen en kan meteen niets meer zien. Wat deze persoon deed, blijft in het logboek staan.`}
        </ConfirmDialog>
      );
  }
}
