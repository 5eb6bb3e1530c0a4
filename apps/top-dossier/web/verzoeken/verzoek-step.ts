import type { VerzoekDetail } from './verzoek.ts';

/** The next step of a request, which decides the filled button. */
export type Step =
  'aanvullen' | 'controleren' | 'verbeteren' | 'activeren' | 'klaar' | 'afgewezen' | 'terzijde';

type Progress = Pick<VerzoekDetail, 'status' | 'brin6' | 'codeLengte' | 'controle'>;

export function findStep({ status, brin6, codeLengte, controle }: Progress): Step {
  switch (status) {
    case 'geactiveerd':
      return 'klaar';
    case 'afgewezen':
      return 'afgewezen';
    case 'terzijde':
      return 'terzijde';
    case 'onleesbaar':
      return 'aanvullen';
    case 'nieuw':
    case 'in-behandeling':
      if (brin6 === null || codeLengte === null) return 'aanvullen';
      if (controle === null) return 'controleren';
      return controle.ok ? 'activeren' : 'verbeteren';
  }
}
