import assert from 'node:assert/strict';
import { act } from 'react';

/** What a person does, as the browser tells the page about it. */
export async function click(element: Element): Promise<void> {
  await act(async () => {
    if (element instanceof HTMLElement) {
      element.focus();
      element.click();
    }
  });
}

/** Replaces what stands in a field, or chooses in a list. */
export async function fill(element: Element, value: string): Promise<void> {
  await act(async () => {
    assert.ok(
      element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement,
    );
    element.focus();
    // Past React's own setter, which would take the value for one it set itself.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.call(element, value);
    element.dispatchEvent(
      new Event(element instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
    );
  });
}

/** A key on what has focus. Enter presses a button or a link, and sends the form of a field. */
export async function press(key: string): Promise<void> {
  await act(async () => {
    const target = document.activeElement ?? document.body;
    const goesOn = target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
    if (!goesOn || key !== 'Enter') return;
    if (target instanceof HTMLInputElement) target.form?.requestSubmit();
    else if (target instanceof HTMLElement) target.click();
  });
}

/** Until a promise of the page has come back and what it brought is shown. */
export async function waitFor<T>(find: () => T | undefined | null | false): Promise<T> {
  for (let turn = 0; turn < 200; turn++) {
    const found = find();
    if (found) return found;
    await act(async () => await new Promise((resolve) => setTimeout(resolve, 5)));
  }
  return assert.fail(`not within a second: ${find.toString()}\n${document.body.textContent}`);
}

/** Lets everything run that is ready to run. */
export async function settle(): Promise<void> {
  await act(async () => await new Promise((resolve) => setTimeout(resolve, 0)));
}
