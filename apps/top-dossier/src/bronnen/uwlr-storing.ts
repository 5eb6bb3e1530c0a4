/**
 * What went wrong when we called an UWLR server: one exhaustive map from fault codes and transport errors to a
 * sentence that says who can mend it, and how. The other side's own words are shown to a person only after everything
 * that could be a secret or an identifying number has been taken out.
 */
import { lijktOpBsn, StandardsError, UwlrFault, UwlrTransportError } from '@koppelpunt/standards';

export type UwlrStoring = {
  /** `code-geweigerd`: the school's side says no to this code. `tijdelijk`: the same call may work later. */
  soort: 'code-geweigerd' | 'tijdelijk' | 'blijvend';
  code: string;
  melding: string;
};

/** Undefined when the error is not about the other side: then it is a bug of ours. */
export function toUwlrStoring(error: unknown, geheim: string): UwlrStoring | undefined {
  if (error instanceof UwlrFault) return fromFault(error, geheim);
  if (error instanceof UwlrTransportError) {
    return { soort: error.retryable ? 'tijdelijk' : 'blijvend', code: error.code, melding: error.melding };
  }
  if (error instanceof StandardsError) {
    return {
      soort: 'blijvend',
      code: error.code,
      melding: `Het antwoord van ESIS is niet te lezen. ${error.melding}`,
    };
  }
  return undefined;
}

function fromFault({ faultcode, faultstring }: UwlrFault, geheim: string): UwlrStoring {
  const woorden = quote(faultstring, geheim);
  switch (faultcode) {
    case 'Client.AutorisatieOngeldig':
      return {
        soort: 'code-geweigerd',
        code: faultcode,
        melding: `ESIS weigert deze verificatiecode voor deze school.${woorden} De school kan dit oplossen: controleer in ESIS bij Instellen – Koppelingen of de koppeling actief is, of het BRIN en de code precies zo zijn ingevuld, en of de startdatum al is bereikt.`,
      };
    case 'Client.OngeldigeKlantIdentificatie':
      return {
        soort: 'blijvend',
        code: faultcode,
        melding:
          'ESIS kent TOP dossier niet: de klantnaam of klantcode klopt niet. De school kan hier niets aan doen; een beheerder van TOP dossier stelt ze opnieuw in.',
      };
    case 'Client.OngeldigBericht':
      return {
        soort: 'blijvend',
        code: faultcode,
        melding: `ESIS begrijpt onze vraag niet.${woorden} Meld dit bij de beheerder van TOP dossier.`,
      };
    case 'Client.XsdVersieOngeldig':
      return {
        soort: 'blijvend',
        code: faultcode,
        melding:
          'ESIS ondersteunt UWLR 2.2 niet. De beheerder van TOP dossier overlegt met de leverancier van ESIS.',
      };
    case 'Server.TijdelijkNietBeschikbaar':
      return {
        soort: 'tijdelijk',
        code: faultcode,
        melding: `ESIS is even niet beschikbaar.${woorden} Probeer het over een paar minuten opnieuw.`,
      };
    case 'Server.InterneFout':
      return {
        soort: 'tijdelijk',
        code: faultcode,
        melding:
          'Er ging in ESIS iets mis. Probeer het over een paar minuten opnieuw; blijft het zo, meld het dan bij de leverancier van ESIS.',
      };
    default:
      return {
        soort: faultcode.startsWith('Server') ? 'tijdelijk' : 'blijvend',
        code: KNOWN_SHAPE.test(faultcode) ? faultcode : 'onbekend',
        melding: `ESIS weigert met een foutcode die wij niet kennen.${woorden} Meld dit bij de beheerder van TOP dossier.`,
      };
  }
}

const KNOWN_SHAPE = /^(Client|Server|VersionMismatch|MustUnderstand)[A-Za-z.]{0,60}$/;

/** Long enough for a sentence with a date in it; what is longer is no explanation but a page. */
const MAX_QUOTE = 200;

function quote(faultstring: string, geheim: string): string {
  const text = faultstring.replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > MAX_QUOTE || lijktOpBsn(text)) return '';
  if (geheim !== '' && text.includes(geheim)) return '';
  return ` ESIS zegt: “${text}”`;
}
