import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { simpleParser } from 'mailparser';

export type PostbusMail = {
  id: string;
  receivedAt: Date;
  from: string;
  to: string;
  subject: string;
  text: string;
};

export type MailStore = {
  /** Resolves when the mail is whole on disk: only then does SMTP say "accepted". */
  add(source: Readable, recipients: readonly string[]): Promise<void>;
  /** Newest first. */
  list(): Promise<PostbusMail[]>;
  find(id: string): Promise<PostbusMail | undefined>;
};

/** Mails as .eml files, so that any mail program can open them; the name starts with the moment of arrival. */
export async function openMailStore(folder: string): Promise<MailStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const parsed = new Map<string, Promise<PostbusMail>>();

  const load = (id: string): Promise<PostbusMail> => {
    const known = parsed.get(id) ?? parse(id);
    parsed.set(id, known);
    return known;
  };

  async function parse(id: string): Promise<PostbusMail> {
    const mail = await simpleParser(await readFile(join(folder, `${id}.eml`)));
    const to = [mail.to ?? []]
      .flat()
      .map(({ text }) => text)
      .join(', ');
    return {
      id,
      receivedAt: new Date(Number(id.split('-')[0])),
      from: mail.from?.text ?? '(onbekend)',
      to: to === '' ? '(onbekend)' : to,
      subject: mail.subject ?? '(geen onderwerp)',
      text: mail.text ?? '',
    };
  }

  const listIds = async (): Promise<string[]> =>
    (await readdir(folder))
      .filter((name) => /^\d+-[\w]+\.eml$/.test(name))
      .map((name) => name.slice(0, -'.eml'.length));

  return {
    async add(source, recipients) {
      const id = `${Date.now()}-${randomBytes(4).toString('hex')}`;
      const draft = join(folder, `${id}.nieuw`);
      const file = createWriteStream(draft, { mode: 0o600, flush: true });
      file.write(`Delivered-To: ${recipients.join(', ').replaceAll(/[\r\n]/g, '')}\r\n`);
      await pipeline(source, file);
      await rename(draft, join(folder, `${id}.eml`));
    },
    async list() {
      const mails = await Promise.all((await listIds()).map(load));
      return mails.toSorted((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
    },
    async find(id) {
      return (await listIds()).includes(id) ? await load(id) : undefined;
    },
  };
}
