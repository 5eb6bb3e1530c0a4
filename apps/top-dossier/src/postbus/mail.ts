import type { ParseUitkomst } from '../verzoeken/parse-verzoek.ts';

/** The kind of a mail, known once it was read. A `duplicaat` is sent again because its sender missed our answer. */
export type MailSoort = 'verzoek' | 'automatisch' | 'onleesbaar' | 'duplicaat';

/** How much of a subject, and of the text of one mail, is read. A request is a page at most. */
export const MAX_ONDERWERP = 1_000;
export const MAX_TEKST = 100_000;

/** The parts of a mail that a person would read. */
export type MailInhoud = {
  messageId: string | null;
  van: string | null;
  onderwerp: string;
  tekst: string;
  /** A machine sent it: nobody waits for an answer, and a request that it quotes does not count. */
  automatisch: 'afwezigheid' | 'bestelfout' | null;
  heeftBijlage: boolean;
};

/** What the thread that reads mails makes of one; both undefined when it cannot be parsed. */
export type MailUitkomst =
  { mail: MailInhoud; uitkomst: ParseUitkomst } | { mail: undefined; uitkomst: undefined };

/** Binds an encrypted mail to its row and column. */
export const mailContext = (id: string, column: 'inhoud' | 'afzender' = 'inhoud'): string =>
  `mails:${id}:${column}`;

/** `undefined`: the mail cannot be parsed. */
export function soortOf(mail: MailInhoud | undefined): MailSoort {
  if (!mail) return 'onleesbaar';
  return mail.automatisch ? 'automatisch' : 'verzoek';
}

/** Why no request can be in this mail, for support; null when one can. `envelope` is the sender that the server gave. */
export function findBezwaar(mail: MailInhoud | undefined, envelope: string): string | null {
  if (!mail) {
    return 'Deze mail is beschadigd, of zo gemaakt dat wij hem niet kunnen lezen. Vraag de school om BRIN en verificatiecode opnieuw te sturen, in een gewone mail.';
  }
  if (mail.automatisch === 'bestelfout' || envelope === '') {
    return 'Dit is een melding van een mailserver dat een mail niet is bezorgd. Kijk welk adres niet klopt.';
  }
  if (mail.automatisch === 'afwezigheid') {
    return 'Dit is een automatisch antwoord, geen verzoek. U hoeft niets te doen.';
  }
  if (mail.tekst.trim() === '' && mail.heeftBijlage) {
    return 'In de mail staat geen tekst; misschien staat het verzoek in de bijlage. Vraag de school om BRIN en verificatiecode in de mail zelf te zetten.';
  }
  return null;
}

/** PostgreSQL refuses NUL, and a screen has no use for the others. */
export const withoutControls = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what it removes
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '');
