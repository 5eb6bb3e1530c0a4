/**
 * Reads DUO's list of vestigingen. Its older files are windows-1252 with semicolons, its newer ones UTF-8 with commas and
 * quotes, and the names of the columns changed between years: all of these are read.
 */
import type { Vestiging } from './vestiging.ts';

/** Under which names a column has stood, newest first. */
const KOLOMMEN = {
  vestiging: ['VESTIGINGSCODE', 'VESTIGINGSNUMMER'],
  instelling: ['INSTELLINGSCODE', 'BRIN NUMMER', 'BRINNUMMER'],
  naam: ['VESTIGINGSNAAM', 'INSTELLINGSNAAM', 'NAAM_VESTIGING'],
  plaats: ['PLAATSNAAM', 'PLAATSNAAM_VESTIGING', 'GEMEENTENAAM', 'GEMEENTENAAM_VESTIGING'],
  telefoon: ['TELEFOONNUMMER'],
  internetadres: ['INTERNETADRES'],
} as const;

export type VestigingenUitkomst =
  | { kind: 'gelezen'; vestigingen: Vestiging[]; overgeslagen: { regel: number; reden: string }[] }
  | { kind: 'onleesbaar'; melding: string };

export function parseVestigingen(bytes: Uint8Array): VestigingenUitkomst {
  const [kop, ...regels] = readRows(decode(bytes));
  const namen = (kop ?? []).map((naam) => naam.trim().toUpperCase());
  const find = (kolom: keyof typeof KOLOMMEN) =>
    KOLOMMEN[kolom].map((naam) => namen.indexOf(naam)).find((plek) => plek >= 0);
  const plek = { vestiging: find('vestiging'), instelling: find('instelling'), naam: find('naam') };
  if (plek.naam === undefined || (plek.vestiging ?? plek.instelling) === undefined) {
    return {
      kind: 'onleesbaar',
      melding:
        'Dit is geen lijst van DUO: de eerste regel noemt geen kolom VESTIGINGSCODE (of INSTELLINGSCODE) en geen kolom VESTIGINGSNAAM. Haal het adressenbestand van het basisonderwijs opnieuw op bij DUO.',
    };
  }
  const found = new Map<string, Vestiging>();
  const overgeslagen: { regel: number; reden: string }[] = [];
  for (const [index, velden] of regels.entries()) {
    if (velden.every((veld) => veld.trim() === '')) continue;
    const veld = (kolom: keyof typeof KOLOMMEN) => velden[find(kolom) ?? -1]?.trim() ?? '';
    const brin6 = toBrin6(veld('vestiging'), veld('instelling'));
    const regel = index + 2;
    if (!brin6) overgeslagen.push({ regel, reden: 'geen BRIN met vestigingsnummer, zoals 97QX00' });
    else if (veld('naam') === '') overgeslagen.push({ regel, reden: 'geen naam' });
    else {
      found.set(brin6, {
        brin6,
        naam: veld('naam').slice(0, 200),
        plaats: veld('plaats').slice(0, 100),
        telefoon: veld('telefoon').slice(0, 30) || null,
        internetadres: veld('internetadres').slice(0, 200) || null,
      });
    }
  }
  return { kind: 'gelezen', vestigingen: [...found.values()], overgeslagen };
}

/** `97QX00`; `97QX` with `00` or `0` beside it; or `97QX` alone, which is its first vestiging. */
function toBrin6(vestiging: string, instelling: string): string | undefined {
  const code = vestiging.replaceAll(' ', '').toUpperCase();
  const brin4 = instelling.replaceAll(' ', '').toUpperCase();
  const whole = /^[0-9]{1,2}$/.test(code) ? brin4 + code.padStart(2, '0') : code || `${brin4}00`;
  const brin6 = whole.length === 4 ? `${whole}00` : whole;
  return /^[0-9]{2}[A-Z]{2}[0-9]{2}$/.test(brin6) ? brin6 : undefined;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The rows of a CSV file; the sign between its fields is the one that its first line has most of. */
function readRows(text: string): string[][] {
  const [first = ''] = text.split('\n', 1);
  const sign = first.split(';').length > first.split(',').length ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, sign);
    row.push(field.value);
    at = field.end;
    if (text[at] === sign) at += 1;
    else {
      rows.push(row);
      row = [];
      if (text[at] === '\r') at += 1;
      at += 1;
    }
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function readPlain(text: string, start: number, sign: string): { value: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== sign && text[end] !== '\n') end += 1;
  const value = text.slice(start, end);
  return value.endsWith('\r') ? { value: value.slice(0, -1), end: end - 1 } : { value, end };
}

/** Two quotes are one; what stands behind the closing quote is no part of the field. */
function readQuoted(text: string, start: number): { value: string; end: number } {
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else break;
    at += 1;
  }
  return { value, end: at + 1 };
}
