/** How the requests of a partner are read: as the standard says, or with what live systems get wrong. */
export const LEESWIJZEN = ['strikt', 'soepel'] as const;
export type Leeswijze = (typeof LEESWIJZEN)[number];

export type Partner = { id: string; aanbodId: string; klantnaam: string; leeswijze?: string };

/** What the ciphertext of a klantcode is bound to. */
export const klantcodeContext = (id: string): string => `partner:${id}:klantcode`;
