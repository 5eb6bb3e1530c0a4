/**
 * Reads one described element and everything in it: tags in, values out.
 *
 * Walks the tables of `compile.ts` with a stack of frames, one per open element; a frame is used again and
 * again, so that a pupil costs its own object and little else. Matching is by place in the description, never
 * by local name alone: a `leerling` inside a supplier's `blok` is not a pupil.
 */
import type { Bron } from './text-buffer.ts';
import { bevindingen, type Bevinding, type BevindingCode } from '../../findings.ts';
import { fillTekst, StandardsError } from '../../errors.ts';
import type { LeesElement, LeesType } from '../schema/compile.ts';
import { beoordeel, legeFrame, ZOEK, type Frame, type Oordeel } from './frame.ts';
import { XSI, type Naamruimten } from './namespaces.ts';
import type { Position } from '../../position.ts';
import { makeSnelpad, MIS, type Snelpad } from './fast-reader.ts';
import type { Attributen, Naam, Ontvanger, Plaats, SnelPlaats } from './xml-reader.ts';

/** Where a reader leaves what it finds. */
export interface Opvang {
  /** A value that the description says to hand out on its own. */
  deel(kind: string, value: object, position: Position): void;
  bevinding(bevinding: Bevinding): void;
  /** An identifying number passed and was dropped. */
  weggelaten(element: string): void;
}

export interface LeesOpties {
  /** Judge as the official schema does, instead of taking what can be taken. */
  readonly strikt?: boolean;
  /** Path of the parent, when the element does not stand at the top. */
  readonly pad?: string;
  readonly naamruimten: Naamruimten;
  /** Everything by the plain path: for tests that hold the fast one to it. */
  readonly zonderSnelpad?: boolean;
  /** Who looks into an element that is skipped, if anybody; `pad` is its parent's. */
  readonly inOvergeslagen?: (naam: string, pad: string) => Ontvanger | undefined;
  /** May `xsi:type`, `xsi:nil` and the like stand at this element? Absent: they may, and say nothing. */
  readonly magXsi?: (attribuut: string, waarde: string, element: LeesElement, plaats: Plaats) => boolean;
}

export class ElementLezer implements Ontvanger {
  /** The value, once the element is closed. */
  waarde: unknown;
  klaar = false;
  readonly #wortel: LeesElement;
  readonly #opvang: Opvang;
  readonly #opties: LeesOpties;
  readonly #frames: Frame[] = [];
  #diepte = -1;
  /** Open elements that we do not look into. */
  #overslaan = 0;
  /** Elements since the last record that was handed out. */
  #aantal = 0;
  /** Looks into what we skip. */
  #kijker: Ontvanger | undefined;

  constructor(wortel: LeesElement, opvang: Opvang, opties: LeesOpties) {
    this.#wortel = wortel;
    this.#opvang = opvang;
    this.#opties = opties;
  }

  open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    if (this.#overslaan > 0) {
      this.#overslaan++;
      this.#kijker?.open(naam, attributen, plaats);
      return;
    }
    if (this.#diepte < 0) {
      this.#begin(this.#wortel, 1, naam, attributen, plaats);
      return;
    }
    const ouder = this.#frames[this.#diepte]!;
    const kind = ouder.type?.kinderen.get(naam.lokaal);
    if (kind === undefined) {
      this.#meld('ELEMENT_ONBEKEND', plaats, naam.lokaal, { element: veiligeNaam(naam.lokaal) });
      this.#overslaan = 1;
      return;
    }
    const nummer = ++ouder.gezien[kind.index]!;
    this.#stap(ouder, kind, nummer, plaats);
    if (nummer > 1 && !kind.meervoud) {
      this.#overslaan = 1;
      return;
    }
    if (kind.overslaan) {
      this.#overslaan = 1;
      this.#kijker = this.#opties.inOvergeslagen?.(kind.naam, this.pad());
      this.#kijker?.open(naam, attributen, plaats);
      return;
    }
    this.#begin(kind, nummer, naam, attributen, plaats);
  }

  tekst(tekst: string): void {
    if (this.#overslaan > 0) {
      this.#kijker?.tekst(tekst);
      return;
    }
    const frame = this.#frames[this.#diepte]!;
    const type = frame.type;
    if (type === undefined || type.tekst !== undefined) {
      frame.tekst = frame.tekst === '' ? tekst : frame.tekst + tekst;
      return;
    }
    if (frame.tekstGemeld) return;
    if (type.kindRij.length === 0) {
      frame.tekstGemeld = true;
      this.#meldHier('NIET_LEEG', frame, { element: frame.element.naam });
    } else if (/[^ \t\r\n]/.test(tekst)) {
      frame.tekstGemeld = true;
      this.#meldHier('TEKST_TUSSEN_ELEMENTEN', frame, { element: frame.element.naam });
    }
  }

  sluit(): void {
    if (this.#overslaan > 0) {
      this.#overslaan--;
      this.#kijker?.sluit();
      if (this.#overslaan === 0) this.#kijker = undefined;
      return;
    }
    const frame = this.#frames[this.#diepte]!;
    const waarde = frame.type === undefined ? this.#leesTekst(frame) : this.#leesKinderen(frame, frame.type);
    this.#bewaar(frame, waarde);
    this.#diepte--;
    if (this.#diepte < 0) {
      this.klaar = true;
      this.waarde = waarde;
    }
  }

  /** A whole item of a list that is handed out item by item, by `snelpad.ts`; `MIS` changes nothing. */
  snel(bron: Bron, i: number, plaats: SnelPlaats): number {
    if (this.#overslaan > 0 || this.#diepte < 0) return MIS;
    const lijst = this.#frames[this.#diepte]!;
    if (lijst.type?.isReeks !== true || lijst.snelpad === null) return MIS;
    const snelpad = (lijst.snelpad ??= this.#maakSnelpad(lijst, lijst.type, plaats));
    if (snelpad === null) return MIS;
    // The list itself may have brought a namespace, but nothing has since: what is unknown falls off this path.
    const uri = plaats.uriVan(snelpad.prefix);
    if (uri === undefined || !this.#opties.naamruimten.past(uri)) return MIS;
    return snelpad.lees(bron, i);
  }

  neemSnel(plaats: Plaats): number {
    const lijst = this.#frames[this.#diepte]!;
    const { element, waarde, weggelaten, laatsteTag } = lijst.snelpad!;
    const nummer = ++lijst.gezien[element.index]!;
    this.#stap(lijst, element, nummer, plaats);
    for (const naam of weggelaten) this.#opvang.weggelaten(naam);
    if (lijst.pad === '') lijst.pad = this.pad();
    const path = `${lijst.pad}/${element.naam}[${nummer}]`;
    this.#opvang.deel(element.uitgeven!, waarde, { line: plaats.line, column: plaats.column, path });
    return laatsteTag;
  }

  #maakSnelpad(lijst: Frame, type: LeesType, { limits, diepte }: SnelPlaats): Snelpad | null {
    if (this.#opties.zonderSnelpad) return null;
    const snelpad = makeSnelpad(type, lijst.prefix, limits);
    return snelpad !== undefined && diepte + snelpad.diepte <= limits.depth ? snelpad : null;
  }

  /** `EDEX/leerlingen/leerling[12]` of the element that is open now. */
  pad(): string {
    let pad = this.#opties.pad ?? '';
    for (let i = 0; i <= this.#diepte; i++) {
      const { element, nummer } = this.#frames[i]!;
      pad += (pad === '' ? '' : '/') + element.naam;
      if (element.meervoud) pad += `[${nummer}]`;
    }
    return pad;
  }

  #begin(element: LeesElement, nummer: number, naam: Naam, attributen: Attributen, plaats: Plaats): void {
    if (++this.#aantal > plaats.limits.elements) throw this.#teVeel(plaats);
    this.#diepte++;
    const frame = (this.#frames[this.#diepte] ??= legeFrame(element));
    const { type } = element;
    frame.element = element;
    frame.type = type;
    frame.nummer = nummer;
    frame.line = plaats.line;
    frame.column = plaats.column;
    frame.tekst = '';
    frame.tekstGemeld = false;
    if (!this.#opties.naamruimten.past(naam.uri)) {
      this.#opties.naamruimten.wen(naam.uri);
      this.#meldHier('NAAMRUIMTE', frame, { element: element.naam });
    }
    if (type === undefined) {
      for (const a in attributen) this.#vreemdAttribuut(a, attributen[a]!, frame, plaats);
      return;
    }
    if (type.isReeks) {
      frame.reeks = [];
      frame.prefix = naam.prefix;
      frame.snelpad = undefined;
      frame.pad = '';
    } else frame.waarde = {};
    frame.staat = 0;
    const { gezien } = frame;
    gezien.length = type.kindRij.length;
    gezien.fill(0);
    this.#leesAttributen(frame, type, attributen, plaats);
  }

  #leesAttributen(frame: Frame, type: LeesType, attributen: Attributen, plaats: Plaats): void {
    for (const naam in attributen) {
      const attribuut = type.attribuut.get(naam);
      if (attribuut === undefined) {
        this.#vreemdAttribuut(naam, attributen[naam]!, frame, plaats);
        continue;
      }
      let tekst = attributen[naam]!;
      if (attribuut.trim && !this.#opties.strikt) tekst = this.#trim(tekst, frame, naam);
      const waarde = attribuut.controle(tekst);
      if (waarde !== undefined) frame.waarde[attribuut.eigenschap] = waarde;
      else if (tekst === '' && !attribuut.verplicht) {
        this.#meldHier('LEEG_ELEMENT', frame, { element: naam }, `/@${naam}`);
      } else {
        this.#meldHier('WAARDE_ONGELDIG', frame, { element: naam, uitleg: attribuut.uitleg }, `/@${naam}`);
      }
    }
    for (const attribuut of type.attributen) {
      if (attribuut.verplicht && attributen[attribuut.naam] === undefined) {
        this.#meldHier('ATTRIBUUT_ONTBREEKT', frame, {
          element: frame.element.naam,
          attribuut: attribuut.naam,
        });
      }
    }
  }

  #vreemdAttribuut(naam: string, waarde: string, frame: Frame, plaats: Plaats): void {
    if (naam === 'xmlns' || naam.startsWith('xmlns:')) return;
    const dubbelepunt = naam.indexOf(':');
    const uri = dubbelepunt < 0 ? '' : (plaats.uriVan(naam.slice(0, dubbelepunt)) ?? '');
    if (uri !== '' && this.#opties.naamruimten.negeertAttribuut(uri)) {
      const { magXsi } = this.#opties;
      if (uri !== XSI || magXsi === undefined) return;
      if (magXsi(naam.slice(dubbelepunt + 1), waarde, frame.element, plaats)) return;
    }
    this.#meldHier('ATTRIBUUT_ONBEKEND', frame, { element: frame.element.naam });
  }

  /** One step through the content model. Whether lost order also means lost meaning shows at the end. */
  #stap(ouder: Frame, kind: LeesElement, nummer: number, plaats: Plaats): void {
    if (nummer > 1 && !kind.meervoud) {
      this.#meld('ELEMENT_DUBBEL', plaats, kind.naam, { element: kind.naam });
      return;
    }
    if (ouder.staat === ZOEK) return;
    const volgende = ouder.type!.automaat[ouder.staat]!.volgende.get(kind.naam);
    if (volgende !== undefined) {
      ouder.staat = volgende;
      return;
    }
    ouder.staat = ZOEK;
    ouder.dwars = kind.naam;
    ouder.dwarsLine = plaats.line;
    ouder.dwarsColumn = plaats.column;
  }

  #leesTekst(frame: Frame): unknown {
    const { element } = frame;
    let { tekst } = frame;
    if (tekst === '' && element.standaard !== undefined) return element.standaard;
    if (element.trim && !this.#opties.strikt) tekst = this.#trim(tekst, frame, element.naam);
    const waarde = element.controle!(tekst);
    if (waarde !== undefined) return element.identificerend ? undefined : waarde;
    if (tekst === '' && !element.leegMag && !element.verplicht) {
      this.#meldHier('LEEG_ELEMENT', frame, { element: element.naam });
    } else {
      this.#meldHier('WAARDE_ONGELDIG', frame, { element: element.naam, uitleg: element.uitleg });
    }
    return undefined;
  }

  #leesKinderen(frame: Frame, type: LeesType): unknown {
    if (type.tekst !== undefined) this.#leesTekstBijAttributen(frame, type.tekst);
    const oordeel = beoordeel(frame, type);
    if (oordeel.kind !== 'goed') this.#meldOordeel(oordeel, frame, type);
    if (type.isReeks) return frame.reeks.length === 0 && !frame.element.verplicht ? undefined : frame.reeks;
    for (const eigenschap of type.verplicht) {
      if (frame.waarde[eigenschap] === undefined) return undefined;
    }
    return frame.waarde;
  }

  #leesTekstBijAttributen(frame: Frame, { controle, uitleg }: NonNullable<LeesType['tekst']>): void {
    frame.waarde.waarde = controle(frame.tekst);
    if (frame.waarde.waarde !== undefined) return;
    const leeg = frame.tekst === '' && !frame.element.verplicht;
    const { naam } = frame.element;
    if (leeg) this.#meldHier('LEEG_ELEMENT', frame, { element: naam });
    else this.#meldHier('WAARDE_ONGELDIG', frame, { element: naam, uitleg });
  }

  #meldOordeel(oordeel: Exclude<Oordeel, { kind: 'goed' }>, frame: Frame, type: LeesType): void {
    const ouder = frame.element.naam;
    if (oordeel.kind === 'volgorde' || (oordeel.kind === 'ontbreekt' && oordeel.volgorde)) {
      const plaats = { line: frame.dwarsLine, column: frame.dwarsColumn, path: '' };
      this.#meld('VOLGORDE', plaats, frame.dwars, { element: frame.dwars });
    }
    if (oordeel.kind === 'nietSamen') {
      this.#meldHier('ELEMENT_NIET_SAMEN', frame, { element: oordeel.naam }, `/${oordeel.naam}`);
    } else if (oordeel.kind === 'ontbreekt') {
      const code = type.isReeks && !frame.element.verplicht ? 'LEGE_REEKS' : 'ELEMENT_ONTBREEKT';
      this.#meldHier(code, frame, { ouder, element: somOp(oordeel.namen) });
    }
  }

  #bewaar(frame: Frame, waarde: unknown): void {
    const { element } = frame;
    if (element.uitgeven !== undefined) this.#aantal = 0;
    if (element.identificerend) {
      this.#opvang.weggelaten(element.naam);
      return;
    }
    if (waarde === undefined) return;
    if (element.uitgeven !== undefined) {
      const position = { line: frame.line, column: frame.column, path: this.pad() };
      this.#opvang.deel(element.uitgeven, waarde as object, position);
    }
    if (this.#diepte === 0) return;
    const ouder = this.#frames[this.#diepte - 1]!;
    const { doel, tag, eigenschap } = element;
    if (doel === 'eigenschap') {
      // What was handed out is not kept, only remembered as seen.
      ouder.waarde[eigenschap] = element.uitgeven === undefined ? waarde : UITGEGEVEN;
      return;
    }
    if (element.uitgeven !== undefined) return;
    const item =
      tag === undefined
        ? waarde
        : element.type === undefined
          ? { kind: tag, waarde }
          : { kind: tag, ...(waarde as object) };
    if (doel === 'reeks') ouder.reeks.push(item);
    else ((ouder.waarde[eigenschap] ??= []) as unknown[]).push(item);
  }

  #teVeel({ line, column, limits }: Plaats): StandardsError {
    const position = { line, column, path: this.pad() };
    return new StandardsError('XML_TE_VEEL_ELEMENTEN', { position, waarden: { grens: limits.elements } });
  }

  #trim(tekst: string, frame: Frame, element: string): string {
    const kort = tekst.trim();
    if (kort.length !== tekst.length) this.#meldHier('SPATIES', frame, { element });
    return kort;
  }

  #meld(
    code: BevindingCode,
    plaats: Position | Plaats,
    naam: string,
    waarden?: Record<string, string>,
  ): void {
    this.#geef(code, plaats.line, plaats.column, `${this.pad()}/${veiligeNaam(naam)}`, waarden);
  }

  #meldHier(code: BevindingCode, frame: Frame, waarden?: Record<string, string>, achter = ''): void {
    this.#geef(code, frame.line, frame.column, this.pad() + achter, waarden);
  }

  #geef(
    code: BevindingCode,
    line: number,
    column: number,
    path: string,
    waarden: Record<string, string> = {},
  ): void {
    const { layer, soepel, strikt, melding } = bevindingen[code];
    const severity = this.#opties.strikt ? strikt : soepel;
    this.#opvang.bevinding({
      layer,
      severity,
      code,
      melding: fillTekst(melding, waarden),
      path,
      line,
      column,
    });
  }
}

const UITGEGEVEN = Object.freeze({});

/** A name from a stranger may hold anything, a child's name too: only what looks like an element name is shown. */
function veiligeNaam(naam: string): string {
  return /^[a-z][a-z0-9_-]{0,39}$/.test(naam) ? naam : '?';
}

/** `'achternaam' of 'roepnaam'`. */
function somOp(namen: readonly string[]): string {
  return namen.map((naam) => `'${naam}'`).join(' of ');
}
