import { findTerug, LoginPage, Muted, signIn } from '@koppelpunt/ui';

export function AanmeldenPage() {
  const terug = findTerug(location.search, location.origin);
  const login = async (email: string, wachtwoord: string) => {
    await signIn(email, wachtwoord);
    // A full page load, as on signing out: the two sides of a login share nothing.
    location.assign(terug);
  };
  return (
    <LoginPage onLogin={login}>
      {terug !== '/' && <Muted>Na het inloggen komt u terug op de pagina waar u was.</Muted>}
      <Muted>Lukt inloggen niet? Vraag hulp aan de applicatiebeheerder van uw bestuur.</Muted>
    </LoginPage>
  );
}
