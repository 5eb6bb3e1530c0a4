import { kolomPost, telPerSleutel, verzetRijen, type Geheimen, type Wisselpost } from '@koppelpunt/platform';
import { zegelContext } from '../koppelingen/codehash.ts';
import { opheffingContext, redenContext } from '../leerlingen/thuisblijver.ts';
import { klantcodeContext } from '../partners/partner.ts';

/** Everything that ESIS wrote with its ring of keys; `sleutels wissel` moves it to the newest. */
export const sleutelposten = (geheimen: Geheimen): Wisselpost[] => [
  kolomPost(geheimen, {
    tabel: 'partners',
    sleutel: 'id',
    kolom: 'klantcode_versleuteld',
    context: klantcodeContext,
  }),
  kolomPost(geheimen, {
    tabel: 'thuisblijvers',
    sleutel: 'id',
    kolom: 'reden_versleuteld',
    context: redenContext,
  }),
  kolomPost(geheimen, {
    tabel: 'thuisblijvers',
    sleutel: 'id',
    kolom: 'opheffing_versleuteld',
    context: opheffingContext,
  }),
  codepost(geheimen),
];

/** The hashes of codes: made anew from their seals. */
function codepost(geheimen: Geheimen): Wisselpost {
  return {
    naam: 'verificatiecodes.hash',
    tel: (client) => telPerSleutel(client, `select split_part(hash, '.', 1) as id from verificatiecodes`),
    async verzet(client, { na, limit }) {
      const [huidig] = geheimen.sleutelIds();
      const { rows } = await client.query<{ sleutel: string; koppelingId: string; zegel: string }>(
        `select hash as sleutel, koppeling_id as "koppelingId", zegel from verificatiecodes
          where hash > $1
            and (split_part(hash, '.', 1) <> $2 or split_part(zegel, '.', 1) <> $2)
          order by hash limit $3`,
        [na, huidig, limit],
      );
      // The koppeling is locked first, as in every change of a code: otherwise two could wait for each other for ever.
      await client.query('select from koppelingen where id = any ($1) order by id for update', [
        rows.map(({ koppelingId }) => koppelingId),
      ]);
      return await verzetRijen(rows, async ({ sleutel: oud, koppelingId, zegel }) => {
        const nieuw = tryReseal(geheimen, koppelingId, zegel);
        if (!nieuw) return false;
        for (const kolom of ['code_hash', 'vorige_code_hash']) {
          await client.query(`update koppelingen set ${kolom} = $3 where id = $1 and ${kolom} = $2`, [
            koppelingId,
            oud,
            nieuw.hash,
          ]);
        }
        await client.query('update verificatiecodes set hash = $2, zegel = $3 where hash = $1', [
          oud,
          nieuw.hash,
          nieuw.zegel,
        ]);
        return true;
      });
    },
  };
}

function tryReseal(geheimen: Geheimen, koppelingId: string, zegel: string) {
  try {
    const kenmerk = geheimen.decrypt(zegel, zegelContext(koppelingId));
    return { hash: geheimen.hash(kenmerk), zegel: geheimen.encrypt(kenmerk, zegelContext(koppelingId)) };
  } catch {
    return undefined;
  }
}
