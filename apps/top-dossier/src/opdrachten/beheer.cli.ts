import {
  CliError,
  geheimOpties,
  parseWachtwoordInvoer,
  readGeheim,
  readStdin,
  type AppCommand,
} from '@koppelpunt/platform';
import { findAddressError, parseBrin6 } from '@koppelpunt/standards';
import { isWijze, WIJZEN } from '../bronnen/bron.ts';
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
    help: 'toont waar ESIS staat; nooit de klantcode',
    run: async ({ actor, services }) => {
      const bronnen = await services.bronnen.listBronnen(actor);
      const lines = bronnen.map(({ id, url, klantnaam, wijze: hoe }) => [id, url, klantnaam, hoe].join('  '));
      return { json: { bronnen }, text: lines.join('\n') || 'Er is nog geen bron ingesteld.' };
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
