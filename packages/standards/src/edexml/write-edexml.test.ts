import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tekstVan } from '../../test/bytes.ts';
import { StandardsError, type StandardsCode } from '../errors.ts';
import type { Leerling } from './leerling.ts';
import { writeEdexml, type EdexmlBericht } from './write-edexml.ts';

const school = { schooljaar: '2025-2026' };
const fenna: Leerling = { key: '1', roepnaam: 'Fenna' };

test('writes an EDEXML 2.1 file in the order of the standard, whatever the order of the properties', async () => {
  const xml = await tekstVan(
    writeEdexml({
      leerlingen: [
        { geslacht: 2, roepnaam: 'Fenna', voorvoegsel: "van 't", achternaam: 'Q & A', key: 'a"\n<' },
      ],
      groepen: [
        { kind: 'samengesteldeGroep', key: 's', naam: 'plus' },
        { kind: 'groep', naam: '3', key: 'g', jaargroep: '3' },
      ],
      school: { brincode: '97QX', schooljaar: '2025-2026' },
    }),
  );
  assert.equal(
    xml,
    `<?xml version="1.0" encoding="UTF-8"?>
<EDEX>
<school><schooljaar>2025-2026</schooljaar><brincode>97QX</brincode><xsdversie>2.1</xsdversie></school>
<groepen>
<samengestelde_groep key="s"><naam>plus</naam></samengestelde_groep>
<groep key="g"><naam>3</naam><jaargroep>3</jaargroep></groep>
</groepen>
<leerlingen>
<leerling key="a&quot;&#10;&lt;"><achternaam>Q &amp; A</achternaam><voorvoegsel>van 't</voorvoegsel><roepnaam>Fenna</roepnaam><geslacht>2</geslacht></leerling>
</leerlingen>
</EDEX>
`,
  );
});

test('pupils may come in batches, and are asked for only when they can be written', async () => {
  let gevraagd = 0;
  async function* partijen(): AsyncGenerator<readonly Leerling[]> {
    for (let i = 0; i < 100; i++) {
      gevraagd++;
      yield Array.from({ length: 500 }, (_, j) => ({ ...fenna, key: `${i}-${j}` }));
    }
  }
  for await (const stuk of writeEdexml({ school, leerlingen: partijen() })) {
    assert.ok(stuk.length > 1000);
    break;
  }
  assert.ok(gevraagd < 10, `${gevraagd}`);
});

const fout = (over: Partial<EdexmlBericht> & { leerling?: object }): EdexmlBericht => {
  const { leerling = {}, ...rest } = over;
  return { school, leerlingen: [{ ...fenna, ...leerling } as Leerling], ...rest };
};
const weigert: readonly [naam: string, bericht: EdexmlBericht, code: StandardsCode][] = [
  [
    'a value that is too long, instead of cutting it off',
    fout({ leerling: { achternaam: 'Jansen'.repeat(40) } }),
    'WAARDE_ONGELDIG',
  ],
  ['an empty text', fout({ leerling: { roepnaam: '' } }), 'WAARDE_ONGELDIG'],
  ['a character that XML cannot hold', fout({ leerling: { roepnaam: 'Jansen\u0000' } }), 'WAARDE_ONGELDIG'],
  ['half an emoji', fout({ leerling: { roepnaam: 'Jansen\ud83d' } }), 'WAARDE_ONGELDIG'],
  ['a code that is not in the list', fout({ leerling: { geslacht: 3 } }), 'WAARDE_ONGELDIG'],
  ['a pupil without a key', fout({ leerling: { key: undefined } }), 'WAARDE_ONTBREEKT'],
  ['a pupil without a name', fout({ leerling: { roepnaam: undefined } }), 'WAARDE_ONTBREEKT'],
  ['a prefix without a surname', fout({ leerling: { voorvoegsel: 'de' } }), 'WAARDE_NIET_EENDUIDIG'],
  [
    'two postcodes',
    fout({ leerling: { postcodenl: '9999ZZ', postnummerbe: '1000' } }),
    'WAARDE_NIET_EENDUIDIG',
  ],
  ['a school year that does not follow', fout({ school: { schooljaar: '2025-2027' } }), 'WAARDE_ONGELDIG'],
  ['no pupils at all', fout({ leerlingen: [] }), 'WAARDE_ONTBREEKT'],
];
for (const [naam, bericht, code] of weigert) {
  test(`refuses ${naam}`, async () => {
    await assert.rejects(tekstVan(writeEdexml(bericht)), (error) => {
      assert.ok(error instanceof StandardsError);
      assert.equal(error.code, code);
      assert.equal(/Jansen/.test(error.message + error.melding), false);
      return true;
    });
  });
}

test('a number that somebody smuggled into a pupil is refused, and never shown (R1)', async () => {
  for (const leerling of [{ bsn: '123456782' }, { bsnOndwnr4: '6782' }, { onderwijsnummer: '123456782' }]) {
    await assert.rejects(tekstVan(writeEdexml(fout({ leerling }))), (error) => {
      assert.ok(error instanceof StandardsError);
      assert.equal(error.code, 'WAARDE_ONBEKEND');
      assert.equal(`${error.message}${error.melding}${error.path}`.includes('6782'), false);
      return true;
    });
  }
});
