/** A school where nothing changed: how many times a second can ESIS say so? */
import { median, perSeconde, type Doel, type Regel } from '../benchmark.ts';
import { startContender } from '../contender.ts';
import { cpuSeconds } from '../process-figures.ts';
import { runRounds } from '../rounds.ts';
import type { Koppeling } from './esis.ts';
import { fetchSchool, NODE_SOAP, startSoap, verzoekVan } from './node-soap.ts';
import { expect, piekVan, type Opstelling, type Vrager } from './opstelling.ts';

/** Enough at a time to keep ESIS busy: it has ten connections to its database. */
const ONGEWIJZIGD = { keer: 400, tegelijk: 8 };
const MIN_ANTWOORDEN = 2_000;

export async function measureOngewijzigd(
  { stack, map, esis, topDossier }: Opstelling,
  koppeling: Koppeling,
  isKort: boolean,
): Promise<{ regels: Regel[]; doel: Doel }> {
  const school = await fetchSchool(esis, koppeling);
  await topDossier.ronde({ soort: 'synchroniseer', brin6: koppeling.brin6 });
  const soap = await startSoap(stack, { map, school });
  const onze: Vrager = await startContender(stack, 'rondreis/onze-client.contender.ts', {
    url: esis.url,
    sleutel: koppeling.verificatiecode,
    school: JSON.stringify(verzoekVan(koppeling, school)),
    ...esis.klant,
  });
  const vraag = { ...ONGEWIJZIGD, sinds: school.school.aanmaakdatum };
  const cpu: number[] = [];
  const gemeten = await runRounds(
    {
      onze: async () => {
        const voor = cpuSeconds(esis.pid) ?? NaN;
        const uit = await onze.ronde(vraag);
        cpu.push((cpuSeconds(esis.pid) ?? NaN) - voor);
        return uit;
      },
      soap: async () => await soap.client.ronde(vraag),
      sync: async () => await topDossier.ronde({ soort: 'synchroniseer', brin6: koppeling.brin6 }),
    },
    isKort ? { warmUp: 0, rondes: 1 } : { warmUp: 2, rondes: 5 },
  );
  for (const deelnemer of [gemeten.onze, gemeten.soap]) {
    expect('geenwijzigingen', deelnemer.laatste.geenwijzigingen, ONGEWIJZIGD.keer);
  }
  expect('changed', gemeten.sync.laatste.resultaat, 'geen-wijzigingen');
  const proef = 'unchanged, 8 questions at a time';
  const regel = { proef, eenheid: 'antwoorden' as const, aantal: ONGEWIJZIGD.keer };
  const regels: Regel[] = [
    { ...regel, deelnemer: 'ours, ESIS asked', isOnze: true, ms: gemeten.onze.ms, piek: piekVan(esis) },
    { ...regel, deelnemer: NODE_SOAP, isOnze: false, ms: gemeten.soap.ms, piek: soap.piek() },
    {
      proef: 'unchanged, one synchronisation',
      eenheid: 'antwoorden',
      aantal: 1,
      deelnemer: 'ours, job to logboek',
      isOnze: true,
      ms: gemeten.sync.ms,
      piek: piekVan(esis, topDossier),
    },
  ];
  await Promise.all([soap.stop(), onze.stop()]);
  const perCore = ONGEWIJZIGD.keer / median(cpu.slice(-gemeten.onze.ms.length));
  const wall = perSeconde(regels[0] as Regel);
  return {
    regels,
    doel: {
      doel: `at least ${MIN_ANTWOORDEN.toLocaleString('en-US')} geenwijzigingen answers/s per core of ESIS`,
      gemeten: `${Math.round(perCore)} per second of ESIS’ processor time, ${Math.round(wall)} per second in all`,
      isGehaald: perCore >= MIN_ANTWOORDEN,
    },
  };
}
