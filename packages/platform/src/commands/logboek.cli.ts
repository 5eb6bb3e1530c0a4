import { CliError, type CliInput, type Command } from './cli.ts';
import type { listInzagen } from '../logboek/inzage.ts';
import type { Breuk, LogboekVerificatie } from '../logboek/verify-logboek.ts';

/** `logboek verify`, the same in every application; `verify` opens its database. */
export function logboekVerify(verify: (hoofd: string | undefined) => Promise<LogboekVerificatie>): Command {
  return {
    words: 'logboek verify',
    help: 'rekent de keten van het logboek na en toont haar hoofd',
    options: { hoofd: { type: 'string', help: 'een hoofd dat u eerder bewaarde: staat het er nog in?' } },
    run: async (input) => describeVerificatie(await verify(parseHoofd(input.optional('hoofd')))),
  };
}

function parseHoofd(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const hoofd = text.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hoofd)) return hoofd;
  throw new CliError(
    'Een hoofd heeft 64 tekens: cijfers en de letters a tot en met f. Plak het heel achter --hoofd.',
  );
}

/** The output of the command: its value and text, or the one sentence that names the first broken link. */
function describeVerificatie(uitkomst: LogboekVerificatie): { json: unknown; text: string } {
  if (uitkomst.kind !== 'klopt') throw new CliError(describeBreuk(uitkomst));
  const { schakels, hoofd, bewaard, bewaardeHoofden } = uitkomst;
  const oud = bewaard === 'niet gevraagd' ? undefined : bewaard.volgnummer;
  return {
    json: { klopt: true, schakels, hoofd, bewaardeHoofden, ...(oud !== undefined && { bewaardHoofd: oud }) },
    text: [
      `Het logboek klopt: ${schakels} schakels, elk op haar plaats.`,
      ...(oud === undefined ? [] : [`Het hoofd dat u bewaarde staat er nog in: schakel ${oud}.`]),
      bewaardeHoofden > 0
        ? `Alle hoofden die eerder buiten de database zijn bewaard (${bewaardeHoofden}) staan er nog in.`
        : 'Er is nog geen hoofd buiten de database bewaard (LOGBOEK_HOOFDEN): of het einde is afgesneden, blijkt zo niet.',
      `Hoofd: ${hoofd}`,
      'Bewaar dit hoofd ook buiten deze computer. Daarmee blijkt later (--hoofd) of het einde is afgesneden.',
    ].join('\n'),
  };
}

function describeBreuk(breuk: Breuk): string {
  switch (breuk.kind) {
    case 'gewijzigd':
      return `Het logboek klopt niet vanaf schakel ${breuk.volgnummer} (regel ${breuk.logboekId}, ${op(breuk.tijdstip)}): de regel of haar plaats is achteraf gewijzigd.`;
    case 'regel ontbreekt':
      return `Het logboek klopt niet vanaf schakel ${breuk.volgnummer} (regel ${breuk.logboekId}, ${breuk.vorige ? `na ${op(breuk.vorige)}` : 'de eerste'}): de regel is verwijderd.`;
    case 'schakel ontbreekt':
      return breuk.los
        ? `Het logboek klopt niet vanaf schakel ${breuk.volgnummer} (regel ${breuk.los.logboekId}, ${op(breuk.los.tijdstip)}): de schakel is verwijderd.`
        : `Het logboek klopt niet vanaf schakel ${breuk.volgnummer}: die schakel is met haar regel verwijderd.`;
    case 'regel zonder schakel':
      return `Het logboek klopt niet na schakel ${breuk.volgnummer - 1}: regel ${breuk.los.logboekId} (${op(breuk.los.tijdstip)}) hoort bij geen schakel, dus zij is buiten de toepassing om toegevoegd of haar schakel is verwijderd.`;
    case 'bewaard hoofd weg':
      return `De ${breuk.schakels} schakels van het logboek passen op elkaar, maar gaan niet door het hoofd van schakel ${breuk.volgnummer} dat buiten de database is bewaard: het einde is afgesneden of het logboek is herschreven.`;
    case 'hoofd onbekend':
      return `De ${breuk.schakels} schakels van het logboek passen op elkaar, maar het hoofd dat u bewaarde is er niet bij: het einde is afgesneden of het logboek is herschreven.`;
  }
}

const op = (moment: Date): string =>
  moment.toLocaleString('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'long', timeStyle: 'medium' });

/** `logboek leerling`, the same in every application; `list` opens its database. */
export function logboekLeerling(
  list: (brin6: string, key: string) => ReturnType<typeof listInzagen>,
): Command {
  return {
    words: 'logboek leerling',
    help: 'toont wie op een scherm naar deze leerling keek; wie ophaalde, staat bij de koppeling',
    options: {
      brin: { type: 'string', required: true, help: 'brin- en vestigingsnummer, zoals 97QX00' },
      key: { type: 'string', required: true, help: 'de key van de leerling in deze toepassing' },
    },
    async run(input: CliInput) {
      const rijen = await list(input.text('brin'), input.text('key'));
      const json = rijen.map(({ tijdstip, ...rij }) => ({ op: tijdstip.toISOString(), ...rij }));
      const regels = json.map(({ op, actor, gebeurtenis }) => `${op}  ${actor}  ${gebeurtenis}`);
      return { json, text: regels.join('\n') || 'Niemand keek op een scherm naar deze leerling.' };
    },
  };
}
