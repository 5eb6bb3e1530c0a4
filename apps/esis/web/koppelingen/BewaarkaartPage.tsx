import {
  Button,
  ButtonRow,
  Card,
  CodeGroups,
  DataList,
  EmptyState,
  formatDatum,
  LinkButton,
  PageTitle,
  QueryView,
  Skeleton,
  useParams,
} from '@koppelpunt/ui';
import { splitGroepen } from '../../src/koppelingen/koppelingen.contract.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { KOPPELINGEN_PATH, koppelingPath, type KoppelingDetail } from './koppelingen.ts';
import { useRecentCode } from './RecentCode.tsx';
import { useKoppeling } from './useKoppelingen.ts';

/** The code on paper, for who resumes later. Only while it is still in the memory of this page: ESIS keeps no code. */
export function BewaarkaartPage() {
  const { koppelingId = '' } = useParams({ strict: false }) as { koppelingId?: string };
  const koppeling = useKoppeling(koppelingId);
  const code = useRecentCode().findCode(koppelingId)?.verificatiecode;
  return (
    <>
      <PageTitle
        breadcrumb={[
          { label: 'Menu' },
          { label: 'Instellen' },
          { label: 'Koppelingen', to: KOPPELINGEN_PATH },
          { label: 'Bewaarkaart' },
        ]}
      >
        Bewaarkaart
      </PageTitle>
      <QueryView query={koppeling} pending={<Skeleton lines={6} />}>
        {(data) =>
          code === undefined ? <NoCode id={data.id} /> : <Bewaarkaart koppeling={data} code={code} />
        }
      </QueryView>
    </>
  );
}

function Bewaarkaart({ koppeling, code }: { koppeling: KoppelingDetail; code: string }) {
  const { naam, plaats, brin6 } = useVestiging();
  const { akkoord } = koppeling;
  return (
    <Card title={`Verificatiecode van ${naam}`}>
      <p>Voor de {koppeling.naam}. Bewaar deze kaart op een plek die op slot kan.</p>
      <CodeGroups groups={splitGroepen(code, brin6)} />
      <p>
        {code.includes('-')
          ? 'De streepjes horen bij de code.'
          : 'De code staat hier in groepjes; tussen de groepjes hoort niets.'}{' '}
        {/[oOlI01]/.test(code.slice(brin6.length))
          ? 'Let op de letter o en het cijfer 0, en op de letters l en I en het cijfer 1.'
          : 'Na het brinnummer staan er geen letters o, l of I en geen cijfers 0 of 1 in.'}
      </p>
      <DataList
        rows={[
          { label: 'School', value: [naam, brin6, plaats].filter(Boolean).join(', ') },
          { label: 'Akkoord', value: `${akkoord.naam}, ${formatDatum(akkoord.op)}` },
          { label: 'Wanneer nodig', value: 'als u na een pauze wilt hervatten' },
        ]}
      />
      <p>
        Kaart kwijt? Kies in ESIS een nieuwe code. U gaat opnieuw akkoord, en {koppeling.partner} moet de
        nieuwe code bevestigen. Tot die tijd kunt u de oude weer invullen.
      </p>
      <ButtonRow>
        <Button variant="filled" onClick={() => globalThis.print()}>
          Printen
        </Button>
        <LinkButton to={koppelingPath(koppeling.id)} variant="plain">
          Terug naar de koppeling
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}

function NoCode({ id }: { id: string }) {
  return (
    <Card>
      <EmptyState
        title="De code staat niet meer op het scherm"
        action={<LinkButton to={koppelingPath(id)}>Naar de koppeling</LinkButton>}
      >
        ESIS bewaart de verificatiecode niet leesbaar. Een bewaarkaart kunt u alleen printen vlak nadat u de
        code hebt ingevuld.
      </EmptyState>
    </Card>
  );
}
