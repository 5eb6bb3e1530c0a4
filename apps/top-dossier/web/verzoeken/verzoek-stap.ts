import type { VerzoekDetail } from './verzoek.ts';

/** Where a request stands, and so which one button is filled. */
export type Stap = 'aanvullen' | 'controleren' | 'verbeteren' | 'activeren' | 'klaar' | 'afgewezen';

type Stand = Pick<VerzoekDetail, 'status' | 'brin6' | 'codeLengte' | 'controle'>;

export function findStap({ status, brin6, codeLengte, controle }: Stand): Stap {
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
      return controle.ok ? 'activeren' : 'verbeteren';
  }
}
