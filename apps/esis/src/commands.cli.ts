import { CliError, readStdin, type Actor, type CliInput, type Command } from '@koppelpunt/platform';
import { createReadStream } from 'node:fs';
import type { Services } from './app.ts';
import { ROLLEN, type Rol } from './gebruikers/rollen.ts';
import { dagVan } from './kalender/kalender.ts';
import { activeerSchema } from './koppelingen/koppelingen.contract.ts';
import type { ImportUitkomst } from './leerlingen/edexml-import.ts';

export type OpenServices = () => Promise<{ services: Services; close: () => Promise<void> }>;

type Output = { json: unknown; text: string };

const brin = { type: 'string', required: true, help: 'brin- en vestigingsnummer, zoals 97QX00' } as const;
const aanbodOptie = { type: 'string', help: 'welke koppeling; zonder: top-dossier' } as const;
const aanbodVan = (input: CliInput) => input.optional('aanbod') ?? 'top-dossier';

/** Every command opens the database, calls one verb, and says what came of it. */
export function buildCommands(open: OpenServices, actor: Actor): Command[] {
  const withServices =
    (run: (services: Services, input: CliInput) => Promise<Output>) => async (input: CliInput) => {
      const { services, close } = await open();
      try {
        return await run(services, input);
      } finally {
        await close();
      }
    };

  return [
    {
      words: 'vestiging create',
      help: 'maakt een vestiging (of laat haar zoals zij is)',
      options: {
        brin,
        naam: { type: 'string', required: true, help: 'naam van de school' },
        plaats: { type: 'string', help: 'plaats' },
      },
      run: withServices(async ({ vestigingen }, input) => {
        const vestiging = {
          brin6: input.text('brin'),
          naam: input.text('naam'),
          plaats: input.optional('plaats'),
        };
        const uitkomst = await vestigingen.createVestiging(actor, vestiging);
        return {
          json: { brin: vestiging.brin6, naam: vestiging.naam, uitkomst },
          text:
            uitkomst === 'gemaakt'
              ? `Vestiging ${vestiging.brin6} is gemaakt.`
              : `Vestiging ${vestiging.brin6} bestond al; er is niets gewijzigd.`,
        };
      }),
    },
    {
      words: 'vestiging list',
      help: 'toont de vestigingen',
      run: withServices(async ({ vestigingen }) => {
        const rijen = await vestigingen.listVestigingen(actor);
        return {
          json: rijen,
          text:
            rijen
              .map(({ brin6, naam, aantalLeerlingen }) => `${brin6}  ${naam}  ${aantalLeerlingen} leerlingen`)
              .join('\n') || 'Er zijn nog geen vestigingen.',
        };
      }),
    },
    {
      words: 'edexml import',
      help: 'leest een EDEXML-bestand in; de vestiging staat in het bestand',
      positionals: ['file'],
      run: withServices(async ({ leerlingen }, input) => {
        const file = input.positional(0);
        return describeImport(await leerlingen.importEdexml(actor, undefined, readFile(file)), file);
      }),
    },
    {
      words: 'leerling list',
      help: 'toont de leerlingen van een vestiging',
      options: { brin, groep: { type: 'string', help: 'alleen deze groep (key)' } },
      run: withServices(async ({ leerlingen }, input) => {
        const { leerlingen: rijen } = await leerlingen.listLeerlingen(actor, input.text('brin'), {
          groep: input.optional('groep'),
        });
        return {
          json: rijen,
          text:
            rijen.map(({ key, naam, groep }) => `${key}  ${naam}  ${groep ?? ''}`).join('\n') ||
            'Er zijn geen leerlingen.',
        };
      }),
    },
    {
      words: 'koppeling activate',
      help: 'activeert een koppeling, zoals de knop Gereed',
      options: {
        brin,
        aanbod: aanbodOptie,
        naam: { type: 'string', required: true, help: 'naam van wie akkoord gaat' },
        akkoord: { type: 'boolean', help: 'akkoord met de gebruikersvoorwaarden' },
        verificatiecode: {
          type: 'string',
          required: true,
          help: 'begint met het brinnummer, 20 tot 50 tekens',
        },
        startdatum: { type: 'string', help: 'zoals 2026-12-01; zonder: vandaag' },
      },
      run: withServices(async (services, input) => {
        const koppeling = await activate(services, actor, input);
        return {
          json: { brin: input.text('brin'), ...koppeling },
          text: `${koppeling.naam}: ${koppeling.statusLabel}. ${koppeling.aanZet}`,
        };
      }),
    },
    {
      words: 'koppeling list',
      help: 'toont de koppelingen van alle vestigingen',
      options: { brin: { ...brin, required: false } },
      run: withServices(async ({ koppelingen }, input) => {
        const alleen = input.optional('brin');
        const rijen = (await koppelingen.listAlle(actor))
          .filter(({ brin6 }) => alleen === undefined || brin6 === alleen)
          .map(({ brin6, ...koppeling }) => ({ brin: brin6, ...koppeling }));
        return {
          json: rijen,
          text:
            rijen.map((rij) => `${rij.brin}  ${rij.aanbodId}  ${rij.statusLabel}`).join('\n') ||
            'Er zijn nog geen koppelingen.',
        };
      }),
    },
    {
      words: 'koppeling code remove',
      help: 'verwijdert de verificatiecode: de uitwisseling stopt',
      options: { brin, aanbod: aanbodOptie },
      run: withServices(async ({ koppelingen }, input) => {
        const brin6 = input.text('brin');
        const id = await koppelingen.findKoppelingId(actor, brin6, aanbodVan(input));
        const koppeling = await koppelingen.deleteCode(actor, brin6, id);
        return {
          json: { brin: brin6, ...koppeling },
          text: `${koppeling.naam}: ${koppeling.statusLabel}. ${koppeling.aanZet}`,
        };
      }),
    },
    {
      words: 'koppeling code set',
      help: 'vult een verificatiecode in: dezelfde hervat, een andere vraagt opnieuw aan',
      options: {
        brin,
        aanbod: aanbodOptie,
        verificatiecode: { type: 'string', required: true, help: 'de code' },
      },
      run: withServices(async ({ koppelingen }, input) => {
        const brin6 = input.text('brin');
        const id = await koppelingen.findKoppelingId(actor, brin6, aanbodVan(input));
        const { uitkomst, koppeling } = await koppelingen.updateCode(
          actor,
          brin6,
          id,
          input.text('verificatiecode'),
        );
        return {
          json: { brin: brin6, uitkomst, koppeling },
          text: `${koppeling.naam}: ${uitkomst}, ${koppeling.statusLabel}. ${koppeling.aanZet}`,
        };
      }),
    },
    {
      words: 'partner create',
      help: 'richt de andere partij in (of wijzigt haar)',
      options: {
        aanbod: { ...aanbodOptie, required: true },
        klantnaam: { type: 'string', required: true, help: 'naam waaronder zij gegevens ophaalt' },
        'klantcode-stdin': {
          type: 'boolean',
          help: 'leest de klantcode van stdin; zonder: een willekeurige',
        },
      },
      run: withServices(async ({ partners }, input) => {
        const klantnaam = input.text('klantnaam');
        const klantcode = input.flag('klantcode-stdin') ? await readStdin() : undefined;
        const uitkomst = await partners.createPartner(actor, {
          aanbodId: aanbodVan(input),
          klantnaam,
          klantcode,
        });
        return {
          json: { aanbod: aanbodVan(input), klantnaam, uitkomst },
          text: `Partner ${klantnaam}: ${uitkomst}.`,
        };
      }),
    },
    {
      words: 'partner list',
      help: 'toont klantnaam en klantcode, voor wie de andere kant instelt',
      run: withServices(async ({ partners }) => {
        const rijen = (await partners.listPartners(actor)).map(({ aanbodId, ...rest }) => ({
          aanbod: aanbodId,
          ...rest,
        }));
        return {
          json: rijen,
          text:
            rijen.map((rij) => `${rij.aanbod}  ${rij.klantnaam}  ${rij.klantcode}`).join('\n') ||
            'Er zijn nog geen partners.',
        };
      }),
    },
    {
      words: 'gebruiker create',
      help: 'maakt een gebruiker van een vestiging',
      options: {
        email: { type: 'string', required: true, help: 'e-mailadres' },
        naam: { type: 'string', required: true, help: 'naam' },
        rol: { type: 'string', required: true, help: ROLLEN.join(' of ') },
        brin,
        'wachtwoord-stdin': { type: 'boolean', required: true, help: 'leest het wachtwoord van stdin' },
      },
      run: withServices(async ({ gebruikers }, input) => {
        const gebruiker = {
          email: input.text('email'),
          naam: input.text('naam'),
          rol: parseRol(input.text('rol')),
          brin6: input.text('brin'),
          wachtwoord: await readStdin(),
        };
        const uitkomst = await gebruikers.createGebruiker(actor, gebruiker);
        return {
          json: { email: gebruiker.email, uitkomst },
          text:
            uitkomst === 'gemaakt'
              ? `Gebruiker ${gebruiker.email} is gemaakt.`
              : `Gebruiker ${gebruiker.email} bestond al; er is niets gewijzigd.`,
        };
      }),
    },
  ];
}

function parseRol(text: string): Rol {
  const rol = ROLLEN.find((naam) => naam === text.replace('-', '_'));
  if (!rol) throw new CliError(`De rol ${text.slice(0, 40)} is er niet. Kies: ${ROLLEN.join(' of ')}.`);
  return rol;
}

async function activate({ koppelingen, aanbod }: Services, actor: Actor, input: CliInput) {
  const aanbodId = aanbodVan(input);
  const voorwaarden = await aanbod.findVoorwaarden(aanbodId);
  const vraag = activeerSchema.safeParse({
    aanbodId,
    naam: input.text('naam'),
    akkoord: input.flag('akkoord'),
    startdatum: input.optional('startdatum') ?? dagVan(new Date()),
    verificatiecode: input.text('verificatiecode'),
    voorwaardenVersie: voorwaarden?.versie ?? '',
  });
  if (vraag.success) return await koppelingen.createKoppeling(actor, input.text('brin'), vraag.data);
  const [issue] = vraag.error.issues;
  throw new CliError(
    issue?.path[0] === 'akkoord'
      ? 'Geef --akkoord mee: zonder akkoord met de gebruikersvoorwaarden kan de koppeling niet worden geactiveerd.'
      : (issue?.message ?? 'Niet alles is goed ingevuld.'),
  );
}

async function* readFile(file: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code === undefined || code.startsWith('XML') || !/^E[A-Z]+$/.test(code)) throw cause;
    throw new CliError(`Het bestand ${file} kan niet worden gelezen (${code}).`, { cause });
  }
}

function describeImport(uitkomst: ImportUitkomst, file: string): Output {
  switch (uitkomst.kind) {
    case 'ongeldig': {
      const regels = uitkomst.bevindingen
        .slice(0, 20)
        .map(({ line, column, melding }) => `${file}:${line}:${column}: ${melding}`);
      throw new CliError([uitkomst.melding, ...regels].join('\n'));
    }
    case 'ingelezen': {
      const { brin6, verslag } = uitkomst;
      const { nieuw, gewijzigd, vertrokken, ongewijzigd } = verslag.verschil;
      const weggelaten = verslag.weggelaten.reduce((som, { aantal }) => som + aantal, 0);
      return {
        json: { brin: brin6, ...verslag, bestand: file },
        text: [
          `Vestiging ${brin6}: ${verslag.aantallen.leerlingen} leerlingen ingelezen (${nieuw} nieuw, ${gewijzigd} gewijzigd, ${vertrokken} vertrokken, ${ongewijzigd} ongewijzigd).`,
          ...(weggelaten > 0 ? [`${weggelaten} persoonsnummers zijn weggelaten.`] : []),
          ...verslag.nietIngelezen.map(({ wat, aantal }) => `Niet ingelezen: ${aantal} ${wat}.`),
          ...(verslag.aantalWaarschuwingen > 0
            ? [`${verslag.aantalWaarschuwingen} waarschuwingen; zie --json.`]
            : []),
        ].join('\n'),
      };
    }
  }
}
