import type { AanbodService } from '../aanbod/aanbod.service.ts';
import { CATALOGUS, findAanbod, type Aanbod } from '../aanbod/aanbod.ts';
import type { AanbodAntwoord } from '../aanbod/aanbod.contract.ts';
import { statusOp, type Koppeling } from './koppeling.ts';
import type { KoppelingAntwoord } from './koppelingen.contract.ts';
import { describeAanZet, describeStatus } from './omschrijving.ts';

export type LaatsteUitwisseling = { op: Date; aantalLeerlingen: number };
export type VreemdeCodes = { aantal: number; laatst: Date };

export function mapKoppeling(
  koppeling: Koppeling,
  laatste: LaatsteUitwisseling | undefined,
  moment: Date,
): KoppelingAntwoord {
  const aanbod = getAanbod(koppeling.aanbodId);
  const status = statusOp(koppeling, moment);
  return {
    id: koppeling.id,
    aanbodId: koppeling.aanbodId,
    naam: aanbod.koppelingnaam,
    status,
    statusLabel: describeStatus(status, aanbod),
    aanZet: describeAanZet(koppeling, aanbod, moment),
    geactiveerdOp: koppeling.geactiveerdOp.toISOString(),
    geactiveerdDoor: koppeling.geactiveerdDoor,
    geactiveerdFunctie: koppeling.geactiveerdFunctie,
    voorwaardenVersie: koppeling.voorwaardenVersie,
    startdatum: koppeling.startdatum,
    gepauzeerd: koppeling.pauze && {
      sinds: koppeling.pauze.sinds.toISOString(),
      reden: 'code-verwijderd',
      door: koppeling.pauze.door,
    },
    laatsteUitwisseling: laatste
      ? { op: laatste.op.toISOString(), aantalLeerlingen: laatste.aantalLeerlingen }
      : null,
    verzoekVerzondenOp: koppeling.verzoekVerzondenOp?.toISOString() ?? null,
    heeftCode: status === 'aangevraagd' || status === 'actief',
  };
}

export function getAanbod(aanbodId: string): Aanbod {
  const aanbod = findAanbod(aanbodId);
  if (!aanbod) throw new Error(`koppeling with an aanbod that is not in the catalogue: ${aanbodId}`);
  return aanbod;
}

/** The catalogue by category, and why an entry cannot be activated here. */
export async function mapBeschikbaar(
  service: AanbodService,
  koppelingen: readonly Koppeling[],
  /** Why the reader may accept no terms; null when they may. */
  bezwaar: string | null,
) {
  const categorieen = new Map<string, AanbodAntwoord[]>();
  for (const aanbod of CATALOGUS) {
    const voorwaarden = await service.findVoorwaarden(aanbod.id);
    if (!voorwaarden) continue;
    const isGeactiveerd = koppelingen.some(
      ({ aanbodId, status }) => aanbodId === aanbod.id && status !== 'ingetrokken',
    );
    const rij = categorieen.get(aanbod.categorie) ?? [];
    categorieen.set(aanbod.categorie, rij);
    rij.push({
      id: aanbod.id,
      naam: aanbod.naam,
      koppelingnaam: aanbod.koppelingnaam,
      omschrijving: aanbod.omschrijving,
      prijs: aanbod.prijs,
      voorwaarden: {
        url: `/api/aanbod/${aanbod.id}/gebruikersvoorwaarden.pdf`,
        versie: voorwaarden.versie,
        bytes: voorwaarden.pdf.length,
      },
      activeerbaar: !isGeactiveerd && bezwaar === null,
      reden: isGeactiveerd ? 'Deze koppeling is al geactiveerd.' : bezwaar,
    });
  }
  return [...categorieen].map(([categorie, aanbod]) => ({ categorie, aanbod }));
}
