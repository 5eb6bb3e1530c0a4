/** UWLR 2.2: the fault codes and their usual sentences. One table leads from what went wrong to what the caller gets. */
import { describeBericht, type StandardsCode } from '../../errors.ts';
import type { FaultDetail } from '../../soap/envelope.ts';
import { LEERLINGGEGEVENS } from './namespaces.ts';
import { operaties, type Operatie, type UwlrOperatie } from './operaties.ts';

export const faults = {
  'Client.OngeldigBericht': 'Inhoud van het bericht is ongeldig',
  'Client.OngeldigeKlantIdentificatie': 'Klantidentificatie onjuist',
  'Client.AutorisatieOngeldig': 'Autorisatie is ongeldig',
  'Client.VocabulaireTermOngeldig': 'Vocabulairterm ongeldig',
  'Client.XsdVersieOngeldig': 'De opgegeven XSD-versie is onjuist',
  'Client.LeerlingOngeldig': 'Leerling ongeldig',
  'Client.ToetsNormeringOngeldig': 'Toetsnormering ongeldig',
  'Client.ScoreOngeldig': 'Score ongeldig',
  'Client.EldResultaatOngeldig': 'ELD resultaat ongeldig',
  'Server.InterneFout': 'Er is een interne fout opgetreden',
  'Server.TijdelijkNietBeschikbaar': 'Server is tijdelijk niet beschikbaar',
  VersionMismatch: 'Dit is geen SOAP 1.1',
  MustUnderstand: 'Een verplichte kopregel is onbekend',
} as const;

export type Faultcode = keyof typeof faults;

export interface Fault {
  readonly faultcode: string;
  readonly faultstring: string;
}

export function fault(faultcode: Faultcode, extra = ''): Fault {
  return { faultcode, faultstring: extra === '' ? faults[faultcode] : `${faults[faultcode]}: ${extra}` };
}

/** For a message that we could not read at all. */
export function faultOfError(code: StandardsCode, melding: string): Fault {
  if (code === 'SOAP_VERSIE') return fault('VersionMismatch');
  if (code === 'SOAP_MUST_UNDERSTAND') return fault('MustUnderstand');
  return fault('Client.OngeldigBericht', describeBericht({ code, melding }));
}

/** Faults about the header: the detail of a fault is about the body alone (SOAP 1.1 §4.4). */
const ABOUT_HEADER: readonly string[] = ['Client.AutorisatieOngeldig', 'Client.OngeldigeKlantIdentificatie'];

/** The details that the WSDL declares for the stepwise operations, so that clients made from it get a fault of their own kind. */
export function faultDetail(operatie: UwlrOperatie | undefined, faultcode: string): FaultDetail | undefined {
  if (operatie === undefined || !Object.hasOwn(operaties, operatie) || ABOUT_HEADER.includes(faultcode)) {
    return undefined;
  }
  const description = operaties[operatie as Operatie];
  if (!('faultDetail' in description)) return undefined;
  return { name: description.faultDetail, namespace: LEERLINGGEGEVENS };
}
