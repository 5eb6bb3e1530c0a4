import type { Ik } from './useIk.ts';

/** What a screen needs to know about the reader. The server decides what someone may do; this only chooses what to show. */
export type Rol = 'support' | 'intern-begeleider' | 'geen';

const namen = { support: 'support', 'intern-begeleider': 'intern begeleider', geen: '' } as const;

export function findRol({ lidmaatschappen }: Ik): Rol {
  if (lidmaatschappen.some(({ rol }) => rol === 'support')) return 'support';
  if (lidmaatschappen.some(({ rol }) => rol === 'intern_begeleider')) return 'intern-begeleider';
  return 'geen';
}

/** Where somebody works, each vestiging once. */
export function listBrins({ lidmaatschappen }: Ik): readonly string[] {
  return [...new Set(lidmaatschappen.flatMap(({ brin6 }) => brin6 ?? []))];
}

/** As the server's table of rights says it, wherever it is. Only what to show. */
export const mag = ({ rechten }: Ik, actie: string): boolean =>
  rechten.some(({ acties }) => acties.includes(actie));

export const formatRol = (rol: Rol): string => namen[rol];
