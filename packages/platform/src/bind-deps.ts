// oxlint-disable-next-line typescript/no-explicit-any -- any list of parameters fits; `Bound` keeps each verb's own
type Verb<Deps> = (deps: Deps, ...rest: any[]) => unknown;

/** The verbs without the dependencies that they take first. */
export type Bound<Verbs extends Record<string, Verb<never>>> = {
  readonly [Name in keyof Verbs]: Verbs[Name] extends (deps: never, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

/**
 * Makes a service of the verbs of a feature: top-level functions that take their dependencies first. An outline, a
 * search and a stack trace show such a verb by its name; a closure inside a factory is invisible to all three.
 */
export function bindDeps<Deps, Verbs extends Record<string, Verb<Deps>>>(
  deps: Deps,
  verbs: Verbs,
): Bound<Verbs> {
  const bind = (verb: Verb<Deps>) => verb.bind(undefined, deps);
  return Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => [name, bind(verb)]),
  ) as unknown as Bound<Verbs>;
}
