import { formatLink, type AccountMail } from '../login/account-mail.ts';
import type { Rolvoorstel } from './rolvoorstel.ts';

/** What the mails about a role say of it. */
export type RolTekst = Pick<Rolvoorstel, 'naam' | 'email' | 'plek'> & { rolNaam: string; titel: string };

const vertel = ({ naam, email, plek, rolNaam }: RolTekst): string[] => [
  `  naam:        ${naam}`,
  `  e-mailadres: ${email}`,
  `  rol:         ${rolNaam}`,
  `  school:      ${plek}`,
];

/** To a colleague who sees the pupils already: who signs in can answer, so the mail holds no link. */
export async function sendVraagAanCollega(post: AccountMail, to: string, tekst: RolTekst): Promise<boolean> {
  return await send(post, to, {
    subject: `Mag deze persoon uw leerlingen zien in ${tekst.titel}?`,
    text: [
      `Iemand die uw leerlingen niet ziet, stelt voor om deze persoon toegang te geven in ${tekst.titel}:`,
      '',
      ...vertel(tekst),
      '',
      'Met deze rol zijn de leerlingen van uw school met naam te zien. Daarom moet iemand van uw school ja zeggen.',
      `Log in bij ${tekst.titel} zoals altijd en kies Mensen of Toegang. Daar zegt u ja of nee.`,
      '',
      'Kent u deze persoon niet, of hoort die niet bij uw school? Zeg dan nee. Doet niemand iets, dan vervalt het',
      'voorstel na twee weken.',
    ],
  });
}

/** To the address that the koppeling gave, while nobody of the school has an account. */
export async function sendVraagAanContact(
  post: AccountMail,
  to: string,
  tekst: RolTekst & { publicUrl: string; token: string },
): Promise<boolean> {
  return await send(post, to, {
    subject: `Mag deze persoon de leerlingen van ${tekst.plek} zien in ${tekst.titel}?`,
    text: [
      `Vanaf dit adres is de koppeling van ${tekst.plek} met ${tekst.titel} aangevraagd. Daarom vragen wij het u.`,
      '',
      'Het samenwerkingsverband stelt voor om deze persoon toegang te geven:',
      '',
      ...vertel(tekst),
      '',
      'Met deze rol zijn de leerlingen van uw school met naam te zien. Werkt deze persoon bij u, en moet die de leerlingen',
      'zien? Zeg ja of nee op deze pagina:',
      '',
      formatLink(tekst.publicUrl, '/toegang-bevestigen', tekst.token),
      '',
      'De link werkt één keer en is twee weken geldig. Stuur deze e-mail niet door: wie de link heeft, kan ja zeggen. Doet u',
      'niets, dan krijgt niemand toegang.',
    ],
  });
}

/** To the people of the school, when somebody got to see their pupils. */
export async function sendRolGegeven(post: AccountMail, to: string, tekst: RolTekst): Promise<boolean> {
  return await send(post, to, {
    subject: `Iemand kan nu de leerlingen van ${tekst.plek} zien in ${tekst.titel}`,
    text: [
      `Deze persoon heeft vanaf nu een rol in ${tekst.titel} waarmee de leerlingen van uw school met naam te zien zijn:`,
      '',
      ...vertel(tekst),
      '',
      'Klopt dit niet? Bel dan meteen wie bij u de toegang regelt. In het logboek staat wie het voorstelde en wie ja zei.',
    ],
  });
}

async function send(
  { mailer, afzender }: AccountMail,
  to: string,
  { subject, text }: { subject: string; text: readonly string[] },
): Promise<boolean> {
  const sent = await mailer.send({
    from: afzender,
    to,
    subject,
    text: ['Beste collega,', '', ...text, ''].join('\n'),
  });
  return sent.kind !== 'failed';
}
