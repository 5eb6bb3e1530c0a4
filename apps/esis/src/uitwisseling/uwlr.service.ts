import { describeBug, type Log, type Tx } from '@koppelpunt/platform';
import { handleUwlr, UwlrRefusal, type UwlrRequest, type UwlrResponse } from '@koppelpunt/standards';
import type { DB } from '../database.generated.ts';
import { writeLogboek, type Gebeurtenis } from '../logboek/gebeurtenissen.ts';
import { isVestiging } from '../vestigingen/vestigingen.service.ts';
import { VELDEN } from './antwoord.ts';
import { Gesprek, type GesprekDeps } from './gesprek.ts';
import * as store from './uitwisselingen.store.ts';

/**
 * How often a running answer asks whether it is still allowed. P1 says within seconds; a quarter of a second is what a
 * person calls at once, and costs one query by primary key.
 */
const CONTROLE_MS = 200;

/** A reader that takes longer than this holds a snapshot and a connection for nothing: 5,000 pupils take a second. */
const MAX_ANTWOORD_MS = 10 * 60 * 1000;

/** Each answer holds one of ten connections; the rest are for the screens and for the checks of CONTROLE_MS. */
const MAX_TEGELIJK = 4;

/** Every result of every pupil of a big school in one message; it waits in memory until it was read to its end. */
const MAX_RESULTATEN_BYTES = 16 * 1024 * 1024;

export type LopendAntwoord = {
  response: UwlrResponse;
  /** Calls `stop` at the moment that the answer may not go on. */
  watch(stop: () => void): void;
  /** How it ended: `volledig` only when every byte was handed to the network. */
  finish(einde: { volledig: boolean; bytes: number }): Promise<void>;
};

export type UwlrService = {
  /** `ip`: from where the call comes. */
  answer(request: UwlrRequest & { ip: string }): Promise<LopendAntwoord>;
  /** Waits until every answer that has ended is written down; then the database may close. */
  settle(): Promise<void>;
};

export type UwlrDeps = GesprekDeps & { log: Log };

export function createUwlrService(deps: UwlrDeps): UwlrService {
  const { database, klok, log, toegang } = deps;
  const pending = new Set<Promise<void>>();
  let running = 0;

  async function answer(request: UwlrRequest & { ip: string }): Promise<LopendAntwoord> {
    const op = klok();
    let rowId: number | undefined;
    let isRunning = false;
    const gesprek = new Gesprek(deps, request, async () => {
      if (running >= MAX_TEGELIJK) throw teDruk();
      running += 1;
      isRunning = true;
      // Written as broken off before the first pupil goes: if this process dies half-way, that is what is left.
      const row = { ...describe(gesprek, op), uitkomst: 'afgebroken' as const, velden: VELDEN };
      rowId = await database.as(gesprek.actor, async ({ tx }) => {
        await writeLogboek(
          { actor: gesprek.actor, tx },
          {
            gebeurtenis: 'uitwisseling.begonnen',
            ...(row.brin6 && { brin6: row.brin6 }),
            onderwerp: `koppeling:${row.koppelingId}`,
            details: { velden: VELDEN },
          },
        );
        return await store.insertUitwisseling(tx, row);
      });
    });
    let timer: NodeJS.Timeout | undefined;

    const response = await handleUwlr(gesprek, request, {
      leerresultatenLimits: { bytes: MAX_RESULTATEN_BYTES },
      isLenient: ({ leeswijze }) => leeswijze === 'soepel',
      onDeviation({ klantnaam }, deviations, operatie) {
        const waar = deviations.map(({ code, path }) => `${code} ${path}`);
        log.warn({ klantnaam, operatie, waar }, 'uwlr: borne with what the standard does not allow');
      },
      onError: (error) => log.error(describeBug(error), 'uwlr: answer failed'),
    });

    async function finish(einde: { volledig: boolean; bytes: number }): Promise<void> {
      clearInterval(timer);
      if (isRunning) running -= 1;
      await gesprek.close();
      await writeAfloop(gesprek, response, { op, rowId, ...einde });
    }

    return {
      response,
      watch(stop) {
        const open = gesprek.toegang;
        if (rowId === undefined || !open) return;
        const uiterlijk = performance.now() + MAX_ANTWOORD_MS;
        let isAsking = false;
        timer = setInterval(() => {
          if (isAsking) return;
          isAsking = true;
          // A database that does not answer cannot say yes either.
          const asked = toegang.isNogToegestaan(gesprek.actor, open).catch(() => false);
          void asked.then((isAllowed) => {
            isAsking = false;
            if (!isAllowed || performance.now() > uiterlijk) stop();
          });
        }, CONTROLE_MS);
      },
      finish(einde) {
        const finished = finish(einde).catch((error: unknown) => {
          log.error(describeBug(error), 'uwlr: could not write down an exchange');
        });
        pending.add(finished);
        return finished.finally(() => pending.delete(finished));
      },
    };
  }

  async function writeAfloop(
    gesprek: Gesprek,
    response: UwlrResponse,
    einde: { op: Date; rowId: number | undefined; volledig: boolean; bytes: number },
  ): Promise<void> {
    const { op, rowId, volledig, bytes } = einde;
    const { partner, toegang: open, aantalLeerlingen } = gesprek;
    if (!partner) {
      // Nobody proved who he is: that is for the operator's log, not for a school's.
      log.warn({ faultcode: response.fault?.faultcode }, 'uwlr: refused before a klant was known');
      return;
    }
    const { actor } = gesprek;
    const onderwerp = open ? `koppeling:${open.koppelingId}` : `partner:${partner.id}`;

    if (rowId !== undefined && open) {
      const isGelukt = volledig && response.outcome === 'gegevens';
      // P9: the row, the logboek and the status are one act, after the last byte.
      await database.as(actor, async ({ tx }) => {
        const uitkomst = isGelukt ? ('gegevens' as const) : ('afgebroken' as const);
        await store.updateUitwisseling(tx, rowId, { uitkomst, aantalLeerlingen, bytes });
        await writeLogboek(
          { actor, tx },
          {
            gebeurtenis: isGelukt ? 'uitwisseling.leerlingen' : 'uitwisseling.afgebroken',
            brin6: open.brin6,
            onderwerp,
            details: { leerlingen: aantalLeerlingen, velden: VELDEN, bytes },
          },
        );
        if (isGelukt) await toegang.confirmOpgehaald(tx, actor, open);
      });
      return;
    }
    await database.as(actor, async ({ tx }) => {
      const brin6 = open?.brin6 ?? (await findBrin6(tx, gesprek));
      const uitkomst = toUitkomst(gesprek, response, volledig);
      const operatie = response.operatie ?? 'onbekend';
      await store.insertUitwisseling(tx, { ...describe(gesprek, op), brin6, operatie, uitkomst, bytes });
      // A message that came no further than its sender used no key.
      if (!open && !gesprek.geweigerd) return;
      // In the transaction that wrote them: see LeerresultatenInname.
      if (uitkomst === 'bevestigd') return;
      await writeLogboek(
        { actor, tx },
        {
          gebeurtenis: toGebeurtenis(uitkomst),
          ...(brin6 && { brin6 }),
          onderwerp: gesprek.geweigerd?.koppelingId
            ? `koppeling:${gesprek.geweigerd.koppelingId}`
            : onderwerp,
          details: { operatie },
        },
      );
    });
  }

  return {
    answer,
    async settle() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

/** A partner may name a school that we do not have. */
async function findBrin6(tx: Tx<DB>, { brin6 }: Gesprek): Promise<string | null> {
  return brin6 !== undefined && (await isVestiging(tx, brin6)) ? brin6 : null;
}

function describe({ partner, toegang, geweigerd, operatie = 'HaalLeerlinggegevens' }: Gesprek, op: Date) {
  if (!partner) throw new Error('an exchange belongs to a partner');
  return {
    op,
    brin6: toegang?.brin6 ?? null,
    koppelingId: toegang?.koppelingId ?? geweigerd?.koppelingId ?? null,
    partnerId: partner.id,
    operatie,
  };
}

function toUitkomst({ geweigerd }: Gesprek, response: UwlrResponse, volledig: boolean): store.Uitkomst {
  if (geweigerd) return 'geweigerd';
  if (response.outcome === 'fault') return 'fout';
  // Written before the answer went; whether that arrived changes nothing.
  if (response.outcome === 'bevestiging') return 'bevestigd';
  return volledig ? response.outcome : 'afgebroken';
}

/** Of a call in which no pupil crossed: the use of a key leaves a row whatever came of it. */
function toGebeurtenis(uitkomst: store.Uitkomst): Gebeurtenis {
  switch (uitkomst) {
    case 'gegevens':
      return 'uitwisseling.structuur';
    case 'bevestigd':
      return 'leerresultaten.ontvangen';
    case 'geenwijzigingen':
    case 'geengegevens':
      return 'uitwisseling.ongewijzigd';
    case 'geweigerd':
      return 'uitwisseling.geweigerd';
    case 'afgebroken':
    case 'fout':
      return 'uitwisseling.mislukt';
  }
}

const teDruk = () =>
  new UwlrRefusal({
    faultcode: 'Server.TijdelijkNietBeschikbaar',
    faultstring:
      'Er worden op dit moment te veel scholen tegelijk opgehaald. Probeer het over een minuut opnieuw.',
  });
