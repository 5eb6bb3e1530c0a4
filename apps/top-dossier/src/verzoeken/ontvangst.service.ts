import type { Geheimen } from '@koppelpunt/platform';
import { randomUUID } from 'node:crypto';
import type { Handeling } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import type { ParseUitkomst } from './parse-verzoek.ts';
import { afzenderPseudoniemen } from './afzender.ts';
import { maskCodes } from './mask-codes.ts';
import { maskPersoonsnummers } from './mask-persoonsnummers.ts';
import { contextOf } from './verzoek-geheimen.ts';
import type { OpgeslagenKandidaat } from './verzoek.ts';
import * as store from './verzoeken.store.ts';

export type OntvangenMail = {
  mailId: string;
  ontvangenOp: Date;
  van: string;
  onderwerp: string;
  tekst: string;
  /** The reason why the mail cannot hold a request: an automatic answer, a mail that cannot be parsed. Else null. */
  bezwaar: string | null;
  /** What the mail asks, as the thread that reads mails found it; undefined when it could not be read. */
  uitkomst: ParseUitkomst | undefined;
};

/** Makes a request of a mail, in the transaction that marks the mail as read. */
export async function createVerzoek(
  { geheimen }: { geheimen: Geheimen },
  handeling: Handeling,
  mail: OntvangenMail,
): Promise<void> {
  const id = randomUUID();
  const uitkomst = mail.bezwaar === null ? mail.uitkomst : undefined;
  const gelezen = uitkomst?.kind === 'gelezen' ? uitkomst : undefined;
  const onduidelijk = uitkomst?.kind === 'onduidelijk' ? uitkomst : undefined;
  const kandidaten = (onduidelijk?.kandidaten ?? []).map(
    ({ brin6, verificatiecode }): OpgeslagenKandidaat => ({
      brin6,
      codeLengte: verificatiecode.length,
      codeVersleuteld: geheimen.encrypt(verificatiecode, contextOf(id, 'code')),
    }),
  );
  const { adres, domein } = afzenderPseudoniemen(geheimen, mail.van);
  const schoolnaam = uitkomst?.schoolnaam && maskPersoonsnummers(maskCodes(uitkomst.schoolnaam, []));
  await store.insertVerzoek(handeling, {
    id,
    mailId: mail.mailId,
    status: gelezen ? 'nieuw' : 'onleesbaar',
    ontvangenOp: mail.ontvangenOp,
    vanVersleuteld: geheimen.encrypt(mail.van, contextOf(id, 'van')),
    vanPseudoniem: adres,
    domeinPseudoniem: domein,
    onderwerpVersleuteld: geheimen.encrypt(mail.onderwerp, contextOf(id, 'onderwerp')),
    tekstVersleuteld: geheimen.encrypt(mail.tekst, contextOf(id, 'tekst')),
    schoolnaamVersleuteld: schoolnaam ? geheimen.encrypt(schoolnaam, contextOf(id, 'schoolnaam')) : null,
    brin6: gelezen?.brin6 ?? onduidelijk?.brin6 ?? null,
    codeVersleuteld: gelezen ? geheimen.encrypt(gelezen.verificatiecode, contextOf(id, 'code')) : null,
    codeLengte: gelezen?.verificatiecode.length ?? null,
    kandidaten,
    reden: mail.bezwaar ?? onduidelijk?.reden ?? null,
  });
  await writeLogboek(handeling, {
    gebeurtenis: 'verzoek.ontvangen',
    ...(gelezen && { brin6: gelezen.brin6 }),
    onderwerp: `verzoek:${id}`,
    details: { leesbaar: gelezen !== undefined },
  });
}
