import { Window } from 'happy-dom';

const window = new Window({ url: 'http://127.0.0.1/', width: 1024, height: 768 });

/** Node has these too, but a document takes only its own. */
const OURS = ['Event', 'EventTarget', 'CustomEvent', 'File', 'Blob', 'FormData', 'DOMException', 'navigator'];

/** Where the page wanted to go: a page load cannot happen here. */
export const visited: string[] = [];

/** What React, the router and our components find on the global object of a browser. Fetch and timers stay those of Node. */
export function installDom(): void {
  for (const name of Object.getOwnPropertyNames(window)) {
    if (name in globalThis && !OURS.includes(name)) continue;
    define(globalThis, name, Reflect.get(window, name));
  }
  define(globalThis, 'window', globalThis);
  define(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  define(window.location, 'assign', (url: string) => visited.push(url));
  // There are no style sheets here.
  define(HTMLElement.prototype, 'checkVisibility', function (this: HTMLElement) {
    return this.closest('[hidden]') === null;
  });
  const { fetch } = globalThis;
  define(globalThis, 'fetch', (input: RequestInfo, init?: RequestInit) =>
    fetch(typeof input === 'string' ? new URL(input, location.href) : input, init),
  );
}

/** The page as it is opened at this address. */
export function openAt(url: string): void {
  window.happyDOM.setURL(url);
  visited.length = 0;
}

/** Defines what a browser has and this DOM has not; gives the way to take it away again. */
export function define(target: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, writable: true, value });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}
