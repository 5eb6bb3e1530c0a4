import { describeBug, type Log } from '@koppelpunt/platform';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { limitConnections } from './connection-limit.ts';
import type { Postbus } from './postbus.service.ts';

/** A request is a page of text; with a scan or two attached it still fits. */
const MAX_BYTES = 10 * 1024 * 1024;

/** A mail server never thinks that long between two lines. */
const IDLE_MS = 30_000;

export type SmtpPostbus = { port: number; close(): Promise<void> };

/**
 * The mailbox of support: real SMTP on this machine, for one address. A mail gets its 250 after it is stored: a sender
 * that gets the 250 can forget the mail, one that does not sends it again.
 */
export async function startSmtpPostbus(options: {
  port: number;
  adres: string;
  postbus: Postbus;
  log: Log;
  /** Shorter in a test. */
  idleMs?: number;
}): Promise<SmtpPostbus> {
  const { postbus, log } = options;
  const server = new SMTPServer({
    banner: 'TOP dossier',
    // It listens on this machine only. A mail server in front of it is where TLS ends.
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_BYTES,
    // The bounds on connections are below; this one is never reached.
    maxClients: 10_000,
    socketTimeout: options.idleMs ?? IDLE_MS,
    closeTimeout: 2_000,
    disableReverseLookup: true,
    onMailFrom({ address }, _session, callback) {
      postbus.findWeigering(address).then(
        (weigering) => callback(weigering && smtpError(weigering.code, weigering.melding)),
        (error: unknown) => callback(notNow(error)),
      );
    },
    onRcptTo({ address }, _session, callback) {
      if (address.toLowerCase() === options.adres.toLowerCase()) return callback();
      return callback(
        smtpError(550, 'Dit adres is hier niet bekend. De postbus van support is ' + options.adres),
      );
    },
    onData(stream, session, callback) {
      const sender = session.envelope.mailFrom;
      receive(stream, sender === false ? '' : sender.address).then(
        () => callback(null, 'Ontvangen en bewaard'),
        (error: unknown) => callback(error as Error),
      );
    },
  });
  // A client that hangs up or breaks the protocol is no fault of ours.
  server.on('error', (error) => log.debug(describeBug(error), 'postbus: connection'));

  async function receive(stream: SMTPServerDataStream, afzender: string): Promise<void> {
    const raw = await readBounded(stream);
    if (raw === undefined) throw smtpError(552, 'De e-mail is groter dan 10 MB. Stuur hem zonder bijlagen.');
    const weigering = await postbus.storeMail({ afzender, raw }).catch((error: unknown) => {
      throw notNow(error);
    });
    if (weigering) throw smtpError(weigering.code, weigering.melding);
    // The mail is stored: its sender waits for nothing else.
    read();
  }

  function notNow(error: unknown): Error {
    log.error(describeBug(error), 'postbus: a mail could not be stored');
    return smtpError(451, 'De e-mail kan nu niet worden bewaard. Probeer het later opnieuw.');
  }

  /** A mail that reading leaves behind is taken by the job. */
  function read(): void {
    postbus.readStored().catch((error: unknown) => log.error(describeBug(error), 'postbus: reading'));
  }

  limitConnections(server.server);
  server.listen(options.port, '127.0.0.1');
  await Promise.race([
    once(server.server, 'listening'),
    once(server.server, 'error').then(([error]) => Promise.reject(error as Error)),
  ]);
  // Mails that a process before this one left. Whoever knocks is heard first.
  read();
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function readBounded(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // SMTP lets the sender finish, so the rest of a mail that is too large is read and dropped.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes > MAX_BYTES || stream.sizeExceeded ? undefined : Buffer.concat(chunks);
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
