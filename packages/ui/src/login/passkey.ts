import { ApiProblem } from '../api/api-problem.ts';

/** Browsers have these functions since 2024; without them the other ways to sign in remain. */
export const canUsePasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Asks the device to create a passkey, by finger, face or PIN. */
export async function createPasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<object> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return await ask(() => navigator.credentials.create({ publicKey }));
}

/** Asks the device to prove that it has a passkey for this site. */
export async function showPasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<object> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return await ask(() => navigator.credentials.get({ publicKey }));
}

async function ask(run: () => Promise<Credential | null>): Promise<object> {
  try {
    const found = await run();
    if (found instanceof PublicKeyCredential) return found.toJSON() as object;
  } catch (error) {
    const isKnown = error instanceof DOMException && error.name === 'InvalidStateError';
    if (isKnown) throw problem('Dit apparaat heeft al een passkey voor dit account.');
  }
  throw problem('Het gebruiken van de passkey is gestopt of mislukt. Probeer het opnieuw.');
}

const problem = (melding: string) => new ApiProblem(0, { code: 'PASSKEY_GESTOPT', melding });
