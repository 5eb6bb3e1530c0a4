import { ButtonRow, Card, formatMoment, formatTelling, LinkButton } from '@koppelpunt/ui';
import { useMay } from '../vestigingen/useMay.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';

export function LeerlingenCard() {
  const { aantalLeerlingen, aantalGroepen, laatsteImport } = useVestiging();
  const may = useMay();
  const leerlingen = formatTelling(aantalLeerlingen, 'leerling', 'leerlingen');
  const groepen = formatTelling(aantalGroepen, 'groep', 'groepen');
  return (
    <Card title="Leerlingen">
      <p>
        {laatsteImport
          ? `${leerlingen} in ${groepen}, ingelezen ${formatMoment(laatsteImport)}.`
          : may('leerlingen inlezen')
            ? 'Er zijn nog geen leerlingen. Lees een EDEXML-bestand van uw school in.'
            : 'Er zijn nog geen leerlingen ingelezen.'}
      </p>
      {may('leerlingen zien') && (
        <ButtonRow>
          <LinkButton to="/leerlingen">
            {laatsteImport || !may('leerlingen inlezen') ? 'Naar de leerlingen' : 'Leerlingen inlezen'}
          </LinkButton>
        </ButtonRow>
      )}
    </Card>
  );
}
