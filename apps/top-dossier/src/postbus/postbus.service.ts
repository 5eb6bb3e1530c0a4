import {
  bindDeps,
  dangerouslyAsSystem,
  describeBug,
  type Actor,
  type Geheimen,
  type Log,
} from '@koppelpunt/platform';
import { randomUUID } from 'node:crypto';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { afzenderPseudoniemen } from '../verzoeken/afzender.ts';
import { createVerzoek } from '../verzoeken/ontvangst.service.ts';
import { createMailReader, type MailReader } from './mail-reader.ts';
import { findBezwaar, mailContext, soortOf, withoutControls, type MailUitkomst } from './mail.ts';
import * as store from './mails.store.ts';
import { POSTBUSGRENZEN, toWeigering, type Postbusgrenzen, type Weigering } from './weigering.ts';

export type PostbusDeps = {
  database: TopDossierDatabase;
  geheimen: Geheimen;
  log: Log;
  reader: MailReader;
  grenzen: Postbusgrenzen;
};

const ACTOR = dangerouslyAsSystem('postbus');

/** Why a mail of this sender is not taken now, for the answer to its server; undefined when it is. */
export async function findWeigering(deps: PostbusDeps, afzender: string): Promise<Weigering | undefined> {
  const pseudoniemen = afzenderPseudoniemen(deps.geheimen, afzender);
  return await deps.database.as(ACTOR, async (handeling) => {
    const bezet = await store.getBezetting(handeling, pseudoniemen);
    return toWeigering(bezet, deps.grenzen);
  });
}

/** Resolves when the mail is stored, or says why it is not. Only after that may its sender hear that we have it. */
export async function storeMail(
  deps: PostbusDeps,
  { afzender, raw }: { afzender: string; raw: Buffer },
): Promise<Weigering | undefined> {
  const { database, geheimen } = deps;
  const id = randomUUID();
  const pseudoniemen = afzenderPseudoniemen(geheimen, afzender);
  const row = {
    id,
    bytes: raw.length,
    afzenderVersleuteld: geheimen.encrypt(afzender, mailContext(id, 'afzender')),
    inhoudVersleuteld: geheimen.encrypt(raw.toString('latin1'), mailContext(id)),
  };
  return await database.as(ACTOR, async (handeling) => {
    // Again: others of this sender may have come in meanwhile.
    const weigering = toWeigering(await store.getBezetting(handeling, pseudoniemen), deps.grenzen);
    if (!weigering) await store.insertMail(handeling, { ...row, ...pseudoniemen });
    return weigering;
  });
}

/** How often a mail may take too long, or end the process that reads it. */
const MAX_POGINGEN = 2;
/** What support can open of a mail that cannot be read: its headers. What follows them may be a picture in letters. */
const MAX_KOPREGELS = 20_000;

/**
 * Makes a request of every mail that is stored but not read yet. Nobody waits for it: the sender has its answer, and a
 * mail that takes too long is tried again by a job. The second time it goes to support with its headers.
 */
async function readAll(deps: PostbusDeps): Promise<void> {
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

/** One loop a process: a mail that was claimed is read at once, and its lease does not end behind the mails of another loop. */
function createReadStored(deps: PostbusDeps): () => Promise<void> {
  let reading: Promise<void> | undefined;
  let isAsked = false;
  const readAsked = async () => {
    try {
      while (isAsked) {
        isAsked = false;
        await readAll(deps);
      }
    } finally {
      reading = undefined;
    }
  };
  return async () => {
    isAsked = true;
    await (reading ??= readAsked());
  };
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
  const messagePseudoniem = mail?.messageId ? deps.geheimen.pseudonym('message-id', mail.messageId) : null;
  const afzender = deps.geheimen.decrypt(claimed.afzenderVersleuteld, mailContext(id, 'afzender'));
  const vingerafdruk = mail
    ? deps.geheimen.pseudonym('mail', [mail.van, mail.onderwerp, mail.tekst].join('\0'))
    : null;
  await deps.database.as(ACTOR, async (handeling) => {
    await store.lockReading(handeling);
    if (!(await store.isUnread(handeling, id))) return;
    const same =
      messagePseudoniem !== null && vingerafdruk !== null
        ? await store.findSameMail(handeling, messagePseudoniem, vingerafdruk)
        : undefined;
    const soort = same ? 'duplicaat' : soortOf(mail);
    await store.markRead(handeling, id, {
      soort,
      messagePseudoniem,
      vingerafdruk,
      duplicaatVan: same ?? null,
    });
    if (same) return;
    await createVerzoek(deps, handeling, {
      mailId: id,
      ontvangenOp: claimed.ontvangenOp,
      van: mail?.van ?? (afzender || 'onbekend'),
      onderwerp: mail?.onderwerp ?? '',
      tekst: mail?.tekst ?? readKopregels(raw),
      bezwaar: findBezwaar(mail, afzender),
      uitkomst,
    });
  });
}

const readKopregels = (raw: Buffer) =>
  withoutControls(raw.toString('utf8', 0, MAX_KOPREGELS).split(/\r?\n\r?\n/, 1)[0] ?? '');

/** Deletes what was kept long enough; the logboek tells how many there were, when there were any. */
export async function deleteOld(
  { database }: PostbusDeps,
  actor: Actor,
  deleteVerzoeken: (handeling: Handeling) => Promise<number>,
): Promise<void> {
  await database.as(actor, async (handeling) => {
    const verzoeken = await deleteVerzoeken(handeling);
    const mails = await store.deleteMails(handeling);
    if (mails + verzoeken === 0) return;
    const details = { mails, verzoeken };
    await writeLogboek(handeling, { gebeurtenis: 'post.verwijderd', onderwerp: 'postbus', details });
  });
}

/** Another `reader` or other `grenzen` are for a test. */
export const createPostbus = ({
  reader = createMailReader(),
  grenzen = POSTBUSGRENZEN,
  ...deps
}: Omit<PostbusDeps, 'reader' | 'grenzen'> & { reader?: MailReader; grenzen?: Postbusgrenzen }) => ({
  ...bindDeps({ ...deps, reader, grenzen }, { findWeigering, storeMail, deleteOld }),
  readStored: createReadStored({ ...deps, reader, grenzen }),
});
export type Postbus = ReturnType<typeof createPostbus>;
