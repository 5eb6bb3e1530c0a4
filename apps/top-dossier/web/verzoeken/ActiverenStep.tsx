import { Button, ButtonRow, Card, ProblemAlert } from '@koppelpunt/ui';
import { useKoppeling } from '../koppelingen/useKoppelingen.ts';
import { SynchronisatieProgress } from '../synchronisatie/SynchronisatieProgress.tsx';
import { useRunningSynchronisatie } from '../synchronisatie/useSynchronisatie.ts';
import { AfwijzenButton } from './AfwijzenButton.tsx';
import { ControleAlert } from './ControleAlert.tsx';
import { EersteSynchronisatieAlert } from './EersteSynchronisatieAlert.tsx';
import { OtherKandidaatChoice } from './KandidaatChoice.tsx';
import { useActivering, useControle } from './useVerzoeken.ts';
import { TerzijdeButton } from './TerzijdeButton.tsx';
import type { VerzoekDetail } from './verzoek.ts';

/** The check succeeded. The koppeling tells of a run that was started here or in another tab. */
export function ActiverenStep({ verzoek }: { verzoek: VerzoekDetail }) {
  const activering = useActivering(verzoek.id);
  const controle = useControle(verzoek.id);
  const koppeling = useKoppeling(verzoek.koppelingId);
  const running = useRunningSynchronisatie(
    koppeling.data?.lopendeSynchronisatieId,
    activering.data?.synchronisatieId,
  );
  return (
    <Card title="Stap 2 van 2: activeren en bevestigen">
      {verzoek.controle && <ControleAlert controle={verzoek.controle} brin6={verzoek.brin6} />}
      {running.isRunning ? (
        <SynchronisatieProgress {...running} />
      ) : (
        <>
          <EersteSynchronisatieAlert koppeling={koppeling.data} />
          <p>
            Bij activeren halen wij de leerlingen voor het eerst op. Lukt dat, dan krijgt de school een
            bevestiging per e-mail.
          </p>
          <ProblemAlert error={activering.error ?? controle.error} />
          <ButtonRow>
            <Button
              variant="filled"
              busy={activering.isPending}
              busyLabel="Bezig met activeren…"
              onClick={() => activering.mutate()}
            >
              Activeren en bevestigen
            </Button>
            <Button
              busy={controle.isPending}
              busyLabel="Bezig met controleren…"
              onClick={() => controle.mutate()}
            >
              Opnieuw controleren
            </Button>
            <AfwijzenButton verzoek={verzoek} />
            <TerzijdeButton verzoek={verzoek} />
          </ButtonRow>
          <OtherKandidaatChoice verzoek={verzoek} />
        </>
      )}
    </Card>
  );
}
