import { logsNothing } from '../audit/audit-policy.ts';
import type { AnyDb } from '../database/database.ts';
import type { Actor } from '../actor/actor.ts';
import type { Log } from '../log/log.ts';
import {
  appendHoofd,
  findHoofd,
  findMissing,
  listHoofden,
  type Hoofd,
  type Hoofdenbestand,
} from '../logboek/hoofden.ts';
import type { Mailer } from '../mail/mail.ts';
import type { JobDefinition } from './jobs.ts';

/** At night, before the day's first act; not at the hour, when others begin too. */
export const EVERY_NIGHT = '37 2 * * *';

export type BewaarHoofdDeps = {
  database: {
    now(): Date;
    as<T>(actor: Actor<never>, act: (handeling: { tx: AnyDb }) => Promise<T>): Promise<T>;
  };
  log: Log;
  bestand: Hoofdenbestand;
  /** Somebody outside, who gets the head too. */
  mail?: { mailer: Mailer; van: string; aan: string } | undefined;
};

/**
 * Keeps the head of the chain outside the database each night, and looks whether those of before are still in the chain.
 * A chain that no longer goes through them all was cut off or rewritten: the log says so, and so does the mail, every night
 * until somebody took the lines of what is gone out of the file.
 */
export function bewaarHoofdJob(deps: BewaarHoofdDeps): JobDefinition<Record<string, never>> {
  return {
    name: 'bewaar-hoofd',
    retryLimit: 5,
    retryDelaySeconds: 60,
    expireInSeconds: 10 * 60,
    pollSeconds: 60,
    audit: logsNothing('a row about the head would be a new head'),
    actor: 'hoofden',
    async handle(_data, _signal, actor) {
      await bewaarHoofd(deps, actor);
      return { kind: 'done' };
    },
  };
}

async function bewaarHoofd(
  { database, log, bestand, mail }: BewaarHoofdDeps,
  actor: Actor<never>,
): Promise<void> {
  const bewaard = await listHoofden(bestand);
  const { hoofd, weg } = await database.as(actor, async ({ tx }) => ({
    hoofd: await findHoofd(tx),
    weg: await findMissing(tx, bewaard),
  }));
  if (weg)
    log.error({ schakel: weg.schakels }, 'logboek: the head that was kept is not in the chain any more');
  // A second try of one night, or a night after a day on which nothing happened, has no new head.
  const isKept = bewaard.some(({ schakels, hash }) => schakels === hoofd.schakels && hash === hoofd.hash);
  if (!isKept) await appendHoofd(bestand, hoofd, database.now());
  if (!mail) return;
  const sent = await mail.mailer.send({
    from: mail.van,
    to: mail.aan,
    subject: `${weg ? 'LOGBOEK KLOPT NIET: ' : ''}hoofd van het logboek van ${bestand.naam}`,
    text: describe(bestand.naam, hoofd, weg),
  });
  if (sent.kind !== 'sent') throw new Error('the mail with the head was not taken');
}

const describe = (naam: string, { schakels, hash }: Hoofd, weg: Hoofd | undefined): string =>
  [
    ...(weg
      ? [
          `Let op: het hoofd van schakel ${weg.schakels}, dat eerder is bewaard, staat niet meer in het logboek.`,
          'Het einde is afgesneden of het logboek is herschreven. Waarschuw de functionaris gegevensbescherming.',
          '',
        ]
      : []),
    `Het logboek van ${naam} heeft ${schakels} schakels. Hoofd:`,
    hash,
    '',
    'Bewaar deze mail. Nakijken kan met: logboek verify --hoofd, met dit hoofd erachter.',
  ].join('\n');
