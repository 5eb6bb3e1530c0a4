import { findVandaag, type FieldError } from '@koppelpunt/ui';
import type { Vestiging } from '../vestigingen/vestigingen.ts';
import { describeCodeError } from './code-rules.ts';

/** The fields of the form Koppelinggegevens. */
export type KoppelingInvoer = {
  naam: string;
  akkoord: boolean;
  startdatum: string;
  verificatiecode: string;
};

// The name is not filled in from the account: typing it is a signature under the terms.
export const emptyKoppelingInvoer = (): KoppelingInvoer => ({
  naam: '',
  akkoord: false,
  startdatum: findVandaag(),
  verificatiecode: '',
});

/** Checks the fields in the order of the screen. The server checks them again. */
export function validateKoppelingInvoer(invoer: KoppelingInvoer, vestiging: Vestiging): FieldError[] {
  const { naam, akkoord, startdatum, verificatiecode } = invoer;
  return toFieldErrors({
    naam: naam.trim().length < 2 ? 'Vul uw naam in.' : undefined,
    akkoord: akkoord ? undefined : 'Vink ‘Voor akkoord’ aan om de koppeling te activeren.',
    startdatum: describeStartdatumError(startdatum),
    verificatiecode: describeCodeError(verificatiecode, vestiging),
  });
}

function describeStartdatumError(startdatum: string): string | undefined {
  if (startdatum === '') return 'Vul een datum in, zoals 23-11-2026.';
  if (startdatum < findVandaag()) return 'De startdatum is al geweest. Kies vandaag of een latere dag.';
  return undefined;
}

export function toFieldErrors(velden: Readonly<Record<string, string | undefined>>): FieldError[] {
  return Object.entries(velden).flatMap(([name, melding]) => (melding ? [{ name, melding }] : []));
}
