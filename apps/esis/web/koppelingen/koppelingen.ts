import type { Status } from '@koppelpunt/ui';
import type { Answer } from '../api.ts';

export type Koppelingen = Answer<'/api/vestigingen/{brin6}/koppelingen'>;
export type Koppeling = Koppelingen['geactiveerd'][number];
export type KoppelingDetail = Answer<'/api/vestigingen/{brin6}/koppelingen/{id}'>;
export type Aanbod = Koppelingen['beschikbaar'][number]['aanbod'][number];

const looks: Readonly<Record<Koppeling['status'], Status>> = {
  aangevraagd: 'wacht',
  actief: 'actief',
  gepauzeerd: 'gepauzeerd',
  ingetrokken: 'ingetrokken',
  verlopen: 'verlopen',
};

export const toStatus = (koppeling: Koppeling): Status =>
  koppeling.status === 'aangevraagd' && !koppeling.verzoek ? 'aan-u' : looks[koppeling.status];

/** What the reader does next, as the button says it; undefined when it is not their turn. A pause is a choice. */
export function findNextAct({ status, verzoek }: Koppeling): string | undefined {
  switch (status) {
    case 'aangevraagd':
      return verzoek ? undefined : 'Verzoek bekijken en versturen';
    case 'verlopen':
      return 'Opnieuw aanvragen';
    case 'gepauzeerd':
    case 'actief':
    case 'ingetrokken':
      return undefined;
  }
}

/** The school resumes by entering its code. */
export const isCodeVerwijderd = ({ pauzes }: Koppeling): boolean =>
  pauzes.some(({ wijze }) => wijze === 'code-verwijderd');

export const isUAanZet = (koppeling: Koppeling): boolean => findNextAct(koppeling) !== undefined;

export const KOPPELINGEN_PATH = '/instellen/koppelingen';
export const koppelingPath = (id: string): string => `${KOPPELINGEN_PATH}/${id}`;
export const bewaarkaartPath = (id: string): string => `${koppelingPath(id)}/bewaarkaart`;
export const activerenPath = (aanbodId: string): string => `${KOPPELINGEN_PATH}/activeren/${aanbodId}`;
