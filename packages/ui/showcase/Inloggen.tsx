import { ApiProblem, LoginPage, Muted } from '../src/index.ts';

export function Inloggen() {
  return (
    <LoginPage onLogin={refuse}>
      <Muted>U hebt een account nodig van uw bestuur of samenwerkingsverband.</Muted>
    </LoginPage>
  );
}

let attempts = 0;

async function refuse() {
  document.documentElement.dataset['attempts'] = String(++attempts);
  await new Promise((resolve) => setTimeout(resolve, 300));
  throw new ApiProblem(401, { code: 'INLOG_ONGELDIG', melding: '' });
}
