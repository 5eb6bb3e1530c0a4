/** What the mails about a mandate say. None holds a link: who signs in finds it, and nobody learns to press on one. */
import { formatDag } from '@koppelpunt/platform';

export type MandaatMail = { onderwerp: string; tekst: string };

type School = { naam: string; brin6: string };

/** To each person of the bestuur: it is their turn. */
export const createVraagMail = (
  naam: string,
  { aanvrager, school }: { aanvrager: { naam: string; email: string }; school: School },
): MandaatMail =>
  createMail(naam, `${aanvrager.naam} vraagt om een mandaat voor ${school.naam}`, [
    `${aanvrager.naam} (${aanvrager.email}) is applicatiebeheerder van ${school.naam} (${school.brin6}) en vraagt u om een`,
    'mandaat. Daarmee mag deze persoon namens het bestuur akkoord gaan met de voorwaarden van een koppeling in ESIS.',
    '',
    'U bent aan zet. Log in bij ESIS zoals altijd en kies Instellen, Mandaten. Daar verleent u het mandaat, of u wijst de',
    'aanvraag af.',
    '',
    'Kent u deze persoon niet? Wijs de aanvraag dan af en bel de school.',
  ]);

/** To the person who asked. */
export const createVerleendMail = (
  naam: string,
  { school, vanaf, tot }: { school: School; vanaf: string; tot: string },
): MandaatMail =>
  createMail(naam, `U hebt een mandaat voor ${school.naam}`, [
    `Uw bestuur heeft u een mandaat verleend voor ${school.naam} (${school.brin6}), van ${formatDag(vanaf)} tot en met`,
    `${formatDag(tot)}. In die tijd mag u namens het bestuur akkoord gaan met de voorwaarden van een koppeling.`,
    '',
    'U bent aan zet. Log in bij ESIS zoals altijd en kies Instellen, Koppelingen.',
  ]);

/** To the person who asked, when the bestuur does not want it. */
export const createAfgewezenMail = (naam: string, { school }: { school: School }): MandaatMail =>
  createMail(naam, `Uw aanvraag voor een mandaat voor ${school.naam} is afgewezen`, [
    `Uw bestuur verleent u nu geen mandaat voor ${school.naam} (${school.brin6}). Vraag uw bestuur naar de reden.`,
  ]);

const createMail = (naam: string, onderwerp: string, regels: readonly string[]): MandaatMail => ({
  onderwerp,
  tekst: [`Beste ${naam},`, '', ...regels, ''].join('\n'),
});
