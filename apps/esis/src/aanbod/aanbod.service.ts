export type Voorwaarden = { versie: string; bestandsnaam: string; pdf: Buffer; sha256: string };
export type AanbodService = { findVoorwaarden(aanbodId: string): Promise<Voorwaarden | undefined> };
