import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type TestMailbox = {
  smtpUrl: string;
  /** The mails so far, oldest first. */
  mails: readonly ParsedMail[];
  /** The next mail that arrives, or the oldest one not yet waited for; fails after the time-out. */
  next(timeoutMs?: number): Promise<ParsedMail>;
  /** From now on the server refuses every mail, like a full or broken one. */
  refuse(): void;
  stop(): Promise<void>;
};

/** A real SMTP server on this machine that keeps what it receives, but for mails with a subject like `behalve`. */
export async function startTestMailbox({ behalve }: { behalve?: RegExp } = {}): Promise<TestMailbox> {
  const mails: ParsedMail[] = [];
  const waiting: ((mail: ParsedMail) => void)[] = [];
  let seen = 0;
  let refusing = false;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, callback) {
      simpleParser(stream).then((mail) => {
        if (refusing) return callback(Object.assign(new Error('mailbox unavailable'), { responseCode: 450 }));
        if (behalve?.test(mail.subject ?? '')) return callback();
        mails.push(mail);
        const waiter = waiting.shift();
        if (waiter) {
          seen += 1;
          waiter(mail);
        }
        callback();
      }, callback);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails,
    next(timeoutMs = 10_000) {
      const ready = mails[seen];
      if (ready) {
        seen += 1;
        return Promise.resolve(ready);
      }
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no mail within ${timeoutMs} ms`)), timeoutMs);
        waiting.push((mail) => {
          clearTimeout(timer);
          resolve(mail);
        });
      });
    },
    refuse: () => {
      refusing = true;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
