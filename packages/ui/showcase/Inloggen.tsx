import { ApiProblem, AppShell, Card, LoginForm, PageTitle } from '../src/index.ts';

export function Inloggen() {
  return (
    <AppShell>
      <PageTitle intro="Met het account dat u van uw bestuur of samenwerkingsverband kreeg.">Inloggen</PageTitle>
      <Card width="narrow">
        <LoginForm onLogin={() => Promise.reject(new ApiProblem(401, { code: 'INLOG_ONGELDIG', melding: '' }))} />
      </Card>
    </AppShell>
  );
}
