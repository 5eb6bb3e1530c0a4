/** Two addresses of one mailbox are one person (R20). */

/** Providers under more than one name. */
const ALIASSEN: Readonly<Record<string, string>> = { 'googlemail.com': 'gmail.com' };

/**
 * The mailbox behind an address. What stands after a plus, capitals and dots before the @ make no other mailbox at most
 * providers. Where they do, two colleagues who differ in a dot alone need another way in: the worse mistake is somebody
 * who confirms herself.
 */
export function mailboxOf(email: string): string {
  const text = email.normalize('NFKC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  const [local, domain] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  const plain = local.replaceAll('"', '').replace(/\+.*$/s, '').replaceAll('.', '');
  return `${plain}@${ALIASSEN[domain] ?? domain}`;
}

/** The domains at which the same mailbox may have an address. */
export function listDomeinen(email: string): string[] {
  const domein = mailboxOf(email).split('@').at(-1) ?? '';
  return [domein, ...Object.keys(ALIASSEN).filter((alias) => ALIASSEN[alias] === domein)];
}

export const isSameMailbox = (a: string, b: string): boolean => mailboxOf(a) === mailboxOf(b);

/** Names of mailboxes that several people read at most schools and suppliers. */
const ROLMAILBOXEN = new Set(
  (
    'aanmelding administratie admin administrator algemeen balie beheer beheerder bestuur bestuurssecretariaat bureau ' +
    'contact conciergerie directeur directie helpdesk hr ib ict info informatie intern internbegeleider kantoor ' +
    'leerlingadministratie leerlingenadministratie leerlingzaken mail mailbox management noreply office personeel ' +
    'postmaster receptie school secretariaat service servicedesk steunpunt support systeembeheer team webmaster zorg zorgteam'
  ).split(' '),
);

/** `info@`: a mailbox of a function, not of one person. */
export const isRolmailbox = (email: string): boolean => {
  const [local = ''] = mailboxOf(email).split('@');
  return ROLMAILBOXEN.has(local.replaceAll(/[-_\d]/g, ''));
};
