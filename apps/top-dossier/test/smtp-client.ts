/** A mail client with bad manners on request: it sends every line itself, and reads every answer. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** The last answer: to the whole mail, or to the line that was refused. */
export async function sendRaw(
  port: number,
  mail: { van: string; aan: string; raw: Buffer | string },
): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) return 'closed';
      if (/^\d{3} /.test(value)) return value;
    }
  };
  const say = async (line: string) => {
    socket.write(`${line}\r\n`);
    return await answer();
  };
  try {
    await once(socket, 'connect');
    await answer();
    await say('EHLO school.example');
    for (const line of [`MAIL FROM:<${mail.van}>`, `RCPT TO:<${mail.aan}>`, 'DATA']) {
      const reply = await say(line);
      if (!/^[23]/.test(reply)) return reply;
    }
    const body = Buffer.from(mail.raw).toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');
    socket.write(body, 'latin1');
    return await say('\r\n.');
  } finally {
    socket.destroy();
  }
}
