import type { Actor, Geheimen } from '@koppelpunt/platform';
import { randomUUID } from 'node:crypto';
import type { Db } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { leesVerzoek } from './lees-verzoek.ts';
import { contextOf } from './verzoek-geheimen.ts';
import { insertVerzoekRow, type OpgeslagenKandidaat } from './verzoeken.store.ts';

export type OntvangenMail = {
  mailId: string;
  ontvangenOp: Date;
  van: string;
  onderwerp: string;
  tekst: string;
  /** Why no request can be in it: an automatic answer, a mail that cannot be parsed. */
  bezwaar: string | null;
};

/** Turns a mail into a request in the queue, on the transaction that marks the mail as read. */
export async function createVerzoek(
  actor: Actor,
  tx: Db,
  geheimen: Geheimen,
  mail: OntvangenMail,
): Promise<void> {
  const id = randomUUID();
  const lezing = mail.bezwaar === null ? leesVerzoek(mail) : undefined;
  const gelezen = lezing?.kind === 'gelezen' ? lezing : undefined;
  const onduidelijk = lezing?.kind === 'onduidelijk' ? lezing : undefined;
  const kandidaten = (onduidelijk?.kandidaten ?? []).map(
    ({ brin6, verificatiecode }): OpgeslagenKandidaat => ({
      brin6,
      codeLengte: verificatiecode.length,
      codeVersleuteld: geheimen.encrypt(verificatiecode, contextOf(id, 'code')),
    }),
  );
  await insertVerzoekRow(tx, {
    id,
    mailId: mail.mailId,
    status: gelezen ? 'nieuw' : 'onleesbaar',
    ontvangenOp: mail.ontvangenOp,
    van: mail.van,
    onderwerpVersleuteld: geheimen.encrypt(mail.onderwerp, contextOf(id, 'onderwerp')),
    tekstVersleuteld: geheimen.encrypt(mail.tekst, contextOf(id, 'tekst')),
    schoolnaam: lezing?.schoolnaam ?? null,
    brin6: gelezen?.brin6 ?? onduidelijk?.brin6 ?? null,
    codeVersleuteld: gelezen ? geheimen.encrypt(gelezen.verificatiecode, contextOf(id, 'code')) : null,
    codeLengte: gelezen?.verificatiecode.length ?? null,
    kandidaten,
    reden: mail.bezwaar ?? onduidelijk?.reden ?? null,
  });
  await writeLogboek(
    { actor, tx },
    {
      gebeurtenis: 'verzoek.ontvangen',
      ...(gelezen && { brin6: gelezen.brin6 }),
      onderwerp: `verzoek:${id}`,
      details: { leesbaar: gelezen !== undefined },
    },
  );
}
