import { computeCode, findStap } from '@koppelpunt/platform';
import { DEMO_GEBRUIKERS } from './demo-school.ts';
import type { Geheimen } from './geheimen.ts';

export type DemoCode = { naam: string; email: string; app: string; code: string };

/** The codes that the telephones of the demo's people show at this moment. */
export function listCodes(geheimen: Geheimen, now = new Date()): DemoCode[] {
  return DEMO_GEBRUIKERS.map(({ naam, email, app }) => ({
    naam,
    email,
    app: app === 'esis' ? 'ESIS' : 'TOP dossier',
    code: computeCode(geheimen.totp[email] ?? '', findStap(now)),
  }));
}
