/** The sources that a list is written from: in memory or as it comes in, one by one or in batches. */
import { A_LIST, describeSource, ValueError } from './value-error.ts';

/** An array, a generator, a cursor of a database: each item by itself, or a batch of items. */
export type ListSource<T> = Iterable<T | readonly T[]> | AsyncIterable<T | readonly T[]>;

/** Items of a generator in memory that make one batch. */
const BATCH = 256;

/** Also a source that was never begun is left by `return`, so that it can clean up. */
export function openBatches<T>(source: ListSource<T>, name: string): AsyncIterableIterator<readonly T[]> {
  if (Array.isArray(source)) return batchesOf(oneBatch(source.flat() as T[]));
  if (isIterable(source, Symbol.asyncIterator)) return eachAsBatch(source[Symbol.asyncIterator]());
  if (isIterable(source, Symbol.iterator)) return batchesOf(source[Symbol.iterator]());
  throw new ValueError('WAARDE_VERKEERD_TYPE', { ...A_LIST, ...describeSource(source) }, name);
}

type Entry<T> = T | readonly T[];

// A text is a list of letters too, but no list of records.
function isIterable<K extends symbol>(source: unknown, by: K): source is { [P in K]: () => never } {
  return typeof source === 'object' && source !== null && by in source;
}

function oneBatch<T>(batch: readonly T[]): Iterator<Entry<T>> {
  return [batch][Symbol.iterator]();
}

function batchesOf<T>(entries: Iterator<Entry<T>>): AsyncIterableIterator<readonly T[]> {
  const collect = (): readonly T[] | undefined => {
    const batch: T[] = [];
    while (batch.length < BATCH) {
      const step = entries.next();
      if (step.done === true) return batch.length === 0 ? undefined : batch;
      if (!Array.isArray(step.value)) batch.push(step.value as T);
      else if (batch.length === 0) return step.value as readonly T[];
      else batch.push(...(step.value as readonly T[]));
    }
    return batch;
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const value = collect();
      return value === undefined ? { done: true, value } : { done: false, value };
    },
    async return() {
      entries.return?.();
      return { done: true, value: undefined };
    },
  };
}

function eachAsBatch<T>(entries: AsyncIterator<Entry<T>>): AsyncIterableIterator<readonly T[]> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const step = await entries.next();
      if (step.done === true) return { done: true, value: undefined };
      return { done: false, value: Array.isArray(step.value) ? step.value : [step.value as T] };
    },
    async return() {
      await entries.return?.();
      return { done: true, value: undefined };
    },
  };
}
