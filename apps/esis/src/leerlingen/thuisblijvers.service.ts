import {
  addKalenderdagen,
  bindDeps,
  findDag,
  notFound,
  PSEUDONIEMEN,
  pseudoniemVan,
  type Actor,
  type Geheimen,
} from '@koppelpunt/platform';
import { looksLikeBsn } from '@koppelpunt/standards';
import { randomUUID } from 'node:crypto';
import type { EsisDatabase, Handeling } from '../database.ts';
import { createProblem, createVestigingOnbekend } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { describeHandelaar } from '../koppelingen/koppeling.ts';
import { requireMay } from '../rechten/rechten.ts';
import { lockVestiging, moveStempel } from '../vestigingen/vestigingen.service.ts';
import { formatNaam, leerlingIdVan } from './leerling.ts';
import {
  describeKind,
  geldtOp,
  opheffingContext,
  redenContext,
  type Reden,
  type Thuisblijver,
} from './thuisblijver.ts';
import {
  DETAIL_VELDEN,
  type LeerlingDetail,
  type ThuisUitkomst,
  type ThuisVraag,
} from './thuisblijvers.contract.ts';
import * as store from './thuisblijvers.store.ts';

/** A pupil, as an address names it or as the command line does. */
type Wie = { id: string } | { key: string };

type ThuisblijversDeps = { database: EsisDatabase; geheimen: Geheimen };

export type Thuisblijvers = ReturnType<typeof createThuisblijvers>;
export const createThuisblijvers = (deps: ThuisblijversDeps) =>
  bindDeps(deps, { getLeerling, withholdLeerling, releaseLeerling });

/** One pupil, and whether it goes along. */
async function getLeerling(
  { database, geheimen }: ThuisblijversDeps,
  actor: Actor,
  brin6: string,
  wie: Wie,
): Promise<LeerlingDetail> {
  requireMay(actor, 'leerlingen zien', brin6);
  return await database.as(actor, async (handeling) => {
    const dag = findDag(handeling.now);
    const key = await findKey(geheimen, handeling, brin6, wie);
    const leerling = await store.findLeerling(handeling, { brin6, key }, dag);
    if (!leerling) throw createLeerlingOnbekend(actor);
    const thuis = await findGeldige(handeling, { brin6, key });
    await writeLogboek(handeling, {
      gebeurtenis: 'leerlingen.bekeken',
      brin6,
      details: {
        schooljaar: leerling.schooljaar,
        aantal: 1,
        velden: DETAIL_VELDEN,
        [PSEUDONIEMEN]: [pseudoniemVan(geheimen, brin6, key)],
      },
    });
    const { voorvoegsel: _voorvoegsel, achternaam: _achternaam, ...rest } = leerling;
    return {
      ...rest,
      naam: formatNaam(leerling),
      nietUitwisselen: thuis
        ? {
            ...decryptReden(geheimen, thuis),
            tot: thuis.tot,
            sinds: thuis.sinds.toISOString(),
            door: thuis.door,
            isAnderKind:
              thuis.kindPseudoniem !== null &&
              thuis.kindPseudoniem !== createPseudoniem(geheimen, brin6, leerling),
          }
        : null,
    };
  });
}

/** From this moment on the pupil goes over no koppeling, whether or not a file says anything. */
async function withholdLeerling(
  { database, geheimen }: ThuisblijversDeps,
  actor: Actor,
  brin6: string,
  wie: Wie,
  vraag: ThuisVraag,
): Promise<ThuisUitkomst> {
  requireMay(actor, 'niet uitwisselen bepalen', brin6);
  refuseBsn(vraag.toelichting);
  return await database.as(
    actor,
    async (handeling) => {
      const vestiging = await lockVestiging(handeling, brin6);
      if (!vestiging) throw createVestigingOnbekend(actor, brin6);
      const dag = findDag(handeling.now);
      checkTot(vraag.tot, dag);
      const key = await findKey(geheimen, handeling, brin6, wie);
      const leerling = await store.findLeerling(handeling, { brin6, key }, dag);
      if (!leerling) throw createLeerlingOnbekend(actor);
      const vorige = await store.findThuisblijver(handeling, { brin6, key });
      const { reden, toelichting, tot } = vraag;
      const details = {
        reden,
        ...(tot !== null && { tot }),
        [PSEUDONIEMEN]: [pseudoniemVan(geheimen, brin6, key)],
      };
      if (vorige && geldtOp(vorige, dag)) {
        if (isZelfde(geheimen, vorige, vraag)) return 'ongewijzigd';
        const redenVersleuteld = encryptReden(geheimen, vorige.id, { reden, toelichting });
        await store.updateThuisblijver(handeling, vorige.id, { tot, redenVersleuteld });
        await writeLogboek(handeling, { gebeurtenis: 'niet-uitwisselen.gewijzigd', brin6, details });
        return 'gewijzigd';
      }
      const id = vorige?.id ?? randomUUID();
      const row = {
        kindPseudoniem: createPseudoniem(geheimen, brin6, leerling),
        sinds: handeling.now,
        door: describeHandelaar(actor),
        tot,
        redenVersleuteld: encryptReden(geheimen, id, { reden, toelichting }),
      };
      if (vorige) await store.updateThuisblijver(handeling, id, row);
      else await store.insertThuisblijver(handeling, { brin6, key }, { id, ...row });
      await moveStempel(handeling, vestiging);
      await writeLogboek(handeling, { gebeurtenis: 'niet-uitwisselen.gezet', brin6, details });
      await followThuisblijvers(handeling, geheimen, { brin6 });
      return 'gezet';
    },
    { vestiging: brin6 },
  );
}

/** The pupil goes along again, with the next exchange. Also for one that is in no file any more. */
async function releaseLeerling(
  { database, geheimen }: ThuisblijversDeps,
  actor: Actor,
  brin6: string,
  wie: Wie,
  toelichting: string,
): Promise<ThuisUitkomst> {
  requireMay(actor, 'niet uitwisselen bepalen', brin6);
  refuseBsn(toelichting);
  return await database.as(
    actor,
    async (handeling) => {
      const vestiging = await lockVestiging(handeling, brin6);
      if (!vestiging) throw createVestigingOnbekend(actor, brin6);
      const key = await findKey(geheimen, handeling, brin6, wie);
      const thuis = await findGeldige(handeling, { brin6, key });
      if (!thuis) {
        // A typing error must not look like a pupil that goes along.
        if (!(await store.findLeerling(handeling, { brin6, key }, findDag(handeling.now))))
          throw createLeerlingOnbekend(actor);
        return 'ongewijzigd';
      }
      await store.endThuisblijver(handeling, thuis.id, {
        door: describeHandelaar(actor),
        versleuteld: geheimen.encrypt(toelichting, opheffingContext(thuis.id)),
      });
      await moveStempel(handeling, vestiging);
      await writeLogboek(handeling, {
        gebeurtenis: 'niet-uitwisselen.opgeheven',
        brin6,
        details: {
          reden: decryptReden(geheimen, thuis).reden,
          [PSEUDONIEMEN]: [pseudoniemVan(geheimen, brin6, key)],
        },
      });
      return 'opgeheven';
    },
    { vestiging: brin6 },
  );
}

/**
 * A child that stays home does so under any key of the vestiging: after an import (in its transaction) under one that it
 * came back with, and in an older school year under one that it had. Rather one too
 * many than one too few: two children with one first name and one date of birth are found on the screen, and set right.
 */
export async function followThuisblijvers(
  handeling: Handeling,
  geheimen: Geheimen,
  scope: { brin6: string; schooljaar?: string },
): Promise<number> {
  const { brin6 } = scope;
  const thuis = await store.listThuisblijvers(handeling, brin6, findDag(handeling.now));
  const perKind = new Map(
    thuis.flatMap((een) => (een.kindPseudoniem === null ? [] : [[een.kindPseudoniem, een] as const])),
  );
  if (perKind.size === 0) return 0;
  const gevolgd: string[] = [];
  for (const leerling of await store.listZonderRegel(handeling, scope)) {
    const pseudoniem = createPseudoniem(geheimen, brin6, leerling);
    const van = pseudoniem === null ? undefined : perKind.get(pseudoniem);
    if (!van) continue;
    const id = randomUUID();
    const { kindPseudoniem, sinds, door, tot } = van;
    const redenVersleuteld = encryptReden(geheimen, id, decryptReden(geheimen, van));
    const row = { id, kindPseudoniem, sinds, door, tot, redenVersleuteld };
    await store.insertThuisblijver(handeling, { brin6, key: leerling.key }, row);
    gevolgd.push(leerling.key);
  }
  if (gevolgd.length > 0) {
    await writeLogboek(handeling, {
      gebeurtenis: 'niet-uitwisselen.gevolgd',
      brin6,
      details: {
        aantal: gevolgd.length,
        [PSEUDONIEMEN]: gevolgd.map((key) => pseudoniemVan(geheimen, brin6, key)),
      },
    });
  }
  return gevolgd.length;
}

export const { listThuisVoorPartner } = store;

async function findKey(geheimen: Geheimen, handeling: Handeling, brin6: string, wie: Wie): Promise<string> {
  if ('key' in wie) return wie.key;
  const keys = await store.listKeys(handeling, brin6);
  const key = keys.find((een) => leerlingIdVan(geheimen, brin6, een) === wie.id);
  if (key === undefined) throw createLeerlingOnbekend(handeling.actor);
  return key;
}

async function findGeldige(
  handeling: Handeling,
  plek: { brin6: string; key: string },
): Promise<Thuisblijver | undefined> {
  const found = await store.findThuisblijver(handeling, plek);
  return found && geldtOp(found, findDag(handeling.now)) ? found : undefined;
}

function createPseudoniem(
  geheimen: Geheimen,
  brin6: string,
  leerling: Parameters<typeof describeKind>[0],
): string | null {
  const kind = describeKind(leerling);
  return kind === undefined ? null : geheimen.pseudonym(`thuisblijver:${brin6}`, kind);
}

const encryptReden = (geheimen: Geheimen, id: string, reden: Reden): string =>
  geheimen.encrypt(JSON.stringify(reden), redenContext(id));

const decryptReden = (geheimen: Geheimen, { id, redenVersleuteld }: Thuisblijver): Reden =>
  JSON.parse(geheimen.decrypt(redenVersleuteld, redenContext(id))) as Reden;

function isZelfde(
  geheimen: Geheimen,
  vorige: Thuisblijver,
  { reden, toelichting, tot }: ThuisVraag,
): boolean {
  const nu = decryptReden(geheimen, vorige);
  return nu.reden === reden && nu.toelichting === toelichting && vorige.tot === tot;
}

/** Longer than any child is at a school: then somebody mistyped a year. */
const MAX_JAREN = 15;

function checkTot(tot: string | null, dag: string): void {
  if (tot === null) return;
  if (tot < dag) {
    throw createProblem('EINDDATUM_ONGELDIG', {
      melding: 'Deze dag is al voorbij. Kies vandaag of een latere dag, of laat het veld leeg.',
    });
  }
  if (tot > addKalenderdagen(dag, MAX_JAREN * 365)) {
    throw createProblem('EINDDATUM_ONGELDIG', {
      melding: `Deze dag is meer dan ${MAX_JAREN} jaar weg. Kijk het jaartal na, of laat het veld leeg.`,
    });
  }
}

/** Law R1, also on the command line, where no request is looked at. */
function refuseBsn(toelichting: string): void {
  if (looksLikeBsn(toelichting)) throw createProblem('TOELICHTING_BSN');
}

const createLeerlingOnbekend = (actor: Actor) =>
  actor.kind === 'systeem' ? createProblem('LEERLING_ONBEKEND') : notFound();
