import {
  Alert,
  ButtonRow,
  Card,
  DataList,
  formatMoment,
  formatTelling,
  LinkButton,
  QueryView,
} from '@koppelpunt/ui';
import type { KoppelingDetail } from '../koppelingen/koppeling.ts';
import { useKoppeling } from '../koppelingen/useKoppelingen.ts';
import type { VerzoekDetail } from './verzoek.ts';

export function KlaarStep({ verzoek }: { verzoek: VerzoekDetail }) {
  const koppeling = useKoppeling(verzoek.koppelingId);
  return (
    <Card title="Klaar">
      <QueryView query={koppeling}>{(data) => <KlaarView koppeling={data} />}</QueryView>
    </Card>
  );
}

function KlaarView({ koppeling }: { koppeling: KoppelingDetail }) {
  return (
    <>
      <Alert severity="success" title="De koppeling is actief." headingLevel={3}>
        <p>
          {formatTelling(koppeling.aantalLeerlingen, 'leerling', 'leerlingen')} opgehaald. De school krijgt
          een bevestiging per e-mail.
        </p>
      </Alert>
      <DataList
        rows={[
          ...(koppeling.actiefSinds
            ? [{ label: 'Actief sinds', value: formatMoment(koppeling.actiefSinds) }]
            : []),
          {
            label: 'Bevestiging',
            value: koppeling.bevestigingVerzondenOp
              ? `verstuurd ${formatMoment(koppeling.bevestigingVerzondenOp)}`
              : 'wordt verstuurd',
          },
        ]}
      />
      <ButtonRow>
        <LinkButton to={`/scholen/${koppeling.id}`}>Naar de school</LinkButton>
        <LinkButton to="/verzoeken" variant="plain">
          Terug naar de verzoeken
        </LinkButton>
      </ButtonRow>
    </>
  );
}
