import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../test/bytes.ts';
import { StandardsError, type StandardsCode } from '../errors.ts';
import type { Leerling } from './leerling.ts';
import { writeEdexml, type EdexmlBericht } from './write-edexml.ts';

const school = { schooljaar: '2025-2026' };
const fenna: Leerling = { key: '1', roepnaam: 'Fenna' };

test('writes an EDEXML 2.1 file in the order of the standard, whatever the order of the properties', async () => {
  const xml = await textOf(
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
  let asked = 0;
  async function* batches(): AsyncGenerator<readonly Leerling[]> {
    for (let i = 0; i < 100; i++) {
      asked++;
      yield Array.from({ length: 500 }, (_, j) => ({ ...fenna, key: `${i}-${j}` }));
    }
  }
  for await (const piece of writeEdexml({ school, leerlingen: batches() })) {
    assert.ok(piece.length > 1000);
    break;
  }
  assert.ok(asked < 10, `${asked}`);
});

const refusal = (over: Partial<EdexmlBericht> & { leerling?: object }): EdexmlBericht => {
  const { leerling = {}, ...rest } = over;
  return { school, leerlingen: [{ ...fenna, ...leerling } as Leerling], ...rest };
};
const refusals: readonly [name: string, bericht: EdexmlBericht, code: StandardsCode][] = [
  [
    'a value that is too long, instead of cutting it off',
    refusal({ leerling: { achternaam: 'Jansen'.repeat(40) } }),
    'WAARDE_ONGELDIG',
  ],
  ['an empty text', refusal({ leerling: { roepnaam: '' } }), 'WAARDE_ONGELDIG'],
  [
    'a character that XML cannot hold',
    refusal({ leerling: { roepnaam: 'Jansen\u0000' } }),
    'WAARDE_ONGELDIG',
  ],
  ['half an emoji', refusal({ leerling: { roepnaam: 'Jansen\ud83d' } }), 'WAARDE_ONGELDIG'],
  ['a code that is not in the list', refusal({ leerling: { geslacht: 3 } }), 'WAARDE_ONGELDIG'],
  ['a pupil without a key', refusal({ leerling: { key: undefined } }), 'WAARDE_ONTBREEKT'],
  ['a pupil without a name', refusal({ leerling: { roepnaam: undefined } }), 'WAARDE_ONTBREEKT'],
  ['a prefix without a surname', refusal({ leerling: { voorvoegsel: 'de' } }), 'WAARDE_NIET_EENDUIDIG'],
  [
    'two postcodes',
    refusal({ leerling: { postcodenl: '9999ZZ', postnummerbe: '1000' } }),
    'WAARDE_NIET_EENDUIDIG',
  ],
  ['a school year that does not follow', refusal({ school: { schooljaar: '2025-2027' } }), 'WAARDE_ONGELDIG'],
  ['no pupils at all', refusal({ leerlingen: [] }), 'WAARDE_ONTBREEKT'],
];
for (const [name, bericht, code] of refusals) {
  test(`refuses ${name}`, async () => {
    await assert.rejects(textOf(writeEdexml(bericht)), (error) => {
      assert.ok(error instanceof StandardsError);
      assert.equal(error.code, code);
      assert.equal(/Jansen/.test(error.message + error.melding), false);
      return true;
    });
  });
}

test('a number that somebody smuggled into a pupil is refused, and never shown (R1)', async () => {
  for (const leerling of [{ bsn: '123456782' }, { bsnOndwnr4: '6782' }, { onderwijsnummer: '123456782' }]) {
    await assert.rejects(textOf(writeEdexml(refusal({ leerling }))), (error) => {
      assert.ok(error instanceof StandardsError);
      assert.equal(error.code, 'WAARDE_ONBEKEND');
      assert.equal(`${error.message}${error.melding}${error.path}`.includes('6782'), false);
      return true;
    });
  }
});
