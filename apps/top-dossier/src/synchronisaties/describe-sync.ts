import type { Synchronisatie } from './synchronisaties.contract.ts';

export function toSyncJson(brin6: string, run: Synchronisatie) {
  const { id, status, resultaat, leerlingen, bytes, tellingen, melding } = run;
  return {
    brin6,
    synchronisatieId: id,
    synchronisatie: status,
    resultaat,
    leerlingen,
    bytes,
    tellingen,
    melding,
  };
}

export function describeSync(brin6: string, run: Synchronisatie): string {
  if (!run.tellingen) return run.melding ?? `${brin6} is bijgewerkt.`;
  const { nieuw, gewijzigd, vertrokken, ongewijzigd } = run.tellingen;
  const counts = `${nieuw} nieuw, ${gewijzigd} gewijzigd, ${vertrokken} vertrokken, ${ongewijzigd} ongewijzigd`;
  return `${run.leerlingen} leerlingen ontvangen van ${brin6}: ${counts}.${run.melding ? ` ${run.melding}` : ''}`;
}
