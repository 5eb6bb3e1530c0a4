import { Alert, DataList, formatAantal, formatTelling, Stack, type DataRow } from '@koppelpunt/ui';
import { Waarschuwingen } from './BevindingTable.tsx';
import { describeOvergeslagen, type EdexmlVerslag } from './edexml.ts';

export function ImportVerslagView({ verslag }: { verslag: EdexmlVerslag }) {
  const { aantallen, overgeslagen, waarschuwingen, aantalWaarschuwingen } = verslag;
  return (
    <Stack>
      <Alert
        severity={overgeslagen > 0 ? 'warning' : 'success'}
        title={overgeslagen > 0 ? 'Het bestand is ingelezen, met bevindingen' : 'Het bestand is ingelezen'}
        headingLevel={3}
        takesFocus
      >
        <p>{`${describeAantallen(aantallen)}.${aantalWaarschuwingen > 0 ? ' Lees hieronder de waarschuwingen.' : ''}`}</p>
        {overgeslagen > 0 && <p>{describeOvergeslagen(overgeslagen)}</p>}
      </Alert>
      <DataList rows={listRows(verslag)} />
      <Waarschuwingen waarschuwingen={waarschuwingen} aantal={aantalWaarschuwingen} />
    </Stack>
  );
}

function describeAantallen({
  leerlingen,
  groepen,
  samengesteldeGroepen,
}: EdexmlVerslag['aantallen']): string {
  const basis = `${formatTelling(leerlingen, 'leerling', 'leerlingen')} in ${formatTelling(groepen, 'groep', 'groepen')}`;
  if (samengesteldeGroepen === 0) return basis;
  return `${basis} en ${formatTelling(samengesteldeGroepen, 'samengestelde groep', 'samengestelde groepen')}`;
}

function listRows({ aantallen, verschil, later, weggelaten }: EdexmlVerslag): DataRow[] {
  const list = (rows: readonly (readonly [string, number])[]) =>
    rows.map(([wat, aantal]) => `${wat} (${formatAantal(aantal)})`).join(', ');
  return [
    { label: 'Nieuw', value: formatTelling(verschil.nieuw, 'leerling', 'leerlingen') },
    { label: 'Gewijzigd', value: formatTelling(verschil.gewijzigd, 'leerling', 'leerlingen') },
    { label: 'Vertrokken', value: formatTelling(verschil.vertrokken, 'leerling', 'leerlingen') },
    { label: 'Ongewijzigd', value: formatTelling(verschil.ongewijzigd, 'leerling', 'leerlingen') },
    ...(later > 0
      ? [
          {
            label: 'Komt later',
            value: `${formatTelling(later, 'leerling', 'leerlingen')}. Telt mee vanaf de instroomdatum.`,
          },
        ]
      : []),
    ...(aantallen.leerkrachten > 0
      ? [
          {
            label: 'Leerkrachten',
            value: `${formatTelling(aantallen.leerkrachten, 'leerkracht', 'leerkrachten')}. Geen koppeling geeft hun gegevens door.`,
          },
        ]
      : []),
    ...(weggelaten.length > 0
      ? [
          {
            label: 'Weggelaten nummers',
            value: `${list(weggelaten.map(({ element, aantal }) => [element, aantal]))}. ESIS bewaart geen persoonsnummers.`,
          },
        ]
      : []),
  ];
}
