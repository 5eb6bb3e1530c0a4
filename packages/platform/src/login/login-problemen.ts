import { Problem } from '../problem/problem.ts';

/** The same for an unknown address and a wrong password. */
export const aanmeldenGeweigerd = () =>
  new Problem({
    status: 401,
    code: 'AANMELDEN_GEWEIGERD',
    melding: 'Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw.',
  });

export const codeKloptNiet = () =>
  new Problem({
    status: 422,
    code: 'CODE_KLOPT_NIET',
    melding: 'Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in uw app en vul die in.',
    velden: { code: 'Deze code klopt niet of is al gebruikt. Vul de nieuwste code in.' },
  });

export const herstelcodeKloptNiet = () =>
  new Problem({
    status: 422,
    code: 'HERSTELCODE_KLOPT_NIET',
    melding: 'Deze herstelcode klopt niet, of is al gebruikt. Elke code werkt één keer.',
    velden: { code: 'Deze herstelcode klopt niet of is al gebruikt. Vul een andere in.' },
  });

function formatWacht(seconden: number): string {
  const minuten = Math.ceil(seconden / 60);
  return seconden < 60
    ? `${seconden} ${seconden === 1 ? 'seconde' : 'seconden'}`
    : `${minuten} ${minuten === 1 ? 'minuut' : 'minuten'}`;
}

export const teVeelPogingen = (seconden: number) =>
  new Problem({
    status: 429,
    code: 'TE_VEEL_POGINGEN',
    melding: `Er is te vaak iets verkeerds ingevuld. Wacht ${formatWacht(seconden)} en probeer het dan opnieuw.`,
    retryAfter: seconden,
  });

/** Nothing was sent or changed. */
export const teVeelMails = (seconden: number) =>
  new Problem({
    status: 429,
    code: 'TE_VEEL_MAILS',
    melding: `Er zijn vandaag al veel e-mails aan dit adres of door u verstuurd. Wacht ${formatWacht(seconden)} en probeer het dan opnieuw.`,
    retryAfter: seconden,
  });

/** Nothing was looked at, and nothing counted. */
export const teDruk = () =>
  new Problem({
    status: 503,
    code: 'TE_DRUK',
    melding: 'Het is nu erg druk met inloggen. Wacht tien seconden en probeer het dan opnieuw.',
    retryAfter: 10,
  });

export const passkeyGeweigerd = () =>
  new Problem({
    status: 422,
    code: 'PASSKEY_GEWEIGERD',
    melding: 'Deze passkey werkt hier niet. Probeer het opnieuw, of kies een andere manier.',
  });

export const passkeysNietMogelijk = () =>
  new Problem({
    status: 409,
    code: 'PASSKEY_NIET_MOGELIJK',
    melding: 'Op dit adres kunnen geen passkeys worden gebruikt. Gebruik een app met codes.',
  });

export const linkOngeldig = () =>
  new Problem({
    status: 410,
    code: 'LINK_ONGELDIG',
    melding: 'Deze link werkt niet meer: hij is al gebruikt of te oud. Vraag een nieuwe aan.',
  });

export const opnieuwAanmelden = () =>
  new Problem({
    status: 403,
    code: 'OPNIEUW_AANMELDEN',
    melding: 'Dit kan alleen kort na het inloggen. Log uit, log opnieuw in en doe het dan meteen.',
  });

export const enigeTweedeFactor = () =>
  new Problem({
    status: 409,
    code: 'ENIGE_TWEEDE_FACTOR',
    melding: 'Dit is uw enige tweede stap, en die kan niet weg. Stel eerst een andere in.',
  });

export const nietBegonnen = () =>
  new Problem({
    status: 409,
    code: 'TWEEDE_FACTOR_NIET_BEGONNEN',
    melding: 'Het instellen is niet begonnen. Laad de pagina opnieuw en scan de code die er dan staat.',
  });

export const wachtwoordKloptNiet = () =>
  new Problem({
    status: 422,
    code: 'WACHTWOORD_KLOPT_NIET',
    melding: 'Uw huidige wachtwoord klopt niet.',
    velden: { oud: 'Dit is niet uw huidige wachtwoord.' },
  });

/** `veld`: where the screen asked for it. */
export const wachtwoordTeBekend = (melding: string, veld: 'wachtwoord' | 'nieuw') =>
  new Problem({ status: 422, code: 'WACHTWOORD_TE_BEKEND', melding, velden: { [veld]: melding } });
