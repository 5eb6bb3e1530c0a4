import type { Actor } from '@koppelpunt/platform';
import { splitBrin6, type Brin6 } from '@koppelpunt/standards';
import type { Bronnen } from '../bronnen/bronnen.service.ts';
import type { TopDossierDatabase } from '../database.ts';
import { schooljaarOf } from '../bronnen/schooljaar.ts';
import { toUwlrStoring, type UwlrStoring } from '../bronnen/uwlr-storing.ts';
import { controleFouten, type ControleCode } from '../errors.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { Controle } from './verzoeken.contract.ts';

/** A person waits at a screen for the answer. */
const CONTROLE_TIMEOUT_MS = 15_000;

/** Asks ESIS for the groups with this code (HaalStructuur), to prove that the code works before any pupil crosses. */
export async function checkVerificatiecode(
  deps: { database: TopDossierDatabase; bronnen: Bronnen },
  actor: Actor,
  school: { brin6: string; verificatiecode: string },
): Promise<Controle> {
  requireMay(actor, 'verzoeken behandelen');
  const { client } = await deps.database.as(actor, async (handeling) => {
    const bron = await deps.bronnen.getBron(handeling);
    return await deps.bronnen.openClient(handeling, bron.id, CONTROLE_TIMEOUT_MS);
  });
  const now = deps.database.now();
  // The answer of the standard names the school by its BRIN alone.
  const base = { op: now.toISOString() };
  const fout = (code: ControleCode | UwlrStoring['code'], melding: string): Controle => ({
    ...base,
    ok: false,
    groepen: [],
    melding,
    code,
  });
  try {
    const { brincode, dependancecode } = splitBrin6(school.brin6 as Brin6);
    const antwoord = await client.haalStructuur(
      { schooljaar: schooljaarOf(now), brincode, dependancecode, xsdversie: '2.2' },
      { autorisatiesleutel: school.verificatiecode },
    );
    if (antwoord.kind !== 'gegevens') {
      return fout('GEEN_GROEPEN', controleFouten.GEEN_GROEPEN);
    }
    const van = 'brincode' in antwoord.school ? antwoord.school : undefined;
    if (`${van?.brincode ?? ''}${van?.dependancecode || '00'}` !== school.brin6) {
      return fout('ANDERE_SCHOOL', controleFouten.ANDERE_SCHOOL);
    }
    const groepen = antwoord.groepen.map(({ naam, jaargroep }) => ({ naam, jaargroep }));
    return {
      ...base,
      ok: true,
      groepen,
      melding: `De code werkt: ESIS geeft ${groepen.length} ${groepen.length === 1 ? 'groep' : 'groepen'} van ${school.brin6}. Er zijn nog geen leerlingen opgehaald.`,
      code: null,
    };
  } catch (error) {
    const storing = toUwlrStoring(error, { geheim: school.verificatiecode, now });
    if (!storing) throw error;
    const opnieuw = storing.soort === 'tijdelijk' ? ' Probeer het over een paar minuten opnieuw.' : '';
    return fout(storing.code, `${storing.melding}${opnieuw}`);
  }
}
