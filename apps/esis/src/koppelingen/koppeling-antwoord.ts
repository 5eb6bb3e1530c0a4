import { findLaatsteDag, isAfgelopen } from '@koppelpunt/platform';
import type { VoorwaardenDocument } from '../aanbod/voorwaarden.ts';
import { findAanbod, type Aanbod } from '../aanbod/aanbod.ts';
import type { AanbodAntwoord } from '../aanbod/aanbod.contract.ts';
import { MEEGAAT, NOOIT } from '../aanbod/meegaat.ts';
import type { Akkoord } from '../akkoorden/akkoord.ts';
import { grondstatusOp, isCodeVerwijderd, statusOp, type Koppeling } from './koppeling.ts';
import type { KoppelingAntwoord } from './koppelingen.contract.ts';
import {
  describeAanZet,
  describeOnverwerkt,
  describeStatus,
  describeStil,
  describeZonderLeerlingen,
} from './omschrijving.ts';
import type { Pauze, Pauzesoort } from './pauze.ts';
import { findStilSinds, isZonderLeerlingen, type Vragen } from './stilte.ts';

export type LaatsteUitwisseling = { op: Date; aantalLeerlingen: number };
/** One line of what the partner did. */
export type KoppelingUitwisseling = {
  op: Date;
  wie: string;
  wat: string;
  aantal: number;
  laatstOp: Date | null;
};
/** The partner got an answer and asks for the same again: since when, and how often it fetched it. */
export type Onverwerkt = { sinds: Date; aantal: number };
export type VreemdeCodes = { aantal: number; laatst: Date };

/** A koppeling as the outside sees it. */
export function toKoppelingAntwoord(
  koppeling: Koppeling,
  {
    akkoord,
    laatste,
    vragen,
    zijden,
    onverwerkt,
  }: {
    akkoord: Akkoord;
    laatste: LaatsteUitwisseling | undefined;
    vragen: Vragen | undefined;
    /** The sides that the reader speaks for. */
    zijden: readonly Pauzesoort[];
    onverwerkt: Onverwerkt | undefined;
  },
  moment: Date,
): KoppelingAntwoord {
  const aanbod = getAanbod(koppeling.aanbodId);
  const status = statusOp(koppeling, moment);
  const grondstatus = grondstatusOp(koppeling, moment);
  const stilSinds = findStilSinds({ ...koppeling, status }, vragen, moment);
  const isOnverwerkt = status === 'actief' && onverwerkt !== undefined;
  const findAanZet = () => {
    if (isZonderLeerlingen({ status }, vragen)) return describeZonderLeerlingen(aanbod);
    if (stilSinds) return describeStil(aanbod);
    return isOnverwerkt ? describeOnverwerkt(aanbod) : describeAanZet(koppeling, aanbod, moment);
  };
  return {
    id: koppeling.id,
    aanbodId: koppeling.aanbodId,
    naam: aanbod.koppelingnaam,
    status,
    statusLabel: describeStatus(koppeling, aanbod, moment),
    aanZet: findAanZet(),
    geactiveerdOp: koppeling.geactiveerdOp.toISOString(),
    akkoord: {
      id: akkoord.id,
      op: akkoord.op.toISOString(),
      naam: akkoord.naam,
      functie: akkoord.functie,
      voorwaardenVersie: akkoord.voorwaardenVersie,
    },
    startdatum: koppeling.startdatum,
    pauzes: koppeling.pauzes
      .filter((pauze) => !isAfgelopen(pauze, moment))
      .map((pauze) => toPauzeAntwoord(pauze, zijden, moment)),
    laatsteUitwisseling: laatste
      ? { op: laatste.op.toISOString(), aantalLeerlingen: laatste.aantalLeerlingen }
      : null,
    laatstGevraagdOp: vragen?.laatst.toISOString() ?? null,
    stilSinds: stilSinds?.toISOString() ?? null,
    onverwerkt: isOnverwerkt ? { sinds: onverwerkt.sinds.toISOString(), aantal: onverwerkt.aantal } : null,
    verzoek: koppeling.verzoek && {
      op: koppeling.verzoek.op.toISOString(),
      door: koppeling.verzoek.door,
    },
    partner: aanbod.partner,
    heeftCode: ['aangevraagd', 'actief'].includes(grondstatus) && !isCodeVerwijderd(koppeling),
    heeftVorigeCode: koppeling.vorige !== null,
  };
}

const toPauzeAntwoord = (
  { id, soort, codeVerwijderd, reden, door, vanaf, tot }: Pauze,
  zijden: readonly Pauzesoort[],
  moment: Date,
): KoppelingAntwoord['pauzes'][number] => ({
  id,
  soort,
  wijze: codeVerwijderd ? 'code-verwijderd' : 'gepauzeerd',
  reden,
  door,
  sinds: vanaf.toISOString(),
  totEnMet: tot && findLaatsteDag(tot),
  isNu: vanaf <= moment,
  isEigen: zijden.includes(soort),
});

export function getAanbod(aanbodId: string): Aanbod {
  const aanbod = findAanbod(aanbodId);
  if (!aanbod) throw new Error(`koppeling with an aanbod that is not in the catalogue: ${aanbodId}`);
  return aanbod;
}

export type Voorwaardenkeuze = { aanbod: Aanbod; voorwaarden: VoorwaardenDocument };

/** The catalogue by category, and why an entry cannot be activated here. */
export function toBeschikbaar(
  keuzes: readonly Voorwaardenkeuze[],
  koppelingen: readonly Koppeling[],
  /** Why the reader may accept no terms; null when they may. */
  bezwaar: string | null,
) {
  const perCategorie = Map.groupBy(keuzes, ({ aanbod }) => aanbod.categorie);
  return [...perCategorie].map(([categorie, rij]) => ({
    categorie,
    aanbod: rij.map((keuze) => toAanbodAntwoord(keuze, koppelingen, bezwaar)),
  }));
}

function toAanbodAntwoord(
  { aanbod, voorwaarden }: Voorwaardenkeuze,
  koppelingen: readonly Koppeling[],
  bezwaar: string | null,
): AanbodAntwoord {
  const isGeactiveerd = koppelingen.some(
    ({ aanbodId, status }) => aanbodId === aanbod.id && status !== 'ingetrokken',
  );
  return {
    id: aanbod.id,
    naam: aanbod.naam,
    koppelingnaam: aanbod.koppelingnaam,
    omschrijving: aanbod.omschrijving,
    partner: aanbod.partner,
    prijs: aanbod.prijs,
    voorwaarden: describeVoorwaarden({ aanbod, voorwaarden }),
    meegaat: MEEGAAT_ANTWOORD,
    activeerbaar: !isGeactiveerd && bezwaar === null,
    reden: isGeactiveerd ? 'Deze koppeling is al geactiveerd.' : bezwaar,
  };
}

/** The same for every aanbod that there is: all of them cross with the SWV set. */
export const MEEGAAT_ANTWOORD = { velden: [...MEEGAAT], nooit: [...NOOIT] };

/** The terms of an aanbod as they are now. */
export function toVoorwaardenAntwoord(keuzes: readonly Voorwaardenkeuze[], aanbodId: string) {
  const keuze = keuzes.find(({ aanbod }) => aanbod.id === aanbodId);
  if (!keuze) throw new Error(`an aanbod without terms: ${aanbodId}`);
  return describeVoorwaarden(keuze);
}

const describeVoorwaarden = ({ aanbod, voorwaarden }: Voorwaardenkeuze) => ({
  url: `/api/aanbod/${aanbod.id}/gebruikersvoorwaarden.pdf`,
  versie: voorwaarden.versie,
  bytes: voorwaarden.pdf.length,
});
