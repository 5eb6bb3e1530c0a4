import type { Actor } from '@koppelpunt/platform';
import type { EdexmlVerslag, LeerlingenAntwoord } from './leerlingen.contract.ts';
import type { Bevinding } from '@koppelpunt/standards';

export type ImportUitkomst =
  | { kind: 'ingelezen'; brin6: string; verslag: EdexmlVerslag }
  | { kind: 'ongeldig'; melding: string; bevindingen: Bevinding[]; aantal: number };

export type LeerlingenService = {
  importEdexml(
    actor: Actor,
    brin6: string | undefined,
    source: AsyncIterable<Uint8Array>,
  ): Promise<ImportUitkomst>;
  listLeerlingen(
    actor: Actor,
    brin6: string,
    vraag: { groep?: string | undefined },
  ): Promise<LeerlingenAntwoord>;
};
