import { signOut as endSession } from '@koppelpunt/ui';
import { LOGIN_PATH } from '../api.ts';
import { clearKladden, findTabStorage } from '../koppelingen/klad.ts';

/** What somebody had half filled in is not for who signs in after. */
export async function signOut(): Promise<void> {
  await endSession(LOGIN_PATH);
  clearKladden(findTabStorage());
}
