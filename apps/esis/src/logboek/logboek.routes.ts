import { registerLogboek as registerPlatformLogboek, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { vestigingParams } from '../vestigingen/vestigingen.contract.ts';
import type { Logboek } from './logboek.service.ts';

export function registerLogboek(app: HttpApp, logboek: Logboek): void {
  registerPlatformLogboek(app, {
    path: '/api/vestigingen/:brin6/logboek',
    params: vestigingParams,
    toegang: recht('logboek zien'),
    openLezer: (actor, { brin6 }) => logboek.openLezer(actor, brin6),
  });
}
