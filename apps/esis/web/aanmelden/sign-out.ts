import { signOut as endSession } from '@koppelpunt/ui';
import { clearKladden, findTabStorage } from '../koppelingen/klad.ts';

/** What somebody had half filled in is not for who signs in after. */
export async function signOut(): Promise<void> {
  await endSession();
  clearKladden(findTabStorage());
}
