/** A bron is an UWLR server that we fetch from, and who we are to it. There is one today: ESIS. */
export type BronId = 'esis';

export type Bron = { id: BronId; url: string; klantnaam: string };

export type BronMetKlantcode = Bron & { klantcode: string };
