import { signOut as endSession } from '@koppelpunt/ui';
import { clearDrafts, findTabStorage } from './koppelingen/draft.ts';

/** Deletes half-filled forms too: they are not for the person who signs in next. */
export async function signOut(): Promise<void> {
  await endSession();
  clearDrafts(findTabStorage());
}
