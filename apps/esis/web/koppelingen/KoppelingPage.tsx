import { Alert, Card, PageTitle, QueryView, Skeleton, StatusBadge, useParams } from '@koppelpunt/ui';
import { useState } from 'react';
import { CodeInvullen } from './CodeInvullen.tsx';
import { CodeVerwijderen } from './CodeVerwijderen.tsx';
import { Geschiedenis } from './Geschiedenis.tsx';
import { KoppelingStand } from './KoppelingStand.tsx';
import { KOPPELINGEN_PATH, toStatus, type KoppelingDetail } from './koppelingen.ts';
import { describeUitkomst, type Uitkomst } from './uitkomst.ts';
import { useKoppeling } from './useKoppelingen.ts';
import { useVerseCode } from './verse-code.tsx';
import { VerzoekCard } from './VerzoekCard.tsx';

/** Beheren: how the koppeling stands, who must act, and everything the school can do about it. */
export function KoppelingPage() {
  const { koppelingId = '' } = useParams({ strict: false }) as { koppelingId?: string };
  const koppeling = useKoppeling(koppelingId);
  return (
    <>
      <PageTitle
        breadcrumb={[
          { label: 'Menu' },
          { label: 'Instellen' },
          { label: 'Koppelingen', to: KOPPELINGEN_PATH },
          { label: 'Beheren' },
        ]}
        {...(koppeling.data && {
          aside: <StatusBadge status={toStatus(koppeling.data)}>{koppeling.data.statusLabel}</StatusBadge>,
        })}
      >
        {koppeling.data?.naam ?? 'Koppeling beheren'}
      </PageTitle>
      <QueryView
        query={koppeling}
        pending={
          <Card title="Stand van zaken">
            <Skeleton lines={5} />
          </Card>
        }
      >
        {(data) => <Beheren key={data.id} koppeling={data} />}
      </QueryView>
    </>
  );
}

function Beheren({ koppeling }: { koppeling: KoppelingDetail }) {
  const [uitkomst, setUitkomst] = useState<Uitkomst>();
  const { findCode } = useVerseCode();
  const isAangevraagd = koppeling.status === 'aangevraagd';
  const isNieuw = isAangevraagd && koppeling.verzoekVerzondenOp === null && findCode(koppeling.id)?.isNieuw;
  return (
    <>
      {isNieuw && (
        <Alert severity="success" title="De koppeling is geactiveerd">
          <p>
            Hij staat nu onder ‘Geactiveerde koppelingen’. TOP dossier weet dit nog niet: stuur hieronder het
            verzoek.
          </p>
        </Alert>
      )}
      {uitkomst && (
        <Alert key={uitkomst.nummer} takesFocus {...describeUitkomst(uitkomst, koppeling.status)} />
      )}
      <KoppelingStand koppeling={koppeling} />
      {isAangevraagd && koppeling.heeftCode && <VerzoekCard koppeling={koppeling} />}
      <Verificatiecode
        koppeling={koppeling}
        onUitkomst={(kind) => setUitkomst((before) => ({ kind, nummer: (before?.nummer ?? 0) + 1 }))}
      />
      <Geschiedenis geschiedenis={koppeling.geschiedenis} />
    </>
  );
}

type VerificatiecodeProps = { koppeling: KoppelingDetail; onUitkomst: (kind: Uitkomst['kind']) => void };

function Verificatiecode({ koppeling, onUitkomst }: VerificatiecodeProps) {
  switch (koppeling.status) {
    case 'aangevraagd':
    case 'actief':
      return <CodeVerwijderen koppeling={koppeling} onVerwijderd={() => onUitkomst('gepauzeerd')} />;
    case 'gepauzeerd':
    case 'verlopen':
      return <CodeInvullen koppeling={koppeling} onIngevuld={onUitkomst} />;
    case 'ingetrokken':
      return null;
  }
}
