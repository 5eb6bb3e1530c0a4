/** The kind of a mail, known once it was read. A `duplicaat` is sent again because its sender missed our answer. */
export type MailSoort = 'verzoek' | 'automatisch' | 'onleesbaar' | 'duplicaat';

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

/** Binds an encrypted mail to its row and column. */
export const mailContext = (id: string): string => `mails:${id}:inhoud`;

/** `undefined`: the mail cannot be parsed. */
export function soortOf(mail: MailInhoud | undefined): MailSoort {
  if (!mail) return 'onleesbaar';
  return mail.automatisch ? 'automatisch' : 'verzoek';
}

/** Why no request can be in this mail, for support; null when one can. `envelope` is the sender that the server gave. */
export function findBezwaar(mail: MailInhoud | undefined, envelope: string): string | null {
  if (!mail) return 'Deze mail is beschadigd en niet te lezen. Vraag de school om hem opnieuw te sturen.';
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
