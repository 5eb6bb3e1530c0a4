import { logboekVerify, type Command } from '@koppelpunt/platform';
import type { WithOmgeving } from './omgeving.cli.ts';

export function logboekOpdrachten(withOmgeving: WithOmgeving): Command[] {
  return [
    logboekVerify((hoofd) =>
      withOmgeving(async ({ actor, services }) => await services.logboek.verifyLogboek(actor, hoofd)),
    ),
  ];
}
