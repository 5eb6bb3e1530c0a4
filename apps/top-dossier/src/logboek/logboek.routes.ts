import { registerLogboek as registerPlatformLogboek, type HttpApp } from '@koppelpunt/platform';
import { z } from 'zod';
import { recht } from '../rechten/rechten.ts';
import type { Logboek } from './logboek.service.ts';

export function registerLogboek(app: HttpApp, logboek: Logboek): void {
  registerPlatformLogboek(app, {
    path: '/api/logboek',
    params: z.object({}),
    toegang: recht('logboek zien'),
    openLezer: (actor) => logboek.openLezer(actor),
  });
}
