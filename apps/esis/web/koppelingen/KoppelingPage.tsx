import {
  Alert,
  Card,
  Hidden,
  PageTitle,
  QueryView,
  Skeleton,
  StatusBadge,
  useParams,
  WieIsAanZet,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { useMag } from '../aanmelden/useMag.ts';
import { CodeInvullen } from './CodeInvullen.tsx';
import { CodeVerwijderen } from './CodeVerwijderen.tsx';
import { Geschiedenis } from './Geschiedenis.tsx';
import { KoppelingOverzicht } from './KoppelingOverzicht.tsx';
import { isUAanZet, KOPPELINGEN_PATH, toStatus, type KoppelingDetail } from './koppelingen.ts';
import { describeUitkomst, isActueel, type Uitkomst } from './uitkomst.ts';
import { useKoppeling } from './useKoppelingen.ts';
import { useVerseCode } from './verse-code.tsx';
import { VerzoekCard } from './VerzoekCard.tsx';
import { VreemdeCodes } from './VreemdeCodes.tsx';

/** Beheren: how the koppeling stands, who must act, and everything the school can do about it. */
export function KoppelingPage() {
  const { koppelingId = '' } = useParams({ strict: false }) as { koppelingId?: string };
  const koppeling = useKoppeling(koppelingId);
  const magBeheren = useMag()('koppelingen beheren');
  return (
    <>
      <PageTitle
        breadcrumb={[
          { label: 'Menu' },
          { label: 'Instellen' },
          { label: 'Koppelingen', to: KOPPELINGEN_PATH },
          { label: magBeheren ? 'Beheren' : 'Bekijken' },
        ]}
        {...(koppeling.data && {
          aside: <StatusBadge status={toStatus(koppeling.data)}>{koppeling.data.statusLabel}</StatusBadge>,
        })}
      >
        {koppeling.data?.naam ?? 'Koppeling'}
      </PageTitle>
      <QueryView
        query={koppeling}
        pending={
          <Card title="Gegevens van de koppeling">
            <Skeleton lines={5} />
          </Card>
        }
      >
        {(data) => (magBeheren ? <Beheren key={data.id} koppeling={data} /> : <Bekijken koppeling={data} />)}
      </QueryView>
    </>
  );
}

/** For who answers for the exchange but does not run it. */
function Bekijken({ koppeling }: { koppeling: KoppelingDetail }) {
  return (
    <>
      <WieIsAanZet isU={false}>{koppeling.aanZet}</WieIsAanZet>
      <VreemdeCodes vreemdeCodes={koppeling.vreemdeCodes} />
      <KoppelingOverzicht koppeling={koppeling} />
      <Geschiedenis geschiedenis={koppeling.geschiedenis} />
    </>
  );
}

function Beheren({ koppeling }: { koppeling: KoppelingDetail }) {
  const [uitkomst, setUitkomst] = useState<Uitkomst>();
  const { findCode } = useVerseCode();
  const { status } = koppeling;
  const isAangevraagd = status === 'aangevraagd';
  const isNieuw = isAangevraagd && koppeling.verzoekVerzondenOp === null && findCode(koppeling.id)?.isNieuw;
  const show = (kind: Uitkomst['kind']) =>
    setUitkomst((before) => ({ kind, nummer: (before?.nummer ?? 0) + 1 }));
  return (
    <>
      {/* It changes by itself when TOP dossier confirms, while somebody is waiting here. */}
      <Hidden announce>{koppeling.statusLabel}</Hidden>
      {isNieuw && (
        <Alert severity="success" title="De koppeling is geactiveerd">
          <p>
            Hij staat nu onder ‘Geactiveerde koppelingen’. TOP dossier weet dit nog niet: stuur hieronder het
            verzoek.
          </p>
        </Alert>
      )}
      {uitkomst && isActueel(uitkomst, koppeling) && (
        <Alert key={uitkomst.nummer} takesFocus {...describeUitkomst(uitkomst, status)} />
      )}
      <WieIsAanZet isU={isUAanZet(koppeling)}>{koppeling.aanZet}</WieIsAanZet>
      <VreemdeCodes vreemdeCodes={koppeling.vreemdeCodes} />
      {isAangevraagd && koppeling.heeftCode && <VerzoekCard koppeling={koppeling} />}
      {(status === 'gepauzeerd' || status === 'verlopen') && (
        <CodeInvullen koppeling={koppeling} onIngevuld={show} />
      )}
      <KoppelingOverzicht koppeling={koppeling} />
      {(isAangevraagd || status === 'actief') && (
        <CodeVerwijderen koppeling={koppeling} onVerwijderd={() => show('gepauzeerd')} />
      )}
      <Geschiedenis geschiedenis={koppeling.geschiedenis} />
    </>
  );
}
