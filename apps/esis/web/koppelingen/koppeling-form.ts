import { findVandaag, type FieldError } from '@koppelpunt/ui';
import type { Vestiging } from '../vestigingen/vestigingen.ts';
import { describeCodeError } from './code-rules.ts';

/** What somebody fills in to accept the terms. */
export type AkkoordInvoer = { naam: string; akkoord: boolean };

export type NieuweCodeInvoer = AkkoordInvoer & { verificatiecode: string };

/** The fields of the form Koppelinggegevens. */
export type KoppelingInvoer = NieuweCodeInvoer & { startdatum: string };

// The name is not filled in from the account: typing it is a signature under the terms.
export const emptyKoppelingInvoer = (): KoppelingInvoer => ({
  naam: '',
  akkoord: false,
  startdatum: findVandaag(),
  verificatiecode: '',
});

/** Checks the fields in the order of the screen. The server checks them again. */
export function validateKoppelingInvoer(invoer: KoppelingInvoer, vestiging: Vestiging): FieldError[] {
  return toFieldErrors({
    ...describeAkkoordErrors(invoer),
    startdatum: describeStartdatumError(invoer.startdatum),
    verificatiecode: describeCodeError(invoer.verificatiecode, vestiging),
  });
}

/** The same for a new code on a koppeling that exists. */
export function validateNieuweCode(invoer: NieuweCodeInvoer, vestiging: Vestiging): FieldError[] {
  return toFieldErrors({
    ...describeAkkoordErrors(invoer),
    verificatiecode: describeCodeError(invoer.verificatiecode, vestiging),
  });
}

const describeAkkoordErrors = ({ naam, akkoord }: AkkoordInvoer) => ({
  naam: naam.trim().length < 2 ? 'Vul uw naam in.' : undefined,
  akkoord: akkoord ? undefined : 'Vink ‘Voor akkoord’ aan om de koppeling te activeren.',
});

function describeStartdatumError(startdatum: string): string | undefined {
  if (startdatum === '') return 'Vul een datum in, zoals 23-11-2026.';
  if (startdatum < findVandaag()) return 'De startdatum is al geweest. Kies vandaag of een latere dag.';
  return undefined;
}

export function toFieldErrors(velden: Readonly<Record<string, string | undefined>>): FieldError[] {
  return Object.entries(velden).flatMap(([name, melding]) =>
    // `nieuw.naam` of the server is the field `naam`.
    melding ? [{ name: name.replace(/^nieuw\./, ''), melding }] : [],
  );
}
