import { logboekLeerling, logboekVerify, type Command } from '@koppelpunt/platform';
import type { WithOmgeving } from './omgeving.cli.ts';

export function logboekOpdrachten(withOmgeving: WithOmgeving): Command[] {
  return [
    logboekVerify((hoofd) =>
      withOmgeving(async ({ actor, services }) => await services.logboek.verifyLogboek(actor, hoofd)),
    ),
    logboekLeerling((brin6, key) =>
      withOmgeving(async ({ actor, services }) => await services.logboek.listInzagen(actor, brin6, key)),
    ),
  ];
}
