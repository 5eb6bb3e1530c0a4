import {
  Card,
  DataList,
  findVandaag,
  formatDatum,
  formatMoment,
  formatTelling,
  WieIsAanZet,
  type DataRow,
} from '@koppelpunt/ui';
import { isUAanZet, type KoppelingDetail } from './koppelingen.ts';

export function KoppelingStand({ koppeling }: { koppeling: KoppelingDetail }) {
  return (
    <Card title="Stand van zaken">
      <WieIsAanZet isU={isUAanZet(koppeling)}>{koppeling.aanZet}</WieIsAanZet>
      <DataList rows={listRows(koppeling)} />
    </Card>
  );
}

function listRows(koppeling: KoppelingDetail): DataRow[] {
  const { geactiveerdOp, geactiveerdDoor, startdatum, gepauzeerd, verzoekVerzondenOp } = koppeling;
  return [
    { label: 'Geactiveerd', value: `${formatMoment(geactiveerdOp)} door ${geactiveerdDoor}` },
    {
      label: 'Startdatum',
      value:
        startdatum > findVandaag()
          ? `${formatDatum(startdatum)}. Tot die dag krijgt TOP dossier geen gegevens.`
          : formatDatum(startdatum),
    },
    {
      label: 'Verzoek',
      value: verzoekVerzondenOp
        ? `verstuurd ${formatMoment(verzoekVerzondenOp)}`
        : 'niet verstuurd vanuit ESIS',
    },
    ...(gepauzeerd
      ? [{ label: 'Gepauzeerd', value: `${formatMoment(gepauzeerd.sinds)} door ${gepauzeerd.door}` }]
      : []),
    { label: 'Laatste uitwisseling', value: describeUitwisseling(koppeling) },
  ];
}

function describeUitwisseling({ laatsteUitwisseling }: KoppelingDetail): string {
  if (!laatsteUitwisseling) return 'er is nog niets uitgewisseld';
  const { aantalLeerlingen, op } = laatsteUitwisseling;
  return `${formatTelling(aantalLeerlingen, 'leerling', 'leerlingen')}, ${formatMoment(op)}`;
}
