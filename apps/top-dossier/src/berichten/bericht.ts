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
  { soort: 'bevestiging'; koppelingId: string } | { soort: 'afwijzing'; verzoekId: string };

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
