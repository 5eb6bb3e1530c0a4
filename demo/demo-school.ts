import type { AppName } from '@koppelpunt/platform';
import { writeEdexml } from '@koppelpunt/standards';
import { makeSchool } from '@koppelpunt/testkit';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The fictional school of the demo. No real school has a BRIN from 90XX on. */
export const DEMO_SCHOOL = { brin: '97QX00', naam: 'De Regenboog', plaats: 'Utrecht', bestuur: '99701' };

export type DemoGebruiker = {
  app: AppName;
  email: string;
  naam: string;
  rol: string;
  /** Where the role holds; absent for staff of the samenwerkingsverband. */
  plek?: { brin: string } | { bestuur: string };
};

const { brin, bestuur } = DEMO_SCHOOL;

export const DEMO_GEBRUIKERS: readonly DemoGebruiker[] = [
  {
    app: 'esis',
    email: 'm.jansen@regenboog.example',
    naam: 'Marieke Jansen',
    rol: 'applicatiebeheerder',
    plek: { brin },
  },
  {
    app: 'esis',
    email: 'j.vanvliet@regenboog.example',
    naam: 'Joke van Vliet',
    rol: 'bestuur',
    plek: { bestuur },
  },
  {
    app: 'top-dossier',
    email: 'b.devries@noorderlicht.example',
    naam: 'Bas de Vries',
    rol: 'support',
  },
  {
    app: 'top-dossier',
    email: 'f.smit@noorderlicht.example',
    naam: 'Femke Smit',
    rol: 'functioneel_beheerder',
  },
  {
    app: 'top-dossier',
    email: 'i.bakker@regenboog.example',
    naam: 'Inge Bakker',
    rol: 'intern_begeleider',
    plek: { brin },
  },
];

/** The person whom the bestuur lets accept terms, who walks through the stappenplan. */
export const DEMO_MANDAAT = { email: 'm.jansen@regenboog.example', functie: 'administratief medewerker' };

/** One place for the spelling; TOP dossier's mailbox receives mail for this address. */
export const SUPPORT_EMAIL = 'support-topdossier@perspectiefopschool.nl';
/** How TOP dossier presents itself to ESIS. */
export const KLANTNAAM = 'top-dossier';

/** The EDEXML file of the demo school, made once and kept, so that a visitor can look at it and import it again. */
export async function writeDemoSchool(dataDir: string): Promise<string> {
  const file = join(dataDir, 'de-regenboog-97QX00.xml');
  if (existsSync(file)) return file;
  const { school, groepen, samengesteldeGroepen, leerlingen } = makeSchool({
    brincode: '97QX',
    dependancecode: '00',
    leerlingen: 220,
    seed: 97,
  });
  const bericht = {
    school,
    groepen: [
      ...groepen.map((value) => ({ kind: 'groep' as const, ...value })),
      ...samengesteldeGroepen.map((value) => ({ kind: 'samengesteldeGroep' as const, ...value })),
    ],
    leerlingen,
  };
  await pipeline(writeEdexml(bericht), createWriteStream(`${file}.nieuw`, { mode: 0o600 }));
  renameSync(`${file}.nieuw`, file);
  return file;
}
