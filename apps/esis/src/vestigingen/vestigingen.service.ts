import type { Actor } from '@koppelpunt/platform';
import type { VestigingAntwoord } from './vestigingen.contract.ts';

export type VestigingenService = { listVestigingen(actor: Actor): Promise<VestigingAntwoord[]> };
