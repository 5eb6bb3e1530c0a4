/** UWLR 2.2: the fault codes and their usual sentences. One map leads from what went wrong to what goes outside. */
import type { StandardsCode } from '../errors.ts';

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

/** A message that we could not read at all. */
export function faultVan(code: StandardsCode, melding: string): Fault {
  if (code === 'SOAP_VERSIE') return fault('VersionMismatch');
  if (code === 'SOAP_MUST_UNDERSTAND') return fault('MustUnderstand');
  return fault('Client.OngeldigBericht', melding);
}
