import {
  CliError,
  geheimOpties,
  parseWachtwoordInvoer,
  readGeheim,
  readStdin,
  type AppCommand,
} from '@koppelpunt/platform';
import { findAddressError, parseBrin6 } from '@koppelpunt/standards';
import { readFile } from 'node:fs/promises';
import { isWijze, WIJZEN } from '../bronnen/bron.ts';
import { parseCertificaat, type CertificaatInfo } from '../bronnen/certificaat.ts';
import { createGebruiker } from '../gebruikers/gebruikers.service.ts';
import { ROLLEN, type Rol } from '../rechten/rechten.ts';
import { DELEN } from '../verzoeken/verzoek.ts';
import { verzoekenQuery } from '../verzoeken/verzoeken.contract.ts';
import type { TopDossierOmgeving } from './omgeving.ts';

export const beheerCommands: readonly AppCommand<TopDossierOmgeving>[] = [
  {
    words: 'bron set',
    help: 'stelt in waar ESIS staat en wie wij daar zijn',
    options: {
      url: { type: 'string', required: true, help: 'het adres van de UWLR-dienst' },
      klantnaam: { type: 'string', required: true, help: 'de naam die ESIS ons gaf' },
      ...geheimOpties('klantcode', 'het geheim dat daarbij hoort'),
      wijze: { type: 'string', help: `hoe wij vragen: ${WIJZEN.join(' of ')}` },
    },
    async run({ actor, services }, input) {
      const url = input.text('url');
      const refusal = findAddressError(url);
      if (refusal !== undefined) throw new CliError(`Dit adres kan niet bij --url. ${refusal.melding}`);
      const klantcode = await readGeheim(input, 'klantcode');
      const wijze = input.optional('wijze');
      if (wijze !== undefined && !isWijze(wijze)) {
        throw new CliError(`Kies bij --wijze uit: ${WIJZEN.join(', ')}.`);
      }
      const klantnaam = input.text('klantnaam');
      const bron = { id: 'esis', url, klantnaam, klantcode, wijze } as const;
      const uitkomst = await services.bronnen.setBron(actor, bron);
      const text =
        uitkomst === 'set' ? `ESIS staat nu ingesteld op ${url}.` : `ESIS stond al ingesteld op ${url}.`;
      return { json: { id: 'esis', url, klantnaam, uitkomst }, text };
    },
  },
  {
    words: 'bron list',
    help: 'toont waar ESIS staat en met welk certificaat; nooit de klantcode',
    run: async ({ actor, services }) => {
      const bronnen = await services.bronnen.listBronnen(actor);
      const lines = bronnen.map(({ id, url, klantnaam, wijze: hoe, certificaat }) =>
        [id, url, klantnaam, hoe, ...(certificaat ? [describeCertificaat(certificaat)] : [])].join('  '),
      );
      return { json: { bronnen }, text: lines.join('\n') || 'Er is nog geen bron ingesteld.' };
    },
  },
  {
    words: 'bron certificaat set',
    help: 'stelt het clientcertificaat in, als ESIS daarom vraagt',
    options: {
      bestand: {
        type: 'string',
        required: true,
        help: 'PEM met certificaat en privésleutel, of PKCS#12 (.p12)',
      },
      ...geheimOpties('wachtwoord', 'het wachtwoord van dat bestand, als het er een heeft'),
    },
    async run({ actor, deps, services }, input) {
      const heeftWachtwoord = input.flag('wachtwoord-stdin') || input.optional('wachtwoord') !== undefined;
      const wachtwoord = heeftWachtwoord ? await readGeheim(input, 'wachtwoord') : undefined;
      const bytes = await readBestand(input.text('bestand'));
      const gelezen = parseCertificaat(bytes, wachtwoord, deps.database.now());
      if (gelezen.kind === 'ongeldig') throw new CliError(gelezen.melding);
      await services.bronnen.setCertificaat(actor, 'esis', gelezen);
      const { houder, geldigTot } = gelezen.info;
      return {
        json: { id: 'esis', certificaat: { houder, geldigTot } },
        text: `Voor ESIS geldt nu het ${describeCertificaat(gelezen.info)}. Bewaar het bestand niet op deze server.`,
      };
    },
  },
  {
    words: 'bron certificaat delete',
    help: 'verwijdert het clientcertificaat',
    run: async ({ actor, services }) => {
      await services.bronnen.setCertificaat(actor, 'esis', null);
      return { json: { id: 'esis', certificaat: null }, text: 'Het clientcertificaat is verwijderd.' };
    },
  },
  {
    words: 'gebruiker create',
    help: 'maakt een account',
    options: {
      email: { type: 'string', required: true, help: 'waarmee men zich aanmeldt' },
      naam: { type: 'string', required: true, help: 'voor- en achternaam' },
      rol: { type: 'string', required: true, help: ROLLEN.join(' of ') },
      brin: { type: 'string', help: 'de vestiging van een intern begeleider' },
      'wachtwoord-stdin': {
        type: 'boolean',
        required: true,
        help: 'leest het wachtwoord van de standaardinvoer',
      },
    },
    async run({ actor, deps }, input) {
      const rol = input.text('rol').replaceAll('-', '_') as Rol;
      if (!ROLLEN.includes(rol)) throw new CliError(`Kies bij --rol uit: ${ROLLEN.join(', ')}.`);
      const brin = input.optional('brin');
      if (brin !== undefined && !parseBrin6(brin)) {
        throw new CliError('Schrijf het BRIN met vestigingsnummer als 97QX00.');
      }
      const geheim = parseWachtwoordInvoer(await readStdin());
      const gebruiker = {
        email: input.text('email'),
        naam: input.text('naam'),
        rol,
        brin6: brin ?? null,
      };
      const { id, uitkomst } = await createGebruiker(actor, deps, { ...gebruiker, ...geheim });
      const text =
        uitkomst === 'created' ? `${gebruiker.email} kan zich aanmelden.` : `${gebruiker.email} bestaat al.`;
      return { json: { id, email: gebruiker.email, rol, brin6: gebruiker.brin6, uitkomst }, text };
    },
  },
  {
    words: 'verzoek list',
    help: 'toont de wachtrij van support, een bladzijde tegelijk',
    options: {
      deel: { type: 'string', help: `${Object.keys(DELEN).join(', ')}; anders te-doen` },
      pagina: { type: 'string', help: 'welke bladzijde; anders de eerste' },
      zoek: { type: 'string', help: 'een BRIN of het begin ervan, een adres of een domein' },
    },
    run: async ({ actor, services }, input) => {
      const vraag = verzoekenQuery.safeParse({
        deel: input.optional('deel'),
        pagina: input.optional('pagina'),
        zoek: input.optional('zoek'),
      });
      if (!vraag.success)
        throw new CliError(
          `Kies bij --deel uit: ${Object.keys(DELEN).join(', ')}; en geef bij --pagina een getal.`,
        );
      const lijst = await services.verzoeken.listVerzoeken(actor, vraag.data);
      const lines = lijst.verzoeken.map((v) =>
        [v.ontvangenOp, v.status, v.brin6 ?? '-', v.van, v.reden ?? ''].join('  '),
      );
      const meer = lijst.aantal > lines.length ? `\n${lijst.aantal} verzoeken; blader met --pagina.` : '';
      return { json: lijst, text: (lines.join('\n') || 'Er zijn geen verzoeken.') + meer };
    },
  },
];

const describeCertificaat = ({ houder, geldigTot }: CertificaatInfo): string =>
  `certificaat op naam van ${houder}, geldig tot ${geldigTot.toISOString().slice(0, 10)}`;

async function readBestand(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const { code } = cause as { code?: string };
    throw new CliError(`Het bestand ${file} kan niet worden gelezen (${code}).`, { cause });
  }
}
