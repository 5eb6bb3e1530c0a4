/**
 * SOAP 1.1: takes an envelope apart while it comes in and hands the tags of header blocks and of the one body
 * element to whoever knows them.
 */
import { StandardsError, type StandardsCode } from '../errors.ts';
import type { Bron } from '../xml/read/text-buffer.ts';
import { MIS } from '../xml/read/fast-reader.ts';
import type { Attributen, Naam, Ontvanger, Plaats, SnelPlaats } from '../xml/read/xml-reader.ts';
import { XSI } from '../xml/read/namespaces.ts';
import { SOAP } from './namespaces.ts';

export interface EnvelopVrager {
  /** A listener for a header block, or undefined when we do not know it. */
  header(naam: Naam, plaats: Plaats): Ontvanger | undefined;
  /** A listener for the body element, or undefined to pass over it. */
  body(naam: Naam, plaats: Plaats): Ontvanger | undefined;
  /** What the schema of the envelope does not have, and what costs nobody anything to read over. */
  afwijking?(
    code: 'TEKST_TUSSEN_ELEMENTEN' | 'ATTRIBUUT_ONBEKEND',
    plaats: Plaats,
    path: string,
    element: string,
  ): void;
}

export const PAD_IN_BODY = 'Envelope/Body';
export const PAD_IN_HEADER = 'Envelope/Header';

const NIEMAND: Ontvanger = { open() {}, tekst() {}, sluit() {} };

export class EnvelopLezer implements Ontvanger {
  /** Its last tag has come: what follows can say nothing. */
  klaar = false;
  readonly #vrager: EnvelopVrager;
  #diepte = 0;
  #in: 'Envelope' | 'Header' | 'Body' = 'Envelope';
  #headerGezien = false;
  #bodyGezien = false;
  #bodyElementen = 0;
  #luisteraar: Ontvanger | undefined;
  #plaats: Plaats | undefined;

  constructor(vrager: EnvelopVrager) {
    this.#vrager = vrager;
  }

  open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    const diepte = this.#diepte++;
    this.#plaats = plaats;
    if (diepte > 2) this.#luisteraar!.open(naam, attributen, plaats);
    else if (diepte < 2) {
      if (diepte === 0) this.#envelop(naam, plaats);
      else this.#deel(naam, plaats);
      this.#keurAttributen(naam.lokaal, attributen, plaats);
    } else {
      this.#luisteraar =
        this.#in === 'Header' ? this.#headerBlok(naam, attributen, plaats) : this.#bodyElement(naam, plaats);
      this.#luisteraar.open(naam, attributen, plaats);
    }
  }

  tekst(tekst: string): void {
    if (this.#luisteraar !== undefined) this.#luisteraar.tekst(tekst);
    else if (/[^ \t\r\n]/.test(tekst)) this.#wijktAf('TEKST_TUSSEN_ELEMENTEN', this.#plaats!);
  }

  sluit(): void {
    const diepte = --this.#diepte;
    if (diepte > 1) this.#luisteraar!.sluit();
    if (diepte === 2) this.#luisteraar = undefined;
    if (diepte === 1 && this.#in === 'Body' && this.#bodyElementen === 0) throw fout('SOAP_ONGELDIG');
    if (diepte === 0 && !this.#bodyGezien) throw fout('SOAP_ONGELDIG');
    if (diepte === 0) this.klaar = true;
  }

  snel(bron: Bron, i: number, plaats: SnelPlaats): number {
    return this.#luisteraar?.snel?.(bron, i, plaats) ?? MIS;
  }

  neemSnel(plaats: Plaats): number {
    return this.#luisteraar!.neemSnel!(plaats);
  }

  pad(): string {
    if (this.#luisteraar?.pad !== undefined) return this.#luisteraar.pad();
    return this.#diepte === 0 ? '' : this.#diepte === 1 ? 'Envelope' : `Envelope/${this.#in}`;
  }

  /** An attribute needs a namespace, and in a body any will do. `xsi:type` and `xsi:nil` mean nothing good here. */
  #keurAttributen(element: string, attributen: Attributen, plaats: Plaats): void {
    for (const naam in attributen) {
      if (naam === 'xmlns' || naam.startsWith('xmlns:')) continue;
      const [prefix, lokaal] = naam.includes(':') ? naam.split(':') : [undefined, naam];
      const uri = prefix === undefined ? '' : plaats.uriVan(prefix);
      const isGoed =
        uri === XSI
          ? lokaal !== 'nil' && lokaal !== 'type'
          : uri !== undefined && (element === 'Body' || (uri !== '' && uri !== SOAP));
      if (!isGoed) this.#wijktAf('ATTRIBUUT_ONBEKEND', plaats);
    }
  }

  #wijktAf(code: 'TEKST_TUSSEN_ELEMENTEN' | 'ATTRIBUUT_ONBEKEND', plaats: Plaats): void {
    const pad = this.pad();
    this.#vrager.afwijking?.(code, plaats, pad, pad.slice(pad.lastIndexOf('/') + 1));
  }

  #envelop(naam: Naam, plaats: Plaats): void {
    if (naam.lokaal !== 'Envelope') throw fout('SOAP_ONGELDIG', plaats);
    if (naam.uri !== SOAP) throw fout('SOAP_VERSIE', plaats);
  }

  #deel(naam: Naam, plaats: Plaats): void {
    const goed =
      naam.uri === SOAP &&
      ((naam.lokaal === 'Header' && !this.#headerGezien && !this.#bodyGezien) ||
        (naam.lokaal === 'Body' && !this.#bodyGezien));
    if (!goed) throw fout('SOAP_ONGELDIG', plaats);
    if (naam.lokaal === 'Header') {
      this.#headerGezien = true;
      this.#in = 'Header';
    } else {
      this.#bodyGezien = true;
      this.#in = 'Body';
    }
  }

  #headerBlok(naam: Naam, attributen: Attributen, plaats: Plaats): Ontvanger {
    const luisteraar = this.#vrager.header(naam, plaats);
    if (luisteraar === undefined && moetBegrijpen(attributen, plaats))
      throw fout('SOAP_MUST_UNDERSTAND', plaats);
    return luisteraar ?? NIEMAND;
  }

  #bodyElement(naam: Naam, plaats: Plaats): Ontvanger {
    if (++this.#bodyElementen > 1) throw fout('SOAP_ONGELDIG', plaats);
    return this.#vrager.body(naam, plaats) ?? NIEMAND;
  }
}

/** SOAP 1.1 §4.2.2: a block with another `actor` is for somebody on the way here, and is not for us to understand. */
const VOOR_WIE_HET_LEEST = ['', 'http://schemas.xmlsoap.org/soap/actor/next'];

function moetBegrijpen(attributen: Attributen, plaats: Plaats): boolean {
  const vanSoap = (lokaal: string): string | undefined =>
    Object.entries(attributen).find(([naam]) => {
      const [prefix = '', eigen] = naam.split(':');
      return eigen === lokaal && plaats.uriVan(prefix) === SOAP;
    })?.[1];
  const moet = /^\s*(1|true)\s*$/.test(vanSoap('mustUnderstand') ?? '');
  return moet && VOOR_WIE_HET_LEEST.includes((vanSoap('actor') ?? '').trim());
}

function fout(code: StandardsCode, plaats?: Plaats): StandardsError {
  return new StandardsError(
    code,
    plaats === undefined ? {} : { position: { line: plaats.line, column: plaats.column, path: 'Envelope' } },
  );
}
