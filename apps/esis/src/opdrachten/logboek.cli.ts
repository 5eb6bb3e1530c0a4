import { logboekLeerling, logboekVerify, type Actor, type Command } from '@koppelpunt/platform';
import type { OpenServices } from './opdracht.cli.ts';

export function logboekOpdrachten(open: OpenServices, actor: Actor): Command[] {
  return [
    logboekVerify(async (hoofd) => {
      const { services, close } = await open();
      try {
        return await services.logboek.verifyLogboek(actor, hoofd);
      } finally {
        await close();
      }
    }),
    logboekLeerling(async (brin6, key) => {
      const { services, close } = await open();
      try {
        return await services.logboek.listInzagen(actor, brin6, key);
      } finally {
        await close();
      }
    }),
  ];
}
