import type { Geheimen } from '@koppelpunt/platform';
import { maskCodes } from './mask-codes.ts';
import { contextOf, openKandidaat } from './verzoek-geheimen.ts';
import type { Verzoek, VerzoekDetail } from './verzoeken.contract.ts';
import type { VerzoekRow } from './verzoeken.store.ts';

export function toVerzoek(row: VerzoekRow): Verzoek {
  return {
    id: row.id,
    status: row.status,
    ontvangenOp: row.ontvangenOp.toISOString(),
    via: 'e-mail',
    van: row.van,
    brin6: row.brin6,
    schoolnaam: row.schoolnaam,
    codeLengte: row.codeLengte,
    reden: row.reden,
  };
}

/** Decrypts the texts and masks every code in them: support recognises a mail and cannot copy a code from it. */
export function toVerzoekDetail(row: VerzoekRow, geheimen: Geheimen): VerzoekDetail {
  const { kandidaten } = row;
  const codes = [row.codeVersleuteld, ...kandidaten.map(({ codeVersleuteld }) => codeVersleuteld)]
    .filter((ciphertext) => ciphertext !== null)
    .map((ciphertext) => geheimen.decrypt(ciphertext, contextOf(row.id, 'code')));
  const gekozen = row.codeVersleuteld && geheimen.decrypt(row.codeVersleuteld, contextOf(row.id, 'code'));
  const open = (ciphertext: string, column: 'onderwerp' | 'tekst' | 'afwijzing') =>
    maskCodes(geheimen.decrypt(ciphertext, contextOf(row.id, column)), codes);
  return {
    ...toVerzoek(row),
    onderwerp: open(row.onderwerpVersleuteld, 'onderwerp'),
    tekst: open(row.tekstVersleuteld, 'tekst'),
    controle: row.controle,
    koppelingId: row.koppelingId,
    afwijzing: row.afwijzingVersleuteld && open(row.afwijzingVersleuteld, 'afwijzing'),
    kandidaten: kandidaten.map((kandidaat) => ({
      brin6: kandidaat.brin6,
      codeLengte: kandidaat.codeLengte,
      gekozen: gekozen !== null && openKandidaat(geheimen, row.id, kandidaat) === gekozen,
    })),
  };
}
