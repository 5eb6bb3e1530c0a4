import { ApiProblem, LoginPage, Muted } from '../src/index.ts';

export function Inloggen() {
  return (
    <LoginPage onLogin={() => Promise.reject(new ApiProblem(401, { code: 'INLOG_ONGELDIG', melding: '' }))}>
      <Muted>U hebt een account nodig van uw bestuur of samenwerkingsverband.</Muted>
    </LoginPage>
  );
}
