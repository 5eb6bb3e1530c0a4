/** How much one sender may send in an hour, and how much is kept in all. A school sends one mail. */
export type Postbusgrenzen = { perAdres: number; perDomein: number; bytes: number };
export const POSTBUSGRENZEN: Postbusgrenzen = { perAdres: 20, perDomein: 100, bytes: 2 ** 30 };

/** An answer of SMTP. It is ASCII, and its first digit says whether sending again later helps. */
export type Weigering = { code: number; melding: string };

export function toWeigering(
  bezet: { adres: number; domein: number; bytes: number },
  grenzen: Postbusgrenzen,
): Weigering | undefined {
  if (bezet.bytes >= grenzen.bytes) {
    return {
      code: 452,
      melding: 'De postbus van support is vol. Probeer het morgen opnieuw, of bel support.',
    };
  }
  if (bezet.adres >= grenzen.perAdres) {
    return { code: 450, melding: teVeel(`dit adres (ten hoogste ${grenzen.perAdres})`) };
  }
  if (bezet.domein >= grenzen.perDomein) {
    return { code: 450, melding: teVeel(`dit domein (ten hoogste ${grenzen.perDomein})`) };
  }
  return undefined;
}

const teVeel = (van: string) => `Te veel e-mails in een uur van ${van}. Probeer het over een uur opnieuw.`;
