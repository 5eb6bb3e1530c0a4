import type { VerzoekDetail } from './verzoek.ts';

/** The next step of a request, which decides the filled button. */
export type Step = 'aanvullen' | 'controleren' | 'verbeteren' | 'activeren' | 'klaar' | 'afgewezen';

type Progress = Pick<VerzoekDetail, 'status' | 'brin6' | 'codeLengte' | 'controle'>;

export function findStep({ status, brin6, codeLengte, controle }: Progress): Step {
  switch (status) {
    case 'geactiveerd':
      return 'klaar';
    case 'afgewezen':
      return 'afgewezen';
    case 'onleesbaar':
      return 'aanvullen';
    case 'nieuw':
    case 'in-behandeling':
      if (brin6 === null || codeLengte === null) return 'aanvullen';
      if (controle === null) return 'controleren';
      // The code is right and has to wait: there is nothing to mend.
      if (controle.code === 'STARTDATUM_LATER') return 'controleren';
      return controle.ok ? 'activeren' : 'verbeteren';
  }
}
