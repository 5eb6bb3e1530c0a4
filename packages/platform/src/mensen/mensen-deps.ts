import type { Login } from '../login/login.ts';
import type { AnyRechten } from '../rechten/rechten.ts';

export type MensenDeps = {
  rechten: AnyRechten;
  /** The application knows an address at a school, which answers while nobody there has an account. */
  metSchoolcontact: boolean;
  login: Pick<
    Login,
    | 'as'
    | 'now'
    | 'inviteGebruiker'
    | 'resendUitnodiging'
    | 'takeMailbeurt'
    | 'kanUitnodigen'
    | 'wisTweedeStap'
    | 'allowWachtwoordHerstel'
    | 'accountMail'
    | 'titel'
    | 'publicUrl'
  >;
};
