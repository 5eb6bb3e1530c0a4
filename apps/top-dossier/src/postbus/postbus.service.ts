import { dangerouslyAsSystem, describeBug, type Geheimen, type Log } from '@koppelpunt/platform';
import { randomUUID } from 'node:crypto';
import type { TopDossierDatabase } from '../database.ts';
import { createVerzoek } from '../verzoeken/ontvangst.service.ts';
import { leesMail, type GelezenMail } from './lees-mail.ts';
import {
  findSameMail,
  findUnread,
  insertMailRow,
  listUnreadIds,
  lockReading,
  markRead,
  type MailSoort,
} from './mails.store.ts';

export type Postbus = {
  /** Resolves when the mail is safe; only then may the sender hear that we have it. */
  store(mail: { afzender: string; raw: Buffer }): Promise<void>;
  /** Makes a request of every mail that is safe but not read yet: at start-up too, for those that a crash left. */
  readStored(): Promise<void>;
};

const ACTOR = dangerouslyAsSystem('postbus');

/** Binds a ciphertext to its row and column. */
export const mailContext = (id: string): string => `mails:${id}:inhoud`;

export function createPostbus(deps: { database: TopDossierDatabase; geheimen: Geheimen; log: Log }): Postbus {
  const { database, geheimen, log } = deps;

  async function readOne(id: string): Promise<void> {
    await database.as(ACTOR, async ({ tx }) => {
      await lockReading(tx);
      const row = await findUnread(tx, id);
      if (!row) return;
      const raw = Buffer.from(geheimen.decrypt(row.inhoudVersleuteld, mailContext(id)), 'latin1');
      const mail = await tryRead(raw);
      const vingerafdruk =
        mail && geheimen.pseudonym('mail', [mail.van, mail.onderwerp, mail.tekst].join('\0'));
      const messageId = mail?.messageId ?? null;
      const same =
        messageId !== null && vingerafdruk ? await findSameMail(tx, messageId, vingerafdruk) : undefined;
      await markRead(tx, id, {
        soort: same ? 'duplicaat' : soortOf(mail),
        messageId,
        vingerafdruk: vingerafdruk ?? null,
        duplicaatVan: same ?? null,
      });
      if (same) return;
      await createVerzoek(ACTOR, tx, geheimen, {
        mailId: id,
        ontvangenOp: row.ontvangenOp,
        van: mail?.van ?? (row.afzender || 'onbekend'),
        onderwerp: mail?.onderwerp ?? '',
        tekst: mail?.tekst ?? '',
        bezwaar: findBezwaar(mail, row.afzender),
      });
    });
  }

  async function tryRead(raw: Buffer): Promise<GelezenMail | undefined> {
    try {
      return await leesMail(raw);
    } catch (error) {
      log.warn(describeBug(error), 'postbus: a mail that cannot be parsed');
      return undefined;
    }
  }

  return {
    async store({ afzender, raw }) {
      const id = randomUUID();
      const inhoudVersleuteld = geheimen.encrypt(raw.toString('latin1'), mailContext(id));
      const row = { id, afzender, bytes: raw.length, inhoudVersleuteld };
      await database.as(ACTOR, ({ tx }) => insertMailRow(tx, row));
    },

    async readStored() {
      for (const id of await database.as(ACTOR, ({ tx }) => listUnreadIds(tx))) {
        try {
          await readOne(id);
        } catch (error) {
          // It stays unread, and safe; the next mail or start tries again.
          log.error(describeBug(error), 'postbus: a stored mail could not be turned into a request');
        }
      }
    },
  };
}

function soortOf(mail: GelezenMail | undefined): MailSoort {
  if (!mail) return 'onleesbaar';
  return mail.automatisch ? 'automatisch' : 'verzoek';
}

function findBezwaar(mail: GelezenMail | undefined, envelope: string): string | null {
  if (!mail) return 'Deze mail is beschadigd en niet te lezen. Vraag de school om hem opnieuw te sturen.';
  if (mail.automatisch === 'bestelfout' || envelope === '') {
    return 'Dit is een melding van een mailserver dat een mail niet is bezorgd. Kijk welk adres niet klopt.';
  }
  if (mail.automatisch === 'afwezigheid') {
    return 'Dit is een automatisch antwoord, geen verzoek. U hoeft niets te doen.';
  }
  if (mail.tekst.trim() === '' && mail.heeftBijlage) {
    return 'In de mail staat geen tekst; misschien staat het verzoek in de bijlage. Vraag de school om BRIN en verificatiecode in de mail zelf te zetten.';
  }
  return null;
}
