import { ButtonRow, Card, formatMoment, formatTelling, LinkButton } from '@koppelpunt/ui';
import { useMag } from '../aanmelden/useMag.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';

export function LeerlingenCard() {
  const { aantalLeerlingen, aantalGroepen, laatsteImport } = useVestiging();
  const mag = useMag();
  const leerlingen = formatTelling(aantalLeerlingen, 'leerling', 'leerlingen');
  const groepen = formatTelling(aantalGroepen, 'groep', 'groepen');
  return (
    <Card title="Leerlingen">
      <p>
        {laatsteImport
          ? `${leerlingen} in ${groepen}, ingelezen ${formatMoment(laatsteImport)}.`
          : mag('leerlingen inlezen')
            ? 'Er zijn nog geen leerlingen. Lees een EDEXML-bestand van uw school in.'
            : 'Er zijn nog geen leerlingen ingelezen.'}
      </p>
      {mag('leerlingen zien') && (
        <ButtonRow>
          <LinkButton to="/leerlingen">
            {laatsteImport || !mag('leerlingen inlezen') ? 'Naar de leerlingen' : 'Leerlingen inlezen'}
          </LinkButton>
        </ButtonRow>
      )}
    </Card>
  );
}
