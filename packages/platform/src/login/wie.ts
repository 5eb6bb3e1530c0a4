import { dangerouslyAsSystem, type Actor } from '../actor/actor.ts';

/** The application itself acts, as long as nobody is signed in. */
export const AANMELDEN = dangerouslyAsSystem('aanmelden');

/** A person who acts on the own account: their rights do not matter there. */
export const eigenAccount = (gebruikerId: string): Actor<never> => ({
  kind: 'gebruiker',
  id: gebruikerId,
  email: '',
  naam: '',
  lidmaatschappen: [],
  tweedeFactor: false,
});
