import type { Geheimen } from '@koppelpunt/platform';
import { maskAdres } from './afzender.ts';
import { maskCodes } from './mask-codes.ts';
import { maskPersoonsnummers } from './mask-persoonsnummers.ts';
import { contextOf, openKandidaat, openSchoolnaam, openVan } from './verzoek-geheimen.ts';
import type { Verzoek, VerzoekDetail, VerzoekMail } from './verzoeken.contract.ts';
import type { VerzoekRow } from './verzoeken.store.ts';

export function toVerzoek(row: VerzoekRow, geheimen: Geheimen): Verzoek {
  return {
    id: row.id,
    status: row.status,
    ontvangenOp: row.ontvangenOp.toISOString(),
    via: 'e-mail',
    van: maskAdres(openVan(geheimen, row)),
    brin6: row.brin6,
    schoolnaam: openSchoolnaam(geheimen, row),
    codeLengte: row.codeLengte,
    reden: row.reden,
  };
}

/** The request without its mail: that is opened by an act of its own. */
export function toVerzoekDetail(
  row: VerzoekRow,
  geheimen: Geheimen,
  bestaand: VerzoekDetail['bestaand'],
): VerzoekDetail {
  const gekozen = row.codeVersleuteld && geheimen.decrypt(row.codeVersleuteld, contextOf(row.id, 'code'));
  return {
    ...toVerzoek(row, geheimen),
    controle: row.controle,
    koppelingId: row.koppelingId,
    afwijzing: row.afwijzingVersleuteld && open(row, geheimen, 'afwijzing', row.afwijzingVersleuteld),
    bestaand,
    kandidaten: row.kandidaten.map((kandidaat) => ({
      brin6: kandidaat.brin6,
      codeLengte: kandidaat.codeLengte,
      gekozen: gekozen !== null && openKandidaat(geheimen, row.id, kandidaat) === gekozen,
    })),
  };
}

export function toVerzoekMail(row: VerzoekRow, geheimen: Geheimen): VerzoekMail {
  return {
    van: openVan(geheimen, row),
    onderwerp: open(row, geheimen, 'onderwerp', row.onderwerpVersleuteld),
    tekst: open(row, geheimen, 'tekst', row.tekstVersleuteld),
  };
}

/** Support recognises a mail in it, and can copy neither a code nor a number of a person. */
function open(
  row: VerzoekRow,
  geheimen: Geheimen,
  column: 'onderwerp' | 'tekst' | 'afwijzing',
  ciphertext: string,
): string {
  const codes = [row.codeVersleuteld, ...row.kandidaten.map(({ codeVersleuteld }) => codeVersleuteld)]
    .filter((code) => code !== null)
    .map((code) => geheimen.decrypt(code, contextOf(row.id, 'code')));
  return maskPersoonsnummers(maskCodes(geheimen.decrypt(ciphertext, contextOf(row.id, column)), codes));
}
