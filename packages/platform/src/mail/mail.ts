import nodemailer from 'nodemailer';

export type Mail = {
  from: string;
  to: string;
  subject: string;
  text: string;
  replyTo?: string;
  attachments?: readonly { filename: string; content: Buffer; contentType: string }[];
};

export type SendOutcome = { kind: 'sent'; messageId: string } | { kind: 'failed'; reason: string };

export type Mailer = {
  /** `sent` means that the server on the other end accepted the mail; anything else is `failed`, never a throw. */
  send(mail: Mail): Promise<SendOutcome>;
  close(): void;
};

/** Long enough for a slow server, and short enough for a person who waits at the screen. */
const TIMEOUT_MS = 15_000;

/** Mail over SMTP; without an address nothing leaves, and each mail fails with that reason. */
export function createMailer({ smtpUrl }: { smtpUrl: string | undefined }): Mailer {
  if (smtpUrl === undefined) {
    return {
      send: async () =>
        await Promise.resolve({ kind: 'failed', reason: 'no mail server configured (SMTP_URL)' }),
      close() {},
    };
  }
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        const { attachments = [], ...rest } = mail;
        const info = await transport.sendMail({ ...rest, attachments: [...attachments] });
        return { kind: 'sent', messageId: info.messageId };
      } catch (error) {
        // The text of an SMTP error may quote the mail; its code does not.
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        return { kind: 'failed', reason: [code, responseCode].filter(Boolean).join(' ') || 'onbekend' };
      }
    },
    close: () => transport.close(),
  };
}
