import { Problem } from '@koppelpunt/platform';

/** Every way in which a koppeling says no to a person, with what to do next. */
const code = (status: number, naam: string, melding: string) =>
  new Problem({ status, code: naam, melding, velden: { verificatiecode: melding } });

/** Does not say whose it is: not whether it is of this school, nor of another. */
export const codeInGebruik = () => code(409, 'CODE_AL_IN_GEBRUIK', CODE_IN_GEBRUIK);
export const CODE_IN_GEBRUIK = 'Deze code is al eens gebruikt. Bedenk een andere, of druk op Genereer.';

export const codeOngeldig = (melding: string) => code(400, 'CODE_ONGELDIG', melding);

export const codeVerkeerd = () =>
  code(
    400,
    'CODE_VERKEERD',
    'Dit is niet de verificatiecode van deze koppeling. Kijk of u hem helemaal hebt overgenomen. Bent u hem kwijt? Vul dan een nieuwe code in.',
  );

export const teVeelPogingen = (minuten: number) =>
  code(
    429,
    'TE_VEEL_POGINGEN',
    `Er is te vaak een verkeerde code ingevuld. Probeer het over ${minuten === 1 ? '1 minuut' : `${minuten} minuten`} opnieuw.`,
  );

export const startdatumOngeldig = (melding: string) =>
  new Problem({ status: 400, code: 'STARTDATUM_ONGELDIG', melding, velden: { startdatum: melding } });

export const voorwaardenGewijzigd = () =>
  new Problem({
    status: 409,
    code: 'VOORWAARDEN_GEWIJZIGD',
    melding:
      'De gebruikersvoorwaarden zijn gewijzigd. Laad de pagina opnieuw, bekijk de nieuwe voorwaarden en ga daarmee akkoord.',
    velden: { akkoord: 'De gebruikersvoorwaarden zijn gewijzigd. Laad de pagina opnieuw.' },
  });

export const koppelingBestaat = () =>
  new Problem({
    status: 409,
    code: 'KOPPELING_BESTAAT',
    melding:
      'Deze koppeling is voor uw vestiging al geactiveerd. U vindt haar onder Geactiveerde koppelingen.',
  });

export const koppelingGepauzeerd = () =>
  new Problem({
    status: 409,
    code: 'KOPPELING_GEPAUZEERD',
    melding: 'De koppeling is gepauzeerd. Vul eerst de verificatiecode weer in.',
  });

export const koppelingVerlopen = () =>
  new Problem({
    status: 409,
    code: 'KOPPELING_VERLOPEN',
    melding: 'Deze aanvraag is verlopen. Vul eerst een verificatiecode in om het opnieuw te vragen.',
  });

export const koppelingBeeindigd = () =>
  new Problem({
    status: 409,
    code: 'KOPPELING_BEEINDIGD',
    melding: 'Deze koppeling is beëindigd en kan niet meer worden gewijzigd.',
  });

export const mailNietVerzonden = () =>
  new Problem({
    status: 502,
    code: 'MAIL_NIET_VERZONDEN',
    melding:
      'De mail is niet verzonden, omdat de mailserver hem niet aannam. Probeer het over een paar minuten opnieuw, of kopieer de tekst en stuur hem vanuit uw eigen mailprogramma.',
  });
