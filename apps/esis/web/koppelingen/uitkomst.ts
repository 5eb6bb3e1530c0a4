import type { AlertProps } from '@koppelpunt/ui';
import type { Answer } from '../api.ts';
import type { Koppeling } from './koppelingen.ts';

type ZetCode = Answer<'/api/vestigingen/{brin6}/koppelingen/{id}/verificatiecode', 'put'>;

/** The result of removing or entering the code. `nummer` distinguishes two equal acts. */
export type Uitkomst = { kind: ZetCode['uitkomst'] | 'gepauzeerd'; nummer: number };

/** False once the koppeling has moved on: a sent request or a confirmation makes the sentence untrue. */
export function isCurrent({ kind }: Uitkomst, { status, verzoek }: Koppeling): boolean {
  switch (kind) {
    case 'gepauzeerd':
      return status === 'gepauzeerd';
    case 'hervat':
    case 'vorige-hervat':
    case 'ongewijzigd':
      return status !== 'gepauzeerd';
    case 'opnieuw-aangevraagd':
      return status === 'aangevraagd' && verzoek === null;
  }
}

/** Describes what happened, and what the reader must do. */
export function describeUitkomst(
  { kind }: Uitkomst,
  status: Koppeling['status'],
): Pick<AlertProps, 'severity' | 'title' | 'children'> {
  switch (kind) {
    case 'gepauzeerd':
      return {
        severity: 'pause',
        title: 'De uitwisseling is gepauzeerd',
        children:
          'De verificatiecode is verwijderd. TOP dossier kan geen gegevens meer ophalen tot u de code weer invult.',
      };
    case 'hervat':
      return {
        severity: 'success',
        title: 'De uitwisseling is hervat',
        children:
          status === 'actief'
            ? 'Dit is dezelfde code als daarvoor. TOP dossier kan weer gegevens ophalen. U hoeft niets meer te doen.'
            : 'Dit is dezelfde code als daarvoor. De koppeling wacht weer op TOP dossier.',
      };
    case 'vorige-hervat':
      return {
        severity: 'success',
        title: 'De vorige code geldt weer',
        children:
          status === 'actief'
            ? 'De nieuwe code geldt niet meer. TOP dossier kan weer gegevens ophalen. U hoeft niets meer te doen.'
            : 'De nieuwe code geldt niet meer. De koppeling wacht weer op TOP dossier.',
      };
    case 'opnieuw-aangevraagd':
      return {
        severity: 'success',
        title: 'De koppeling is opnieuw aangevraagd',
        children:
          'TOP dossier moet de koppeling met deze code weer activeren. Stuur hieronder het verzoek met de code.',
      };
    case 'ongewijzigd':
      return {
        severity: 'info',
        title: 'Er is niets veranderd',
        children: 'Deze verificatiecode was al ingevuld.',
      };
  }
}
