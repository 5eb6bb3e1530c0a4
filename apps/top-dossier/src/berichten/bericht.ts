import { describeTot, type Pauze, type Pauzemoment } from '../koppelingen/pauze.ts';

/** The mails that we send to a school. They never hold a code or a pupil. */
export const BERICHT_JOB = 'send-bericht';

/** The first retry comes after 5 s and each next one after twice as long: the last after more than a week. */
export const BERICHT_QUEUE = {
  name: BERICHT_JOB,
  retryLimit: 18,
  retryDelaySeconds: 5,
  expireInSeconds: 120,
} as const;

/** The data of the job: ids only. */
export type BerichtJobData =
  | { soort: 'bevestiging'; koppelingId: string }
  | { soort: 'afwijzing'; verzoekId: string }
  | { soort: 'pauze'; koppelingId: string; pauzeId: string; wat: Pauzemoment };

export type Bericht = { onderwerp: string; tekst: string };

export function createBevestiging(koppeling: {
  brin6: string;
  schoolnaam: string | null;
  aantalLeerlingen: number;
  aantalGroepen: number;
}): Bericht {
  const school = koppeling.schoolnaam ? `${koppeling.schoolnaam} (${koppeling.brin6})` : koppeling.brin6;
  return {
    onderwerp: `Bevestiging: de koppeling ESIS - TOP dossier is actief voor ${koppeling.brin6}`,
    tekst: [
      'Beste collega,',
      '',
      `De SWV Topdossier koppeling tussen ESIS en TOP dossier is geactiveerd voor ${school}.`,
      `TOP dossier heeft ${koppeling.aantalLeerlingen} leerlingen in ${koppeling.aantalGroepen} groepen ontvangen. U kunt de koppeling nu gebruiken.`,
      '',
      'Wilt u de uitwisseling tijdelijk stoppen? Verwijder dan in ESIS bij Instellen – Koppelingen de verificatiecode. Vult u de code weer in, dan gaat de uitwisseling vanzelf verder.',
      '',
      'Met vriendelijke groet,',
      '',
      'Support TOP dossier',
      '',
    ].join('\n'),
  };
}

export function createAfwijzing(verzoek: { brin6: string | null; reden: string }): Bericht {
  const voor = verzoek.brin6 ? ` voor ${verzoek.brin6}` : '';
  return {
    onderwerp: `Uw verzoek voor de koppeling ESIS - TOP dossier${voor}`,
    tekst: [
      'Beste collega,',
      '',
      `Wij hebben uw verzoek om de koppeling tussen ESIS en TOP dossier te activeren${voor} bekeken, en kunnen het zo niet uitvoeren:`,
      '',
      verzoek.reden,
      '',
      'U kunt deze mail beantwoorden of een nieuw verzoek sturen.',
      '',
      'Met vriendelijke groet,',
      '',
      'Support TOP dossier',
      '',
    ].join('\n'),
  };
}

export function createPauzebericht(
  { brin6, schoolnaam }: { brin6: string; schoolnaam: string | null },
  pauze: Pauze,
  wat: Pauzemoment,
): Bericht {
  const school = schoolnaam ? `${schoolnaam} (${brin6})` : brin6;
  const { kop, zinnen } = describePauzemoment(pauze, wat);
  return {
    onderwerp: `TOP dossier: ${kop} voor ${brin6}`,
    tekst: [
      'Beste collega,',
      '',
      ...zinnen(school),
      '',
      'In ESIS hoeft u niets te doen; de verificatiecode blijft geldig. ESIS zelf weet niet van deze pauze.',
      '',
      'Met vriendelijke groet,',
      '',
      'Support TOP dossier',
      '',
    ].join('\n'),
  };
}

function describePauzemoment(pauze: Pauze, wat: Pauzemoment) {
  const { reden } = pauze;
  const einde = pauze.tot
    ? `Dat duurt${describeTot(pauze)}. Daarna gaat het vanzelf verder.`
    : 'U krijgt bericht als support hervat.';
  switch (wat) {
    case 'gepauzeerd':
      return {
        kop: 'uitwisseling gepauzeerd',
        zinnen: (school: string) => [
          `Support van TOP dossier heeft de uitwisseling met ${school} gepauzeerd: TOP dossier haalt nu niets op uit ESIS.`,
          `Reden: ${reden}`,
          einde,
        ],
      };
    case 'hervat':
      return {
        kop: 'uitwisseling hervat',
        zinnen: (school: string) => [
          `Support van TOP dossier heeft de pauze met ${school} opgeheven. TOP dossier vraagt ESIS weer, tenzij uw school zelf pauzeert.`,
        ],
      };
    case 'morgen-begin':
      return {
        kop: 'morgen een pauze',
        zinnen: (school: string) => [
          `Morgen pauzeert support van TOP dossier de uitwisseling met ${school}: TOP dossier haalt dan niets op uit ESIS.`,
          `Reden: ${reden}`,
          einde,
        ],
      };
    case 'morgen-einde':
      return {
        kop: 'morgen weer uitwisseling',
        zinnen: (school: string) => [
          `De pauze van support van TOP dossier met ${school} loopt vandaag af. Morgen vraagt TOP dossier ESIS vanzelf weer, tenzij uw school zelf pauzeert.`,
        ],
      };
  }
}
