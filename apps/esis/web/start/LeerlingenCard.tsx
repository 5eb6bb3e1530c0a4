import { ButtonRow, Card, formatMoment, formatTelling, LinkButton } from '@koppelpunt/ui';
import { useVestiging } from '../vestigingen/vestigingen.ts';

export function LeerlingenCard() {
  const { aantalLeerlingen, aantalGroepen, laatsteImport } = useVestiging();
  const leerlingen = formatTelling(aantalLeerlingen, 'leerling', 'leerlingen');
  const groepen = formatTelling(aantalGroepen, 'groep', 'groepen');
  return (
    <Card title="Leerlingen">
      <p>
        {laatsteImport
          ? `${leerlingen} in ${groepen}, ingelezen ${formatMoment(laatsteImport)}.`
          : 'Er zijn nog geen leerlingen. Lees een EDEXML-bestand van uw school in.'}
      </p>
      <ButtonRow>
        <LinkButton to="/leerlingen">
          {laatsteImport ? 'Naar de leerlingen' : 'Leerlingen inlezen'}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
