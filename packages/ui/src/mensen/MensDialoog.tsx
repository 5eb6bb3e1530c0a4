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
  | { kind: 'stapWissen'; mens: Mens }
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

  const run = async <T,>(act: () => Promise<T>, melding: string | ((uitkomst: T) => string)) => {
    setBusy(true);
    try {
      const uitkomst = await act();
      onKlaar(typeof melding === 'string' ? melding : melding(uitkomst));
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
    case 'stapWissen':
      return (
        <ConfirmDialog
          {...dialoog}
          title="Tweede stap wissen?"
          confirmLabel="Tweede stap wissen"
          variant="danger"
          error={error}
          onConfirm={() =>
            void run(
              () => acties.onWisStap(mens.id),
              (uitkomst) => describeGewist(mens.naam, uitkomst),
            )
          }
        >
          {`Spreek ${mens.naam} eerst zelf, of bel het nummer dat u al kende. Ga niet af op een e-mail. De app met codes, de herstelcodes en de passkeys werken daarna niet meer, en ${mens.naam} wordt overal uitgelogd. Met het eigen wachtwoord stelt ${mens.naam} een nieuwe tweede stap in.`}
        </ConfirmDialog>
      );
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

function describeGewist(naam: string, uitkomst: Awaited<ReturnType<MensenActies['onWisStap']>>): string {
  if (uitkomst.kind === 'hadGeen') return `${naam} had geen tweede stap meer. Er is niets gewijzigd.`;
  return uitkomst.gemaild
    ? `De tweede stap van ${naam} is gewist. ${naam} krijgt een e-mail met wat er nu te doen is.`
    : `De tweede stap van ${naam} is gewist, maar er ging geen e-mail. Vertel ${naam} zelf om opnieuw in te loggen.`;
}
