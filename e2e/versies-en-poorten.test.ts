/**
 * The screen reads every version of EDEXML, and shows its findings line by line. Then the other port of UWLR runs between
 * both applications: the groups first, then the pupils in them.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAccessible, openBrowser, openPerson } from './support/browser.ts';
import { startDemoStack, type DemoStack } from './support/demo-stack.ts';
import { signIn } from './support/sign-in.ts';

const SECRETARY = 'm.jansen@regenboog.example';

/** One element per line, so that a line number can be checked by eye. */
const bestand = (
  wortel: string,
  school: string,
  groepen: readonly string[],
  leerlingen: readonly string[],
  leerkrachten: readonly string[] = [],
): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    wortel,
    `<school><schooljaar>2012-2013</schooljaar><brincode>97QX</brincode><dependancecode>00</dependancecode>${school}</school>`,
    '<groepen>',
    ...groepen,
    '</groepen>',
    '<leerlingen>',
    ...leerlingen,
    '</leerlingen>',
    ...(leerkrachten.length > 0 ? ['<leerkrachten>', ...leerkrachten, '</leerkrachten>'] : []),
    '</EDEX>',
  ].join('\n');

type Bevinding = readonly [regel: number, code: string, woorden: RegExp];

/** The faults of real files of that version, and where the screen should show them. */
const VERSIES: readonly [versie: string, xml: string, telling: RegExp, bevindingen: readonly Bevinding[]][] =
  [
    [
      '1.0.3',
      bestand(
        '<EDEX>',
        '<xsdversie>1.03</xsdversie>',
        ['<groep key="5"><naam>Groep 5</naam><jaargroep>5</jaargroep></groep>'],
        [
          '<leerling key="1"><achternaam>Sanders</achternaam><roepnaam>Joep</roepnaam><jaargroep>5</jaargroep><groep key="5"/><etniciteit>9</etniciteit></leerling>',
          '<leerling key="2"><achternaam>Bos</achternaam><roepnaam>Mila</roepnaam><jaargroep>5</jaargroep><groep key="5"/><emailadres>mila@regenboog.example</emailadres></leerling>',
          '<leerling key="3"><roepnaam>Noor</roepnaam><achternaam>Vos</achternaam><jaargroep>5</jaargroep><groep key="5"/></leerling>',
        ],
        [
          '<leerkracht key="1"><achternaam>Peters</achternaam><groepen><groep key="6"/></groepen></leerkracht>',
        ],
      ),
      /3 leerlingen in 1 groep/,
      [
        [9, 'VERSIE_TE_OUD', /versie 1\.03 .*'emailadres'/],
        [10, 'VOLGORDE', /'achternaam' staat niet op de plaats/],
        [13, 'LEERKRACHT_ZONDER_GROEP', /groep die niet in het bestand staat/],
      ],
    ],
    [
      '2.0',
      bestand(
        '<EDEX xmlns="http://www.edexml.nl/2.0">',
        '<xsdversie>2.0</xsdversie>',
        ['<groep key="C"><naam>3/4</naam><jaargroep>C</jaargroep></groep>'],
        [
          '<leerling key="1"><achternaam>Çelik</achternaam><roepnaam>Ayşe</roepnaam><jaargroep>3</jaargroep><groep key="C"/><land>NL</land></leerling>',
          '<leerling key="2" eckid="https://ketenid.nl/pilot/1"><achternaam>Bos</achternaam><roepnaam></roepnaam><jaargroep>4</jaargroep><groep key="C"/><lievelingskleur>groen</lievelingskleur></leerling>',
        ],
      ),
      /2 leerlingen in 1 groep/,
      [
        [2, 'NAAMRUIMTE', /andere naamruimte/],
        [9, 'VERSIE_TE_OUD', /versie 2\.0 .*'eckid'/],
        [9, 'ELEMENT_ONBEKEND', /'lievelingskleur' hoort hier niet/],
      ],
    ],
    [
      '2.1',
      bestand(
        '<EDEX>',
        '<xsdversie>2.1</xsdversie>',
        ['<groep key="1"><naam>1</naam><jaargroep>1</jaargroep></groep>'],
        [
          '<leerling key="1"><achternaam>Bos</achternaam><roepnaam>Fenna</roepnaam><jaargroep>1</jaargroep><groep key=" 1 "/></leerling>',
          '<leerling key="2"><achternaam>Vos</achternaam><jaargroep>1</jaargroep><groep key="1"/><toevoegingen><blok/></toevoegingen></leerling>',
          '<leerling key="3"><achternaam>Mol</achternaam><jaargroep>1</jaargroep><gebruikersnaam>123456782</gebruikersnaam></leerling>',
        ],
      ),
      /3 leerlingen in 1 groep/,
      [
        [8, 'SPATIES', /spaties/],
        [10, 'TEKST_LIJKT_OP_BSN', /burgerservicenummer lijkt/],
      ],
    ],
  ];

describe('elke versie van EDEXML, en beide poorten van UWLR', { concurrency: 1 }, () => {
  let stack: DemoStack;
  let browser: Browser;
  let page: Page;

  before(async () => {
    stack = await startDemoStack();
    browser = await openBrowser();
    page = (await openPerson(browser, stack.urls.esis)).page;
    await signIn(stack, page, SECRETARY);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  async function leesIn(naam: string, xml: string): Promise<void> {
    await page.goto('/leerlingen');
    await page
      .getByLabel('EDEXML-bestand', { exact: true })
      .setInputFiles({ name: naam, mimeType: 'application/xml', buffer: Buffer.from(xml) });
    await page.getByRole('button', { name: 'Bekijk wat er verandert', exact: true }).click();
  }

  /** Says yes to what the screen shows. */
  async function zegJa(): Promise<void> {
    await page.getByRole('button', { name: 'Inlezen', exact: true }).waitFor();
    const vinkje = page.getByRole('checkbox', { name: /Ja, dit klopt/ });
    if (await vinkje.isVisible()) await vinkje.check();
    await page.getByRole('button', { name: 'Inlezen', exact: true }).click();
  }

  /** Line and words of each row of the table. */
  async function listRijen(): Promise<{ regel: number; tekst: string }[]> {
    const rijen = await page.locator('table tbody tr').filter({ hasText: '·' }).all();
    return await Promise.all(
      rijen.map(async (rij) => ({
        regel: Number(/\d+/.exec((await rij.locator('td, th').first().textContent()) ?? '')?.[0]),
        tekst: (await rij.textContent()) ?? '',
      })),
    );
  }

  for (const [versie, xml, telling, bevindingen] of VERSIES) {
    test(`versie ${versie} wordt ingelezen, en elke waarschuwing heeft haar regel`, async () => {
      await leesIn(`school-${versie}.xml`, xml);
      await zegJa();
      await page.getByRole('heading', { name: 'Het bestand is ingelezen' }).waitFor();
      await page.getByText(telling).first().waitFor();
      await page.getByRole('heading', { name: 'Waarschuwingen' }).waitFor();
      const rijen = await listRijen();
      const gezien = rijen.map(({ regel, tekst }) => `${regel} ${tekst.split('·').at(-1)?.trim()}`);
      for (const [regel, code, woorden] of bevindingen) {
        const rij = rijen.find((een) => een.regel === regel && een.tekst.endsWith(code));
        assert.ok(rij, `${regel} ${code} is not among ${gezien.join(', ')}`);
        assert.match(rij.tekst, woorden);
      }
      const regels = rijen.map(({ regel }) => regel);
      assert.deepEqual(
        regels,
        regels.toSorted((a, b) => a - b),
      );
      assert.doesNotMatch(rijen.map(({ tekst }) => tekst).join(' '), /Sanders|Çelik|Fenna|123456782/);
      await checkAccessible(page);
    });
  }

  test('een bestand dat niet klopt wordt geweigerd, met fouten en waarschuwingen elk op hun regel', async () => {
    const [, xml] = VERSIES[0]!;
    await leesIn('fout.xml', xml.replace('<groep key="5"/><etniciteit>', '<groep key="9"/><etniciteit>'));
    await page.getByRole('heading', { name: 'Het bestand is niet ingelezen' }).waitFor();
    const rijen = await listRijen();
    const fout = rijen.find(({ tekst }) => tekst.endsWith('GROEP_ONBEKEND'));
    assert.equal(fout?.regel, 8);
    assert.match(fout?.tekst ?? '', /Fout: /);
    assert.match(rijen.find(({ tekst }) => tekst.endsWith('VOLGORDE'))?.tekst ?? '', /Waarschuwing: /);
    await checkAccessible(page);
  });

  test('TOP dossier haalt per groep op bij ESIS: dezelfde leerlingen, en daarna alleen wat veranderde', async () => {
    const run = async (app: 'esis' | 'top-dossier', ...args: string[]) => await runWith('', app, ...args);
    const runWith = async (stdin: string, app: 'esis' | 'top-dossier', ...args: string[]) => {
      const { code, stdout, stderr } = await stack.runCliWith(stdin, app, ...args, '--json');
      assert.equal(code, 0, `${args.join(' ')}: ${stderr}`);
      return JSON.parse(stdout);
    };
    const CODE = '97QX00-kw7hq2zr9vpt4xmd';
    const school = ['--brin', '97QX00', '--verificatiecode-stdin'];
    const wie = ['--aanbod', 'top-dossier', '--naam', 'M. Jansen', '--akkoord'];
    await runWith(CODE, 'esis', 'koppeling', 'activate', ...school, ...wie);
    const [{ klantnaam, klantcode }] = await run('esis', 'partner', 'list');
    const waar = ['--url', `${stack.urls.esis}/uwlr/v2`, '--klantnaam', klantnaam, '--klantcode-stdin'];
    await runWith(klantcode, 'top-dossier', 'bron', 'set', ...waar, '--wijze', 'getrapt');
    await runWith(CODE, 'top-dossier', 'koppeling', 'activate', ...school);
    assert.equal((await run('top-dossier', 'leerling', 'list', '--brin', '97QX00')).aantal, 220);
    await run('top-dossier', 'sync', '--brin', '97QX00');

    await page.goto('/uitwisselingen');
    await page.getByText('leerlingen van groepen gevraagd').first().waitFor();
    assert.equal(await page.getByText('leerlingen en groepen gevraagd', { exact: true }).count(), 0);
    await page.getByText('gelukt, er was niets veranderd').first().waitFor();
    const koppelingen = await run('esis', 'koppeling', 'list');
    assert.match(JSON.stringify(koppelingen), /actief/i);
  });
});
