import type { Kysely } from 'kysely';
import { listAdresblokken, type Adresblok } from '../pogingen/adresblokken.ts';
import { computeWacht, type Vertraging } from '../pogingen/pogingen.ts';
import type { LoginTables } from './login-tables.ts';

/**
 * Guessing is slowed by counting failures in the database, so that it holds over several processes. Each thing that can
 * be guessed at has its counters: the first failures are free, then the wait doubles. A guess is counted before it is
 * checked (of a hundred at once, all count), and while one has to wait nothing is checked and nothing counts: else
 * somebody could keep the door shut for ever by knocking.
 */
export type Teller = {
  sleutel: string;
  vrij: number;
  vertraging?: Pick<Vertraging, 'eersteMs' | 'langsteMs'>;
};

export type PogingUitkomst =
  /** `straks`: how long one has to wait when this guess turns out wrong. `geteld`: for `undoPoging`. */
  { kind: 'mag'; straks: number; geteld: readonly Geteld[] } | { kind: 'wacht'; seconden: number };

/** A counter that counted a guess at this moment, and the moment of the guess before. */
type Geteld = { sleutel: string; op: Date; vorigeOp: Date };

/** One machine may have a /64 of IPv6 for itself, a home a /56 and an office a /48; more of them share the larger ones. */
const FACTOR: Readonly<Record<Adresblok['breedte'], number>> = { adres: 1, '/64': 1, '/56': 2, '/48': 4 };

/** The counters of a sender, `vrij` times as many free ones for a larger block. */
export const tellersVanAdres = (adres: string, soort = 'adres', vrij = ADRES_VRIJ): Teller[] =>
  listAdresblokken(adres).map(({ blok, breedte }) => ({
    sleutel: `${soort}:${blok}`,
    vrij: vrij * FACTOR[breedte],
  }));

/** A school shares one address: a team that comes back from holiday mistypes more often than one person. */
const ADRES_VRIJ = 30;

/** 15 minutes: 96 guesses a day against one account, and a person who mistyped is back before the day is over. */
const VERTRAGING = { eersteMs: 1000, langsteMs: 15 * 60 * 1000 };
/** After a day without failures somebody starts anew. */
const VERGETEN_MS = 24 * 60 * 60 * 1000;

const wachtMs = ({ vrij, vertraging = VERTRAGING }: Teller, aantal: number): number =>
  computeWacht({ vrij, ...vertraging }, aantal);

/** Counts this guess with every teller, or with none when one of them says to wait. Call it in a transaction of its own. */
export async function takePoging(
  tx: Kysely<LoginTables>,
  tellers: readonly Teller[],
  now: Date,
): Promise<PogingUitkomst> {
  // In one order for everybody, or two that guess at once would wait for each other.
  const sorted = tellers.toSorted((a, b) => (a.sleutel < b.sleutel ? -1 : 1));
  const stand: { teller: Teller; count: number; vorigeOp: Date }[] = [];
  let wacht = 0;
  for (const teller of sorted) {
    await tx
      .insertInto('aanmeldpogingen')
      .values({ teller: teller.sleutel, aantal: 0, laatstOp: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await tx
      .selectFrom('aanmeldpogingen')
      .select(['aantal', 'laatstOp'])
      .where('teller', '=', teller.sleutel)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const laatst = await bringBack(tx, teller, row.laatstOp, now);
    const count = now.getTime() - laatst > VERGETEN_MS ? 0 : row.aantal;
    const open = laatst + wachtMs(teller, count);
    wacht = Math.max(wacht, Math.ceil((open - now.getTime()) / 1000));
    stand.push({ teller, count, vorigeOp: new Date(laatst) });
  }
  if (wacht > 0) return { kind: 'wacht', seconden: wacht };
  let straks = 0;
  for (const { teller, count } of stand) {
    straks = Math.max(straks, wachtMs(teller, count + 1) / 1000);
    await tx
      .updateTable('aanmeldpogingen')
      .set({ aantal: count + 1, laatstOp: now })
      .where('teller', '=', teller.sleutel)
      .execute();
  }
  const geteld = stand.map(({ teller: { sleutel }, vorigeOp }) => ({ sleutel, op: now, vorigeOp }));
  return { kind: 'mag', straks, geteld };
}

/** A moment that lies ahead was written while a clock was wrong: the wait begins now, and is never longer than its longest. */
async function bringBack(
  tx: Kysely<LoginTables>,
  { sleutel }: Teller,
  laatstOp: Date,
  now: Date,
): Promise<number> {
  if (laatstOp <= now) return laatstOp.getTime();
  await tx.updateTable('aanmeldpogingen').set({ laatstOp: now }).where('teller', '=', sleutel).execute();
  return now.getTime();
}

/** Nobody looked at this guess: it counts no longer, and the wait that was over is not begun anew by it. */
export async function undoPoging(tx: Kysely<LoginTables>, geteld: readonly Geteld[]): Promise<void> {
  await forgivePoging(tx, { eigen: [], gedeeld: geteld.map(({ sleutel }) => sleutel) });
  for (const { sleutel, op, vorigeOp } of geteld) {
    // Another guess may have been counted meanwhile: then its moment stands.
    await tx
      .updateTable('aanmeldpogingen')
      .set({ laatstOp: vorigeOp })
      .where('teller', '=', sleutel)
      .where('laatstOp', '=', op)
      .execute();
  }
}

/** It was no guess: the counters of this person start anew, those shared with others lose this one attempt. */
export async function forgivePoging(
  tx: Kysely<LoginTables>,
  { eigen, gedeeld }: { eigen: readonly string[]; gedeeld: readonly string[] },
): Promise<void> {
  if (eigen.length > 0) await tx.deleteFrom('aanmeldpogingen').where('teller', 'in', eigen).execute();
  if (gedeeld.length > 0) {
    await tx
      .updateTable('aanmeldpogingen')
      .set((eb) => ({ aantal: eb.fn<number>('greatest', [eb('aantal', '-', 1), eb.lit(0)]) }))
      .where('teller', 'in', gedeeld)
      .execute();
  }
}
