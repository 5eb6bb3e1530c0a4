/** The thread in which mails are read: nothing that somebody sends can hold up the server itself. */
import { parentPort } from 'node:worker_threads';
import { parseVerzoek } from '../verzoeken/parse-verzoek.ts';
import type { MailUitkomst } from './mail.ts';
import { parseMail } from './parse-mail.ts';

async function read(raw: Uint8Array): Promise<MailUitkomst> {
  const mail = await parseMail(Buffer.from(raw));
  return { mail, uitkomst: parseVerzoek(mail) };
}

parentPort?.on('message', (raw: Uint8Array) => {
  read(raw).then(
    (reading) => parentPort?.postMessage(reading),
    // Nobody can read it, however often it is tried. The words of the parser may quote it, so they stay here.
    () => parentPort?.postMessage({ mail: undefined, uitkomst: undefined } satisfies MailUitkomst),
  );
});
parentPort?.postMessage('ready');
