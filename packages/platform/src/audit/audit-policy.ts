/** Which logboek row a route or job leaves behind, or why it leaves none. */
export type AuditPolicy = { kind: 'logboek'; gebeurtenis: string } | { kind: 'geen'; reden: string };

export const logs = (gebeurtenis: string): AuditPolicy => ({ kind: 'logboek', gebeurtenis });
export const logsNothing = (reden: string): AuditPolicy => ({ kind: 'geen', reden });
