import type { Actor } from '@koppelpunt/platform';
import type { UitwisselingAntwoord } from './uitwisselingen.contract.ts';

export type UitwisselingenService = {
  listUitwisselingen(actor: Actor, brin6: string): Promise<UitwisselingAntwoord[]>;
};
