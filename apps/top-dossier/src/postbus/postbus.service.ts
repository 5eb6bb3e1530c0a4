import { bindDeps, dangerouslyAsSystem, describeBug, type Geheimen, type Log } from '@koppelpunt/platform';
import { randomUUID } from 'node:crypto';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import { createVerzoek } from '../verzoeken/ontvangst.service.ts';
import { findBezwaar, mailContext, soortOf, type MailInhoud } from './mail.ts';
import * as store from './mails.store.ts';
import { parseMail } from './parse-mail.ts';

export type PostbusDeps = { database: TopDossierDatabase; geheimen: Geheimen; log: Log };

const ACTOR = dangerouslyAsSystem('postbus');

/** Resolves when the mail is stored. Only then may its sender hear that we have it. */
export async function storeMail(
  { database, geheimen }: PostbusDeps,
  { afzender, raw }: { afzender: string; raw: Buffer },
): Promise<void> {
  const id = randomUUID();
  const inhoudVersleuteld = geheimen.encrypt(raw.toString('latin1'), mailContext(id));
  const row = { id, afzender, bytes: raw.length, inhoudVersleuteld };
  await database.as(ACTOR, async (handeling) => await store.insertMail(handeling, row));
}

/** Makes a request of every mail that is stored but not read yet. Runs at start-up too, for mails that a crash left. */
export async function readStored(deps: PostbusDeps): Promise<void> {
  for (const id of await deps.database.as(ACTOR, store.listUnreadIds)) {
    try {
      await deps.database.as(ACTOR, async (handeling) => await readOne(deps, handeling, id));
    } catch (error) {
      // It stays stored and unread; the next mail or start tries again.
      deps.log.error(describeBug(error), 'postbus: a stored mail could not be turned into a request');
    }
  }
}

async function readOne(deps: PostbusDeps, handeling: Handeling, id: string): Promise<void> {
  await store.lockReading(handeling);
  const row = await store.findUnread(handeling, id);
  if (!row) return;
  const raw = Buffer.from(deps.geheimen.decrypt(row.inhoudVersleuteld, mailContext(id)), 'latin1');
  const mail = await tryParse(deps, raw);
  const vingerafdruk =
    mail && deps.geheimen.pseudonym('mail', [mail.van, mail.onderwerp, mail.tekst].join('\0'));
  const messageId = mail?.messageId ?? null;
  const same =
    messageId !== null && vingerafdruk
      ? await store.findSameMail(handeling, messageId, vingerafdruk)
      : undefined;
  await store.markRead(handeling, id, {
    soort: same ? 'duplicaat' : soortOf(mail),
    messageId,
    vingerafdruk: vingerafdruk ?? null,
    duplicaatVan: same ?? null,
  });
  if (same) return;
  await createVerzoek(deps, handeling, {
    mailId: id,
    ontvangenOp: row.ontvangenOp,
    van: mail?.van ?? (row.afzender || 'onbekend'),
    onderwerp: mail?.onderwerp ?? '',
    tekst: mail?.tekst ?? '',
    bezwaar: findBezwaar(mail, row.afzender),
  });
}

async function tryParse({ log }: PostbusDeps, raw: Buffer): Promise<MailInhoud | undefined> {
  try {
    return await parseMail(raw);
  } catch (error) {
    log.warn(describeBug(error), 'postbus: a mail that cannot be parsed');
    return undefined;
  }
}

export const createPostbus = (deps: PostbusDeps) => bindDeps(deps, { storeMail, readStored });
export type Postbus = ReturnType<typeof createPostbus>;
