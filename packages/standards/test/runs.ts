import fc from 'fast-check';

/** `npm run check` sets it: that must end within a minute, and `npm test` runs all cases after it. */
const few = Boolean(process.env['FEW_RUNS']);
/** At one in twenty the properties cost a tenth of the unit tests; the smallest of them still has one case. */
const SHARE = 20;

// The same cases every time: what fails before a commit fails because of the change.
if (few) fc.configureGlobal({ seed: 1 });

/** From which place on to the next, in a test that tries every place: every one, or one in twenty in `npm run check`. */
export const step = few ? SHARE : 1;

/** In `npm run check` what costs much is done in a cheaper way, when `npm test` does it in full. */
export const isQuick = few;

/** How many arbitrary cases a property gets: all of them, or one in twenty in `npm run check`. */
export const runs = (all: number): number => (few ? Math.ceil(all / SHARE) : all);
