import { setTimeout as wait } from 'node:timers/promises';

/** The newest mail to this address, as it is on the page where a person would read it. */
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

/** Until a mail to this address says so. */
export async function waitForText(postbusUrl: string, to: string, words: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const list = await (await fetch(postbusUrl)).text();
    for (const [, path = ''] of list.matchAll(/href="(\/mails\/[^"]+)"/g)) {
      const mail = await (await fetch(new URL(path, postbusUrl))).text();
      if (mail.includes(words) && mail.includes(to)) return;
    }
    await wait(250);
  }
  throw new Error(`no mail to ${to} that says: ${words}`);
}

/** The link in a mail to this address that leads to this page of ours. */
export async function waitForLink(postbusUrl: string, to: string, page: string): Promise<string> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const list = await (await fetch(postbusUrl)).text();
    for (const [, path = ''] of list.matchAll(/href="(\/mails\/[^"]+)"/g)) {
      const mail = await (await fetch(new URL(path, postbusUrl))).text();
      const [, link] = new RegExp(`href="(http://localhost:\\d+${page}#[\\w-]+)"`).exec(mail) ?? [];
      if (link && mail.includes(to)) return link;
    }
    await wait(250);
  }
  throw new Error(`no mail to ${to} with a link to ${page}`);
}
