/** How the requests of a partner are read: as the standard says, or with what live systems get wrong. */
export const LEESWIJZEN = ['strikt', 'soepel'] as const;
export type Leeswijze = (typeof LEESWIJZEN)[number];

export type Partner = { id: string; aanbodId: string; klantnaam: string; leeswijze?: string };

/** The ciphertext of a klantcode is bound to this context. */
export const klantcodeContext = (id: string): string => `partner:${id}:klantcode`;
