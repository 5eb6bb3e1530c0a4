import { dangerouslyAsSystem, type Actor } from '../actor/actor.ts';

/** Who is not signed in yet: what happens before is done by the application itself. */
export const AANMELDEN = dangerouslyAsSystem('aanmelden');

/** Somebody whose rights do not matter here, because the act is about the own account. */
export const eigenAccount = (gebruikerId: string): Actor<never> => ({
  kind: 'gebruiker',
  id: gebruikerId,
  email: '',
  naam: '',
  lidmaatschappen: [],
  tweedeFactor: false,
});
