import { bindDeps, dangerouslyAsSystem, describeBug, type Geheimen, type Log } from '@koppelpunt/platform';
import { randomUUID } from 'node:crypto';
import type { TopDossierDatabase } from '../database.ts';
import { createVerzoek } from '../verzoeken/ontvangst.service.ts';
import { createMailReader, type MailReader } from './mail-reader.ts';
import { findBezwaar, mailContext, soortOf, withoutControls, type MailUitkomst } from './mail.ts';
import * as store from './mails.store.ts';

export type PostbusDeps = { database: TopDossierDatabase; geheimen: Geheimen; log: Log; reader: MailReader };

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

/** How often a mail may take too long, or end the process that reads it. */
const MAX_POGINGEN = 2;
/** What support can open of a mail that cannot be read: its beginning, as it came. */
const MAX_ONGELEZEN = 20_000;

/**
 * Makes a request of every mail that is stored but not read yet. Nobody waits for it: the sender has its answer, and a
 * mail that takes too long is tried again by a job. The second time it goes to support as it is.
 */
export async function readStored(deps: PostbusDeps): Promise<void> {
  for (;;) {
    const claimed = await deps.database.as(ACTOR, store.claimUnread);
    if (!claimed) return;
    try {
      await readOne(deps, claimed);
    } catch (error) {
      // It stays stored and unread, and is tried again.
      deps.log.error(describeBug(error), 'postbus: a stored mail could not be turned into a request');
    }
  }
}

async function readOne(deps: PostbusDeps, claimed: store.UnreadMail): Promise<void> {
  const raw = Buffer.from(
    deps.geheimen.decrypt(claimed.inhoudVersleuteld, mailContext(claimed.id)),
    'latin1',
  );
  const reading = await tryRead(deps, claimed, raw);
  if (reading) await storeReading(deps, claimed, raw, reading);
}

const UNREADABLE: MailUitkomst = { mail: undefined, uitkomst: undefined };

/** Undefined when it took too long and may be tried once more. */
async function tryRead(
  { log, reader }: PostbusDeps,
  { pogingen }: store.UnreadMail,
  raw: Buffer,
): Promise<MailUitkomst | undefined> {
  if (pogingen > MAX_POGINGEN) return UNREADABLE;
  try {
    return await reader.read(raw);
  } catch (error) {
    log.warn({ ...describeBug(error), pogingen }, 'postbus: a mail that cannot be read');
    return pogingen < MAX_POGINGEN ? undefined : UNREADABLE;
  }
}

async function storeReading(
  deps: PostbusDeps,
  claimed: store.UnreadMail,
  raw: Buffer,
  { mail, uitkomst }: MailUitkomst,
): Promise<void> {
  const { id } = claimed;
  const messageId = mail?.messageId ?? null;
  const vingerafdruk = mail
    ? deps.geheimen.pseudonym('mail', [mail.van, mail.onderwerp, mail.tekst].join('\0'))
    : null;
  await deps.database.as(ACTOR, async (handeling) => {
    await store.lockReading(handeling);
    if (!(await store.isUnread(handeling, id))) return;
    const same =
      messageId !== null && vingerafdruk !== null
        ? await store.findSameMail(handeling, messageId, vingerafdruk)
        : undefined;
    const soort = same ? 'duplicaat' : soortOf(mail);
    await store.markRead(handeling, id, { soort, messageId, vingerafdruk, duplicaatVan: same ?? null });
    if (same) return;
    await createVerzoek(deps, handeling, {
      mailId: id,
      ontvangenOp: claimed.ontvangenOp,
      van: mail?.van ?? (claimed.afzender || 'onbekend'),
      onderwerp: mail?.onderwerp ?? '',
      tekst: mail?.tekst ?? toReadable(raw),
      bezwaar: findBezwaar(mail, claimed.afzender),
      uitkomst,
    });
  });
}

const toReadable = (raw: Buffer) => withoutControls(raw.toString('utf8', 0, MAX_ONGELEZEN));

/** `reader` is for a test that has no time. */
export const createPostbus = ({
  reader = createMailReader(),
  ...deps
}: Omit<PostbusDeps, 'reader'> & { reader?: MailReader }) =>
  bindDeps({ ...deps, reader }, { storeMail, readStored });
export type Postbus = ReturnType<typeof createPostbus>;
