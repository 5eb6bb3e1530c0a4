import { appendLogboek } from '../logboek/logboek.ts';
import { findBekend } from './apparaten.ts';
import { consumeEenmalig, createEenmalig, deleteEenmalig, findEenmalig } from './eenmalig.ts';
import { lockGebruiker } from './gebruikers.ts';
import { consumeHerstelcode, countHerstelcodes, replaceHerstelcodes } from './herstelcodes.ts';
import type { Aanroep, LoginDeps, LoginTx, NieuweSessie } from './login-deps.ts';
import { forgivePoging, takePoging, type Teller } from './pogingen.ts';
import { drawQr, type Qr } from './qr.ts';
import type { Sessie } from './sessies.ts';
import { findAanmeldStap } from './stap.ts';
import { createTotpGeheim, findMatchingStap, formatOtpauthUri } from './totp.ts';
import { openSessie } from './voltooi.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

export type CodeUitkomst =
  | { kind: 'goed'; sessie: NieuweSessie }
  /** Wrong, or right and used before: who looks over a shoulder learns nothing. */
  | { kind: 'geweigerd' }
  | { kind: 'wacht'; seconden: number };

export type BevestigUitkomst =
  | { kind: 'goed'; sessie: NieuweSessie; herstelcodes: string[] }
  | { kind: 'geweigerd' }
  | { kind: 'nietBegonnen' };

export type TweedeFactorService = {
  /** A new secret, not in use before one code of it was shown. An app that is there goes on until then. */
  startInstellen(gebruikerId: string): Promise<{ token: string; geheim: string; uri: string; qr: Qr }>;
  bevestig(
    sessie: Sessie,
    vraag: { token: string; code: string },
    aanroep: Aanroep,
  ): Promise<BevestigUitkomst>;
  verifyCode: (sessie: Sessie, code: string, aanroep: Aanroep) => Promise<CodeUitkomst>;
  verifyHerstelcode: (sessie: Sessie, code: string, aanroep: Aanroep) => Promise<CodeUitkomst>;
  vernieuwHerstelcodes(gebruikerId: string): Promise<string[]>;
  /** False when it is the only one: whoever knows the password would then be the first to make another. */
  verwijder(gebruikerId: string): Promise<boolean>;
  /** For the screen of the own account. */
  beschrijf(gebruikerId: string): Promise<{ code: boolean; herstelcodes: number }>;
};

/** Five free, then the wait doubles up to fifteen minutes: 96 guesses a day, one in 3,500 to hit one of three codes. */
const VRIJ = 5;
const VRIJ_BEKEND = 10;

/** Bound to its row: the ciphertext of one person does not open as another's. */
export const contextVanGeheim = (gebruikerId: string): string => `tweede_factoren.geheim:${gebruikerId}`;

export function createTweedeFactorService(deps: LoginDeps): TweedeFactorService {
  /** One guess, counted before it is looked at. `check` gives the details for the logboek when it is right. */
  async function guess(
    sessie: Sessie,
    middel: 'totp' | 'herstelcode',
    aanroep: Aanroep,
    check: (tx: LoginTx, now: Date) => Promise<{ over?: number } | undefined>,
  ): Promise<CodeUitkomst> {
    const { gebruikerId } = sessie;
    const now = deps.now();
    const { teller, poging } = await deps.as(AANMELDEN, async ({ tx }) => {
      const bekend = await findBekend(tx, gebruikerId, aanroep, now);
      const teller: Teller =
        bekend === undefined
          ? { sleutel: `code:${gebruikerId}`, vrij: VRIJ }
          : { sleutel: `code:${gebruikerId}:${bekend}`, vrij: VRIJ_BEKEND };
      return { teller, poging: await takePoging(tx, [teller], now) };
    });
    if (poging.kind === 'wacht') return poging;
    const nieuw = await deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
      const right = await check(tx, now);
      if (!right) return undefined;
      await forgivePoging(tx, { eigen: [teller.sleutel], gedeeld: [] });
      if (middel === 'herstelcode')
        await appendLogboek(
          { actor: eigenAccount(gebruikerId), tx },
          {
            gebeurtenis: 'herstelcode.gebruikt',
            onderwerp: `gebruiker:${gebruikerId}`,
            details: { over: right.over ?? 0 },
          },
        );
      return await openSessie(tx, gebruikerId, middel, { ...aanroep, sessie }, now);
    });
    if (nieuw) return { kind: 'goed', sessie: nieuw };
    await deps.as(AANMELDEN, ({ tx }) => logMislukt(tx, gebruikerId, middel, poging.straks));
    return { kind: 'geweigerd' };
  }

  /** Which step this code is of, and that step used up: a code that was seen does not open twice. */
  async function useCode(tx: LoginTx, gebruikerId: string, code: string, now: Date): Promise<boolean> {
    const row = await tx
      .selectFrom('tweedeFactoren')
      .select('geheim')
      .where('gebruikerId', '=', gebruikerId)
      .executeTakeFirst();
    if (!row) return false;
    const geheim = deps.geheimen.decrypt(row.geheim, contextVanGeheim(gebruikerId));
    const stap = findMatchingStap(geheim, code.replaceAll(/\s/g, ''), now);
    if (stap === undefined) return false;
    const used = await tx
      .updateTable('tweedeFactoren')
      .set({ laatsteStap: stap })
      .where('gebruikerId', '=', gebruikerId)
      .where('laatsteStap', '<', stap)
      .returning('laatsteStap')
      .executeTakeFirst();
    return used !== undefined;
  }

  return {
    async startInstellen(gebruikerId) {
      const geheim = createTotpGeheim();
      const gegevens = { gebruikerId, geheim: deps.geheimen.encrypt(geheim, contextVanGeheim(gebruikerId)) };
      return await deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        await deleteEenmalig(tx, 'app-instellen', gebruikerId);
        const token = await createEenmalig(tx, 'app-instellen', gegevens, deps.now());
        const { email } = await tx
          .selectFrom('gebruikers')
          .select('email')
          .where('id', '=', gebruikerId)
          .executeTakeFirstOrThrow();
        const uri = formatOtpauthUri({ geheim, uitgever: deps.titel, wie: email });
        return { token, geheim, uri, qr: drawQr(uri) };
      });
    },

    async bevestig(sessie, { token, code }, aanroep) {
      const { gebruikerId } = sessie;
      const now = deps.now();
      return await deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        const begonnen = await findEenmalig(tx, 'app-instellen', token, now);
        if (begonnen?.['gebruikerId'] !== gebruikerId) return { kind: 'nietBegonnen' };
        const geheim = String(begonnen['geheim']);
        const plain = deps.geheimen.decrypt(geheim, contextVanGeheim(gebruikerId));
        const laatsteStap = findMatchingStap(plain, code.replaceAll(/\s/g, ''), now);
        if (laatsteStap === undefined) return { kind: 'geweigerd' };
        await consumeEenmalig(tx, 'app-instellen', token, now);
        const factor = { geheim, laatsteStap, bevestigdOp: now };
        // In the place of the app that was there: a new telephone.
        await tx
          .insertInto('tweedeFactoren')
          .values({ gebruikerId, ...factor })
          .onConflict((conflict) => conflict.column('gebruikerId').doUpdateSet(factor))
          .execute();
        await appendLogboek(
          { actor: eigenAccount(gebruikerId), tx },
          {
            gebeurtenis: 'tweede-factor.ingesteld',
            onderwerp: `gebruiker:${gebruikerId}`,
          },
        );
        const herstelcodes = await replaceHerstelcodes(tx, gebruikerId);
        const nieuw = await openSessie(tx, gebruikerId, 'totp', { ...aanroep, sessie }, now);
        return { kind: 'goed', sessie: nieuw, herstelcodes };
      });
    },

    verifyCode: (sessie, code, aanroep) =>
      guess(sessie, 'totp', aanroep, async (tx, now) =>
        (await useCode(tx, sessie.gebruikerId, code, now)) ? {} : undefined,
      ),

    verifyHerstelcode: (sessie, code, aanroep) =>
      guess(sessie, 'herstelcode', aanroep, async (tx, now) => {
        const over = await consumeHerstelcode(tx, sessie.gebruikerId, code, now);
        return over === undefined ? undefined : { over };
      }),

    vernieuwHerstelcodes: (gebruikerId) =>
      deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        await appendLogboek(
          { actor: eigenAccount(gebruikerId), tx },
          {
            gebeurtenis: 'herstelcodes.gemaakt',
            onderwerp: `gebruiker:${gebruikerId}`,
          },
        );
        return await replaceHerstelcodes(tx, gebruikerId);
      }),

    verwijder: (gebruikerId) =>
      deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        await lockGebruiker(tx, gebruikerId);
        const stap = await findAanmeldStap(tx, gebruikerId);
        if (stap.stap !== 'tweede-factor' || !stap.passkey) return false;
        await tx.deleteFrom('tweedeFactoren').where('gebruikerId', '=', gebruikerId).execute();
        await appendLogboek(
          { actor: eigenAccount(gebruikerId), tx },
          {
            gebeurtenis: 'tweede-factor.verwijderd',
            onderwerp: `gebruiker:${gebruikerId}`,
          },
        );
        return true;
      }),

    beschrijf: (gebruikerId) =>
      deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        const stap = await findAanmeldStap(tx, gebruikerId);
        return {
          code: stap.stap === 'tweede-factor' && stap.code,
          herstelcodes: await countHerstelcodes(tx, gebruikerId),
        };
      }),
  };
}

async function logMislukt(tx: LoginTx, gebruikerId: string, middel: string, straks: number): Promise<void> {
  const onderwerp = `gebruiker:${gebruikerId}`;
  await appendLogboek(
    { actor: AANMELDEN, tx },
    {
      gebeurtenis: 'aanmelding.mislukt',
      onderwerp,
      details: { middel, bekend: true },
    },
  );
  if (straks > 0)
    await appendLogboek(
      { actor: AANMELDEN, tx },
      {
        gebeurtenis: 'aanmelding.vertraagd',
        onderwerp,
        details: { middel, seconden: straks },
      },
    );
}
