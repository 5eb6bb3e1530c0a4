/** What a writer takes for a value of a standard: more than a reader gives. */

/** Null and undefined are absent, a Date will do for a day or a moment, and nothing is changed. */
export type Writable<T> = T extends unknown ? (IsDate<T> extends true ? T | Date : WritableValue<T>) : never;

type IsDate<T> = '~date' extends keyof T ? true : false;

type WritableValue<T> = T extends readonly (infer I)[]
  ? readonly Writable<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Writable<T[K]> | (undefined extends T[K] ? null | undefined : never) }
    : T;
