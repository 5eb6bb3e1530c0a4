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

export const toStatus = (koppeling: Koppeling): Status => looks[koppeling.status];

/** The reader must act next: send the request, or enter the code again. */
export function isUAanZet({ status, verzoekVerzondenOp }: Koppeling): boolean {
  switch (status) {
    case 'aangevraagd':
      return verzoekVerzondenOp === null;
    case 'gepauzeerd':
    case 'verlopen':
      return true;
    case 'actief':
    case 'ingetrokken':
      return false;
  }
}

export const KOPPELINGEN_PATH = '/instellen/koppelingen';
export const koppelingPath = (id: string): string => `${KOPPELINGEN_PATH}/${id}`;
export const activerenPath = (aanbodId: string): string => `${KOPPELINGEN_PATH}/activeren/${aanbodId}`;
