/**
 * Turns the fault codes and transport errors of a call to an UWLR server into a sentence that says who can mend it, and
 * how. A person sees the other side's own words only when they hold no secret and no identifying number.
 */
import { findDag } from '@koppelpunt/platform';
import {
  describeBericht,
  looksLikeBsn,
  StandardsError,
  UwlrFault,
  UwlrTransportError,
  type StandardsCode,
} from '@koppelpunt/standards';
import { uwlrFouten, type StoringSoort, type UwlrFoutCode } from '../errors.ts';

export type UwlrStoring = {
  soort: StoringSoort;
  code: UwlrFoutCode | StandardsCode;
  melding: string;
  /** What the other side says itself, safe to show; empty when it says nothing of its own. */
  uitleg: string;
};

/** Undefined when the error is not the other side's: then it is a bug of ours. */
export function toUwlrStoring(
  error: unknown,
  { geheim, now }: { geheim: string; now: Date },
): UwlrStoring | undefined {
  if (error instanceof UwlrFault) return fromFault(error, geheim, findDag(now));
  if (error instanceof UwlrTransportError) {
    return {
      soort: error.retryable ? 'tijdelijk' : 'blijvend',
      code: error.code,
      melding: error.melding,
      uitleg: '',
    };
  }
  if (error instanceof StandardsError) {
    return {
      soort: 'blijvend',
      code: error.code,
      melding: `Het antwoord van ESIS is niet te lezen. ${describeBericht(error)}`,
      uitleg: '',
    };
  }
  return undefined;
}

function fromFault({ faultcode, faultstring }: UwlrFault, geheim: string, vandaag: string): UwlrStoring {
  const woorden = quote(faultstring, geheim);
  if (faultcode === 'Client.AutorisatieOngeldig' && beginsLater(woorden, vandaag)) {
    const { soort, melding } = uwlrFouten.CODE_TE_VROEG;
    return { soort, code: 'CODE_TE_VROEG', melding: melding(woorden), uitleg: woorden };
  }
  if (isKnown(faultcode)) {
    const { soort, melding } = uwlrFouten[faultcode];
    const uitleg = faultstring.trim() === STANDAARDZIN ? '' : woorden;
    return { soort, code: faultcode, melding: melding(woorden), uitleg };
  }
  const named = KNOWN_SHAPE.test(faultcode) ? ` De code is ${faultcode}.` : '';
  return {
    soort: faultcode.startsWith('Server') ? 'tijdelijk' : uwlrFouten.FOUTCODE_ONBEKEND.soort,
    code: 'FOUTCODE_ONBEKEND',
    melding: uwlrFouten.FOUTCODE_ONBEKEND.melding(named + woorden),
    uitleg: woorden,
  };
}

const isKnown = (faultcode: string): faultcode is UwlrFoutCode => Object.hasOwn(uwlrFouten, faultcode);

const KNOWN_SHAPE = /^(Client|Server|VersionMismatch|MustUnderstand)[A-Za-z.]{0,60}$/;

/** The standard has no code for it. A pause may name a day that is still to come too, but that is where it ends. */
const beginsLater = (woorden: string, vandaag: string): boolean =>
  /\bgaat in\b/.test(woorden) &&
  [...woorden.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].some(([dag]) => dag > vandaag);

/** What a server that follows the standard says of every key that it does not accept. */
const STANDAARDZIN = 'Autorisatie is ongeldig';

/** Long enough for a sentence with a date in it. A longer text is a page, not an explanation. */
const MAX_QUOTE = 200;

function quote(faultstring: string, geheim: string): string {
  const text = faultstring.replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > MAX_QUOTE || looksLikeBsn(text)) return '';
  if (geheim !== '' && text.includes(geheim)) return '';
  return ` ESIS zegt: “${text}”`;
}
