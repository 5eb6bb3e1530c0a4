import type { Answer } from '../api.ts';

export type LeerlingenAntwoord = Answer<'/api/koppelingen/{id}/leerlingen'>;
export type Leerling = NonNullable<LeerlingenAntwoord['leerlingen']>[number];
export type Groep = LeerlingenAntwoord['groepen'][number];
