import { signOut as endSession } from '@koppelpunt/ui';
import { clearDrafts, findTabStorage } from '../koppelingen/draft.ts';

/** What somebody had half filled in is not for who signs in after. */
export async function signOut(): Promise<void> {
  await endSession();
  clearDrafts(findTabStorage());
}
