import {
  Card,
  DataList,
  findVandaag,
  formatDatum,
  formatMoment,
  formatTelling,
  type DataRow,
} from '@koppelpunt/ui';
import type { KoppelingDetail } from './koppelingen.ts';

export function KoppelingCard({ koppeling }: { koppeling: KoppelingDetail }) {
  return (
    <Card title="Gegevens van de koppeling">
      <DataList rows={listRows(koppeling)} />
    </Card>
  );
}

function listRows(koppeling: KoppelingDetail): DataRow[] {
  const { geactiveerdOp, akkoord, startdatum, gepauzeerd, verzoek } = koppeling;
  return [
    { label: 'Geactiveerd', value: formatMoment(geactiveerdOp) },
    {
      label: 'Akkoord',
      value: `${formatMoment(akkoord.op)} door ${[akkoord.naam, akkoord.functie].filter(Boolean).join(', ')}`,
    },
    { label: 'Voorwaarden', value: `versie ${akkoord.voorwaardenVersie}` },
    {
      label: 'Startdatum',
      value:
        startdatum > findVandaag()
          ? `${formatDatum(startdatum)}. Tot die dag krijgt TOP dossier geen gegevens.`
          : formatDatum(startdatum),
    },
    {
      label: 'Verzoek',
      value: verzoek
        ? `verstuurd ${formatMoment(verzoek.op)} door ${verzoek.door}`
        : 'niet verstuurd vanuit ESIS',
    },
    ...(gepauzeerd
      ? [{ label: 'Gepauzeerd', value: `${formatMoment(gepauzeerd.sinds)} door ${gepauzeerd.door}` }]
      : []),
    { label: 'Laatste uitwisseling', value: describeUitwisseling(koppeling) },
    ...(koppeling.laatstGevraagdOp
      ? [{ label: 'Laatste vraag', value: formatMoment(koppeling.laatstGevraagdOp) }]
      : []),
    ...(koppeling.status === 'actief' ? [{ label: 'Volgende keer', value: VOLGENDE_KEER }] : []),
  ];
}

/** UWLR tells ESIS nothing about when a partner asks: only the partner knows. */
const VOLGENDE_KEER =
  'dat bepaalt TOP dossier, dat zelf vraagt of er iets is gewijzigd. Bij TOP dossier staat wanneer.';

function describeUitwisseling({ laatsteUitwisseling }: KoppelingDetail): string {
  if (!laatsteUitwisseling) return 'er is nog niets uitgewisseld';
  const { aantalLeerlingen, op } = laatsteUitwisseling;
  return `${formatTelling(aantalLeerlingen, 'leerling', 'leerlingen')}, ${formatMoment(op)}`;
}
