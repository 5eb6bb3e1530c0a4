import { setTimeout as wait } from 'node:timers/promises';

/** The newest mail to this address, as the page shows it on which a person would read it. */
export async function waitForLastMail(postbusUrl: string, to: string, timeoutMs = 30_000): Promise<string> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const list = await (await fetch(postbusUrl)).text();
    const path = list.includes(to) ? /href="(\/mails\/[^"]+)"/.exec(list)?.[1] : undefined;
    if (path) return await (await fetch(new URL(path, postbusUrl))).text();
    await wait(250);
  }
  throw new Error(`no mail to ${to} within ${timeoutMs} ms`);
}
