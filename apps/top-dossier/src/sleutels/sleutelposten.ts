import {
  hercodeer,
  kolomPost,
  telPerSleutel,
  verzetRijen,
  type Geheimen,
  type Wisselpost,
} from '@koppelpunt/platform';
import { klantcodeContext } from '../bronnen/bron.ts';
import { certificaatContext } from '../bronnen/certificaat.ts';
import { codeContext } from '../koppelingen/koppeling.ts';
import { mailContext } from '../postbus/mail.ts';
import { contextOf } from '../verzoeken/verzoek-geheimen.ts';
import type { OpgeslagenKandidaat } from '../verzoeken/verzoek.ts';

/** Every column that TOP dossier encrypts with its ring of keys. `sleutels wissel` moves them to the newest key. */
export function sleutelposten(geheimen: Geheimen): Wisselpost[] {
  const kolom = (tabel: string, naam: string, context: (id: string) => string) =>
    kolomPost(geheimen, { tabel, sleutel: 'id', kolom: naam, context });
  return [
    kolom('bronnen', 'klantcode_versleuteld', klantcodeContext),
    kolom('bronnen', 'certificaat_versleuteld', certificaatContext),
    kolom('koppelingen', 'code_versleuteld', codeContext),
    kolom('mails', 'inhoud_versleuteld', (id) => mailContext(id)),
    kolom('mails', 'afzender_versleuteld', (id) => mailContext(id, 'afzender')),
    kolom('verzoeken', 'van_versleuteld', (id) => contextOf(id, 'van')),
    kolom('verzoeken', 'schoolnaam_versleuteld', (id) => contextOf(id, 'schoolnaam')),
    kolom('verzoeken', 'onderwerp_versleuteld', (id) => contextOf(id, 'onderwerp')),
    kolom('verzoeken', 'tekst_versleuteld', (id) => contextOf(id, 'tekst')),
    kolom('verzoeken', 'code_versleuteld', (id) => contextOf(id, 'code')),
    kolom('verzoeken', 'afwijzing_versleuteld', (id) => contextOf(id, 'afwijzing')),
    kandidatenpost(geheimen),
  ];
}

/** The codes in a mail among which support chooses. */
function kandidatenpost(geheimen: Geheimen): Wisselpost {
  const ids = `select split_part(k ->> 'codeVersleuteld', '.', 1) as id
                 from verzoeken, jsonb_array_elements(kandidaten) k`;
  return {
    naam: 'verzoeken.kandidaten',
    tel: (client) => telPerSleutel(client, ids),
    async verzet(client, { na, limit }) {
      const { rows } = await client.query<{ sleutel: string; kandidaten: OpgeslagenKandidaat[] }>(
        `select id::text as sleutel, kandidaten from verzoeken
          where id::text > $1 and exists (
            select from jsonb_array_elements(kandidaten) k
             where split_part(k ->> 'codeVersleuteld', '.', 1) <> $2)
          order by id::text limit $3 for update`,
        [na, geheimen.sleutelIds()[0], limit],
      );
      return await verzetRijen(rows, async ({ sleutel: id, kandidaten }) => {
        const nieuw = kandidaten.map((kandidaat) => ({
          ...kandidaat,
          codeVersleuteld: hercodeer(geheimen, kandidaat.codeVersleuteld, contextOf(id, 'code')),
        }));
        if (nieuw.some(({ codeVersleuteld }) => codeVersleuteld === undefined)) return false;
        await client.query('update verzoeken set kandidaten = $2 where id = $1', [id, JSON.stringify(nieuw)]);
        return true;
      });
    },
  };
}
