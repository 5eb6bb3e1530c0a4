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
import { useMay } from '../vestigingen/useMay.ts';
import { BewaarkaartLink } from './BewaarkaartLink.tsx';
import { CodeEnterCard } from './CodeEnterCard.tsx';
import { CodeRemoveCard } from './CodeRemoveCard.tsx';
import { GeschiedenisCard } from './GeschiedenisCard.tsx';
import { KoppelingCard } from './KoppelingCard.tsx';
import {
  isCodeVerwijderd,
  isUAanZet,
  KOPPELINGEN_PATH,
  toStatus,
  type KoppelingDetail,
} from './koppelingen.ts';
import { describeUitkomst, isCurrent, type Uitkomst } from './uitkomst.ts';
import { useKoppeling } from './useKoppelingen.ts';
import { KoppelingTrack } from './KoppelingTrack.tsx';
import { PauzesCard } from './PauzesCard.tsx';
import { OnverwerktAlert } from './OnverwerktAlert.tsx';
import { StilAlert } from './StilAlert.tsx';
import { VerzoekCard } from './VerzoekCard.tsx';
import { VorigeCodeCard } from './VorigeCodeCard.tsx';
import { VreemdeCodesAlert } from './VreemdeCodesAlert.tsx';

/** The state of one koppeling, who must act, and everything that the school can do about it. */
export function KoppelingPage() {
  const { koppelingId = '' } = useParams({ strict: false }) as { koppelingId?: string };
  const koppeling = useKoppeling(koppelingId);
  const mayManage = useMay()('koppelingen beheren');
  return (
    <>
      <PageTitle
        breadcrumb={[
          { label: 'Menu' },
          { label: 'Instellen' },
          { label: 'Koppelingen', to: KOPPELINGEN_PATH },
          { label: mayManage ? 'Beheren' : 'Bekijken' },
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
        {(data) =>
          mayManage ? <ManageView key={data.id} koppeling={data} /> : <ReadView koppeling={data} />
        }
      </QueryView>
    </>
  );
}

/** For users who are responsible for the exchange but do not manage it. */
function ReadView({ koppeling }: { koppeling: KoppelingDetail }) {
  return (
    <>
      <WieIsAanZet isU={false}>{koppeling.aanZet}</WieIsAanZet>
      {koppeling.stilSinds && <StilAlert stilSinds={koppeling.stilSinds} />}
      {!koppeling.stilSinds && <OnverwerktAlert koppeling={koppeling} />}
      <VreemdeCodesAlert vreemdeCodes={koppeling.vreemdeCodes} />
      <PauzesCard koppeling={koppeling} />
      <KoppelingCard koppeling={koppeling} />
      <GeschiedenisCard geschiedenis={koppeling.geschiedenis} />
    </>
  );
}

function ManageView({ koppeling }: { koppeling: KoppelingDetail }) {
  const [uitkomst, setUitkomst] = useState<Uitkomst>();
  const { status } = koppeling;
  const isRequested = status === 'aangevraagd';
  const show = (kind: Uitkomst['kind']) =>
    setUitkomst((before) => ({ kind, nummer: (before?.nummer ?? 0) + 1 }));
  return (
    <>
      {/* The status changes when TOP dossier confirms, while the user waits on this page. */}
      <Hidden announce>{koppeling.statusLabel}</Hidden>
      {uitkomst && isCurrent(uitkomst, koppeling) && (
        <Alert key={uitkomst.nummer} takesFocus {...describeUitkomst(uitkomst, status)} />
      )}
      {isRequested && (
        <Card>
          <KoppelingTrack koppeling={koppeling} />
          <BewaarkaartLink koppelingId={koppeling.id} />
        </Card>
      )}
      <WieIsAanZet isU={isUAanZet(koppeling)}>{koppeling.aanZet}</WieIsAanZet>
      {koppeling.stilSinds && <StilAlert stilSinds={koppeling.stilSinds} />}
      {!koppeling.stilSinds && <OnverwerktAlert koppeling={koppeling} />}
      <VreemdeCodesAlert vreemdeCodes={koppeling.vreemdeCodes} />
      {isRequested && koppeling.heeftCode && <VerzoekCard koppeling={koppeling} />}
      {(isCodeVerwijderd(koppeling) || status === 'verlopen') && (
        <CodeEnterCard koppeling={koppeling} onEntered={show} />
      )}
      {isRequested && koppeling.heeftVorigeCode && <VorigeCodeCard koppeling={koppeling} onEntered={show} />}
      <KoppelingCard koppeling={koppeling} />
      <PauzesCard koppeling={koppeling} />
      {koppeling.heeftCode && <CodeRemoveCard koppeling={koppeling} onRemoved={() => show('gepauzeerd')} />}
      <GeschiedenisCard geschiedenis={koppeling.geschiedenis} />
    </>
  );
}
