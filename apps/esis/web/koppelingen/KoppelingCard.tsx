import {
  Card,
  DataList,
  findVandaag,
  formatDatum,
  formatMoment,
  formatTelling,
  TextLink,
  type DataRow,
} from '@koppelpunt/ui';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import type { KoppelingDetail } from './koppelingen.ts';

export function KoppelingCard({ koppeling }: { koppeling: KoppelingDetail }) {
  const { brin6, aantalThuisblijvers } = useVestiging();
  return (
    <Card title="Gegevens van de koppeling">
      <DataList rows={listRows(koppeling, { brin6, aantalThuisblijvers })} />
    </Card>
  );
}

type School = { brin6: string; aantalThuisblijvers: number };

function listRows(koppeling: KoppelingDetail, { brin6, aantalThuisblijvers }: School): DataRow[] {
  const { geactiveerdOp, akkoord, startdatum, pauzes, verzoek } = koppeling;
  const zonderCode = pauzes.find(({ wijze }) => wijze === 'code-verwijderd');
  const akkoordPath = `/api/vestigingen/${brin6}/akkoorden/${akkoord.id}`;
  return [
    { label: 'Geactiveerd', value: formatMoment(geactiveerdOp) },
    {
      label: 'Akkoord',
      value: `${formatMoment(akkoord.op)} door ${[akkoord.naam, akkoord.functie].filter(Boolean).join(', ')}`,
    },
    {
      label: 'Bewijs van akkoord',
      value: (
        <TextLink href={`${akkoordPath}/bewijs.pdf`} download>
          downloaden (pdf)
        </TextLink>
      ),
    },
    {
      label: 'Voorwaarden',
      value: (
        <TextLink href={`${akkoordPath}/gebruikersvoorwaarden.pdf`} download>
          {`versie ${akkoord.voorwaardenVersie}`}
        </TextLink>
      ),
    },
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
    ...(zonderCode
      ? [{ label: 'Code verwijderd', value: `${formatMoment(zonderCode.sinds)} door ${zonderCode.door}` }]
      : []),
    { label: 'Laatste uitwisseling', value: describeUitwisseling(koppeling) },
    ...(aantalThuisblijvers > 0
      ? [{ label: 'Niet uitwisselen', value: describeThuisblijvers(aantalThuisblijvers) }]
      : []),
    ...(koppeling.laatstGevraagdOp
      ? [{ label: 'Laatste vraag', value: formatMoment(koppeling.laatstGevraagdOp) }]
      : []),
    ...(koppeling.status === 'actief' ? [{ label: 'Volgende keer', value: VOLGENDE_KEER }] : []),
  ];
}

/** UWLR tells ESIS nothing about when a partner asks: only the partner knows. */
const VOLGENDE_KEER =
  'dat bepaalt TOP dossier, dat zelf vraagt of er iets is gewijzigd. Bij TOP dossier staat wanneer.';

/** The partner hears nothing of this, not even how many. */
const describeThuisblijvers = (aantal: number): string =>
  aantal === 1 ? '1 leerling gaat niet mee' : `${aantal} leerlingen gaan niet mee`;

function describeUitwisseling({ laatsteUitwisseling }: KoppelingDetail): string {
  if (!laatsteUitwisseling) return 'er is nog niets uitgewisseld';
  const { aantalLeerlingen, op } = laatsteUitwisseling;
  return `${formatTelling(aantalLeerlingen, 'leerling', 'leerlingen')}, ${formatMoment(op)}`;
}
