import type { AppName } from '@koppelpunt/platform';
import type { DemoConfig } from './demo-config.ts';
import { SUPPORT_EMAIL } from './demo-school.ts';

/** The variables of the machine that an app may see, so that nothing leaks in by accident. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'LOG_LEVEL',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'NODE_COMPILE_CACHE',
  // To see the rooster work without waiting a quarter of an hour.
  'VRAAG_MINUTEN',
  // A developer with a provider can try it with the demo.
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_NAAM',
  'OIDC_TOEGANG',
  'OIDC_TWEEDE_FACTOR',
];

/** The whole environment of each app, and of its command line. In the demo ESIS mails to TOP dossier, TOP dossier to the school. */
export function describeEnvironment(options: {
  config: DemoConfig;
  env: NodeJS.ProcessEnv;
  serverUrl: string;
  postbusSmtpUrl: string;
}): Record<AppName, Record<string, string>> {
  const { config, env, serverUrl, postbusSmtpUrl } = options;
  const { ESIS_PORT, TOP_DOSSIER_PORT, MAIL_PORT } = config.ports;
  const machine = Object.fromEntries(PASSED_ON.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const common = {
    ...machine,
    NODE_ENV: 'production',
    // The place of their keys, so that `sleutels wissel` can turn them while they run.
    KOPPELPUNT_DATA: config.dataDir,
    DATABASE_URL: serverUrl,
    SUPPORT_EMAIL,
  };
  return {
    esis: {
      ...common,
      ESIS_PORT: String(ESIS_PORT),
      ESIS_URL: `http://localhost:${ESIS_PORT}`,
      SMTP_URL: `smtp://127.0.0.1:${MAIL_PORT}`,
      // Mail to the people of the school goes here; the mail server of TOP dossier takes only its own.
      ACCOUNT_SMTP_URL: postbusSmtpUrl,
    },
    'top-dossier': {
      ...common,
      TOP_DOSSIER_PORT: String(TOP_DOSSIER_PORT),
      TOP_DOSSIER_URL: `http://localhost:${TOP_DOSSIER_PORT}`,
      ORGANISATIE: 'SWV Noorderlicht',
      MAIL_PORT: String(MAIL_PORT),
      SMTP_URL: postbusSmtpUrl,
    },
  };
}
