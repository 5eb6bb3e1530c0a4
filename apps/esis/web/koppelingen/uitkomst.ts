import type { AlertProps } from '@koppelpunt/ui';
import type { Answer } from '../api.ts';
import { isCodeVerwijderd, type Koppeling } from './koppelingen.ts';

type ZetCode = Answer<'/api/vestigingen/{brin6}/koppelingen/{id}/verificatiecode', 'put'>;

/** The result of removing or entering the code. `nummer` distinguishes two equal acts. */
export type Uitkomst = { kind: ZetCode['uitkomst'] | 'gepauzeerd'; nummer: number };

/** False once the koppeling has moved on: a sent request or a confirmation makes the sentence untrue. */
export function isCurrent({ kind }: Uitkomst, koppeling: Koppeling): boolean {
  const { status, verzoek } = koppeling;
  switch (kind) {
    case 'gepauzeerd':
      return isCodeVerwijderd(koppeling);
    case 'hervat':
    case 'vorige-hervat':
    case 'ongewijzigd':
      return !isCodeVerwijderd(koppeling);
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
        title: status === 'gepauzeerd' ? 'De code is weer ingevuld' : 'De uitwisseling is hervat',
        children: `Dit is dezelfde code als daarvoor. ${describeVervolg(status)}`,
      };
    case 'vorige-hervat':
      return {
        severity: 'success',
        title: 'De vorige code geldt weer',
        children: `De nieuwe code geldt niet meer. ${describeVervolg(status)}`,
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

/** A pause of the school or the bestuur may hold beside the code. */
function describeVervolg(status: Koppeling['status']): string {
  if (status === 'actief') return 'TOP dossier kan weer gegevens ophalen. U hoeft niets meer te doen.';
  if (status === 'gepauzeerd')
    return 'Er is ook nog een andere pauze; zolang die duurt, wordt er niets opgehaald.';
  return 'De koppeling wacht weer op TOP dossier.';
}
