import { listCodes } from './codes.ts';
import { DEMO_GEBRUIKERS, DEMO_SCHOOL } from './demo-school.ts';
import type { Geheimen } from './geheimen.ts';

/** Prints what a visitor needs to begin; the screens say everything else. */
export function describeDemo(options: {
  urls: { esis: string; topDossier: string; postbus: string };
  geheimen: Geheimen;
  dataDir: string;
}): string {
  const { urls, geheimen, dataDir } = options;
  const codes = new Map(listCodes(geheimen).map(({ email, code }) => [email, code]));
  const logins = (app: 'esis' | 'top-dossier'): string[] =>
    DEMO_GEBRUIKERS.filter((gebruiker) => gebruiker.app === app).map(
      ({ email, rol }) =>
        `    ${email.padEnd(31)} ${(geheimen.wachtwoorden[email] ?? '').padEnd(31)} ${codes.get(email)}   ${rol.replace('_', ' ')}`,
    );
  return [
    '',
    `  Koppelpunt draait, met de fictieve school ${DEMO_SCHOOL.naam} (${DEMO_SCHOOL.brin}) in ${DEMO_SCHOOL.plaats}.`,
    '',
    `  ESIS           ${urls.esis}`,
    ...logins('esis'),
    '',
    `  TOP dossier    ${urls.topDossier}`,
    ...logins('top-dossier'),
    '',
    `  Postbus        ${urls.postbus}   (de mail aan de school)`,
    `  Codes          ${urls.postbus}/codes   (de tweede stap: elke halve minuut een nieuwe code)`,
    '',
    '  Zo begint u: log in bij ESIS en ga naar Menu › Instellen › Koppelingen. Open Samenwerkingsverband',
    '  en kies bij "TOP dossier koppeling" voor Activeren.',
    '',
    `  De gegevens staan in ${dataDir}. Stoppen: Ctrl-C.`,
    '',
  ].join('\n');
}
