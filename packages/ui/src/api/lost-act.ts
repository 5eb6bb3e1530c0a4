/** This tab only, and gone with it: nothing of what somebody typed is kept. */
const KEY = 'kp-lost-act';

/** The title of the page where somebody pressed a button after the session had ended. */
export function keepLostAct(): void {
  globalThis.sessionStorage?.setItem(KEY, document.title);
}

/** Gives it once. */
export function takeLostAct(): string | undefined {
  const title = globalThis.sessionStorage?.getItem(KEY) ?? undefined;
  globalThis.sessionStorage?.removeItem(KEY);
  return title;
}
