import type { Login } from '../login/login.ts';
import type { AnyRechten } from '../rechten/rechten.ts';

export type MensenDeps = {
  rechten: AnyRechten;
  login: Pick<
    Login,
    | 'as'
    | 'now'
    | 'inviteGebruiker'
    | 'resendUitnodiging'
    | 'kanUitnodigen'
    | 'wisTweedeStap'
    | 'allowWachtwoordHerstel'
    | 'accountMail'
    | 'titel'
    | 'publicUrl'
  >;
};
