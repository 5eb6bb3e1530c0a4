import { findDag, formatDag, formatTijdstip } from '../kalender/kalender.ts';
import type { Mailer, SendOutcome } from '../mail/mail.ts';

/** How an application mails people about their account. Without, invitations cannot be sent. */
export type AccountMail = { mailer: Mailer; afzender: string };

type Brief = { to: string; naam: string; titel: string; link: string };

/** The link holds a one-time token behind `#`: no server, proxy or log on the way ever sees that part of an address. */
export const formatLink = (publicUrl: string, pad: string, token: string): string =>
  new URL(`${pad}#${token}`, publicUrl).href;

export async function sendUitnodiging(
  post: AccountMail,
  { to, naam, titel, link }: Brief,
): Promise<SendOutcome> {
  return await post.mailer.send({
    from: post.afzender,
    to,
    subject: `Uw account voor ${titel}`,
    text: [
      `Beste ${naam},`,
      '',
      `Er is een account voor u gemaakt in ${titel}. Kies zelf een wachtwoord op deze pagina:`,
      '',
      link,
      '',
      'De link werkt één keer en is een week geldig. Daarna stelt u in hoe u zich in twee stappen aanmeldt;',
      'houd uw telefoon bij de hand.',
      '',
      'Verwachtte u deze e-mail niet? Dan hoeft u niets te doen.',
      '',
    ].join('\n'),
  });
}

/** It holds no link and no secret: people who did not ask for it must not learn to press on a link in a mail. */
export async function sendTweedeStapGewist(
  post: AccountMail,
  { to, naam, titel }: Omit<Brief, 'link'>,
): Promise<SendOutcome> {
  return await post.mailer.send({
    from: post.afzender,
    to,
    subject: `De tweede stap van uw account voor ${titel} is gewist`,
    text: [
      `Beste ${naam},`,
      '',
      `Een beheerder heeft de tweede stap van uw account in ${titel} gewist. Uw app met codes, uw herstelcodes en uw`,
      'passkeys werken niet meer, en u bent overal uitgelogd. Uw wachtwoord is niet gewijzigd.',
      '',
      'Log nu in zoals altijd, met uw e-mailadres en uw wachtwoord. Het scherm vraagt u dan de tweede stap opnieuw in te',
      'stellen; houd uw telefoon bij de hand. Wacht daar niet mee.',
      '',
      'Weet u uw wachtwoord niet meer? Een nieuw wachtwoord per e-mail kan nu niet: wie uw mailbox leest, zou dan alleen',
      'daarmee binnenkomen. Uw beheerder kan het toestaan als u erbij bent.',
      '',
      'Vroeg u hier niet om? Bel dan meteen uw beheerder.',
      '',
    ].join('\n'),
  });
}

/** `metStap`: this person has a second step. */
export async function sendHerstel(
  post: AccountMail,
  { to, naam, titel, link, metStap }: Brief & { metStap: boolean },
): Promise<SendOutcome> {
  return await post.mailer.send({
    from: post.afzender,
    to,
    subject: `Een nieuw wachtwoord voor ${titel}`,
    text: [
      `Beste ${naam},`,
      '',
      `Iemand heeft gevraagd om een nieuw wachtwoord voor uw account in ${titel}. Kies het op deze pagina:`,
      '',
      link,
      '',
      ...(metStap
        ? [
            'De link werkt één keer en is een half uur geldig. Daarna meldt u zich aan zoals altijd, in twee stappen.',
          ]
        : [
            'De link werkt één keer en is een half uur geldig. Daarna meldt u zich aan en stelt u in hoe u dat in twee stappen',
            'doet; houd uw telefoon bij de hand.',
          ]),
      '',
      'Vroeg u hier niet om? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.',
      '',
    ].join('\n'),
  });
}

/** It holds no link. The person has to come by, or be called on a number that somebody knew already. */
export async function sendHerstelKanNiet(
  post: AccountMail,
  { to, naam, titel }: Omit<Brief, 'link'>,
): Promise<SendOutcome> {
  return await post.mailer.send({
    from: post.afzender,
    to,
    subject: `Een nieuw wachtwoord voor ${titel} kan nu niet per e-mail`,
    text: [
      `Beste ${naam},`,
      '',
      `Iemand heeft gevraagd om een nieuw wachtwoord voor uw account in ${titel}. Uw tweede stap is gewist, en u hebt nog`,
      'geen nieuwe ingesteld. Daarom kan het nu niet per e-mail: wie uw mailbox leest, zou alleen daarmee binnenkomen.',
      '',
      'Weet u uw wachtwoord nog? Log dan in en stel de tweede stap in. Weet u het niet meer? Ga naar uw beheerder, of bel. Die',
      'kan een nieuw wachtwoord toestaan als u erbij bent.',
      '',
      'Vroeg u hier niet om? Bel dan meteen uw beheerder.',
      '',
    ].join('\n'),
  });
}

/** It holds no link, as sendTweedeStapGewist. `regels`: what happened, at one moment. */
export async function sendKennisgeving(
  post: AccountMail,
  { to, naam, titel, regels, op }: Omit<Brief, 'link'> & { regels: readonly string[]; op: Date },
): Promise<SendOutcome> {
  return await post.mailer.send({
    from: post.afzender,
    to,
    subject: `Uw account voor ${titel}: bent u dit zelf?`,
    text: [
      `Beste ${naam},`,
      '',
      `Met uw account in ${titel} gebeurde op ${formatDag(findDag(op))} om ${formatTijdstip(op)} dit:`,
      '',
      ...regels.map((regel) => `- ${regel}`),
      '',
      'Deed u dit zelf? Dan hoeft u niets te doen.',
      '',
      'Deed u dit niet? Bel dan meteen uw beheerder. Die kan uw toegang stoppen.',
      '',
    ].join('\n'),
  });
}
