import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heel, perByte, verzamel } from '../../../test/bytes.ts';
import { readEdexml } from '../../edexml/read-edexml.ts';
import { StandardsError, type StandardsCode } from '../../errors.ts';
import type { Limits } from '../limits.ts';

const kop = '<?xml version="1.0"?>';
const bommen = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

const vijandig: readonly [naam: string, xml: string, code: StandardsCode, limits?: Partial<Limits>][] = [
  ['nothing', '', 'XML_LEEG'],
  ['only blanks', '   \n', 'XML_LEEG'],
  ['no XML', 'key;naam\n1;Fenna', 'XML_NIET_WELGEVORMD'],
  ['a crossed tag', '<EDEX><a></b></EDEX>', 'XML_NIET_WELGEVORMD'],
  ['an attribute twice', '<EDEX a="1" a="2"/>', 'XML_NIET_WELGEVORMD'],
  ['a control character', '<EDEX>\u0001</EDEX>', 'XML_NIET_WELGEVORMD'],
  ['something after the root', '<EDEX/><EDEX/>', 'XML_NIET_WELGEVORMD'],
  ['an unknown entity', '<EDEX>&boem;</EDEX>', 'XML_NIET_WELGEVORMD'],
  ['a file cut off', '<EDEX><school><schooljaar>2025', 'XML_AFGEBROKEN'],
  ['XML 1.1', '<?xml version="1.1"?><EDEX/>', 'XML_VERSIE'],
  ['a DTD', `${kop}<!DOCTYPE EDEX SYSTEM "http://127.0.0.1/x.dtd"><EDEX/>`, 'XML_DTD'],
  [
    'an external entity',
    `${kop}<!DOCTYPE EDEX [<!ENTITY x SYSTEM "file:///etc/passwd">]><EDEX>&x;</EDEX>`,
    'XML_DTD',
  ],
  ['a billion laughs', `${kop}<!DOCTYPE EDEX [<!ENTITY l0 "ha">${bommen}]><EDEX>&l9;</EDEX>`, 'XML_DTD'],
  ['another root', '<school><schooljaar>2025-2026</schooljaar></school>', 'BERICHT_VERKEERDE_WORTEL'],
  ['depth', `<EDEX>${'<a>'.repeat(40)}`, 'XML_TE_DIEP'],
  ['a long text', `<EDEX>${'x'.repeat(200_000)}</EDEX>`, 'XML_TEKST_TE_LANG'],
  ['a text without end', `<EDEX>${'x'.repeat(400_000)}`, 'XML_TEKST_TE_LANG'],
  ['a comment without end', `<EDEX><!--${'x'.repeat(400_000)}`, 'XML_TEKST_TE_LANG'],
  ['a tag name without end', `<EDEX><${'x'.repeat(400_000)}`, 'XML_TEKST_TE_LANG'],
  ['an attribute without end', `<EDEX a="${'x'.repeat(400_000)}`, 'XML_TEKST_TE_LANG'],
  ['a DTD without end', `<!DOCTYPE EDEX [${'<!ENTITY a "b">'.repeat(40_000)}`, 'XML_DTD'],
  [
    'many attributes',
    `<EDEX ${Array.from({ length: 100 }, (_, i) => `a${i}="x"`).join(' ')}/>`,
    'XML_TE_VEEL_ATTRIBUTEN',
  ],
  [
    'a pupil of a hundred thousand elements',
    `<EDEX><leerlingen><leerling key="1"><samengestelde_groepen>${'<samengestelde_groep key="g"/>'.repeat(100_000)}`,
    'XML_TE_VEEL_ELEMENTEN',
  ],
  ['size', `<EDEX>${'<a/>'.repeat(1000)}</EDEX>`, 'XML_TE_GROOT', { bytes: 1000 }],
  ['an undeclared prefix', '<x:EDEX/>', 'XML_NAAMRUIMTE'],
];

for (const [naam, xml, code, limits = {}] of vijandig) {
  test(`refuses ${naam} with ${code}`, async () => {
    const begin = performance.now();
    await assert.rejects(verzamel(readEdexml(heel(xml), { limits })), (error) => {
      assert.ok(error instanceof StandardsError);
      assert.equal(error.code, code);
      return true;
    });
    // A guard against endless work, not a measurement: the machine may be busy.
    assert.ok(performance.now() - begin < 5000);
  });
}

test('many records are no big record, also when each of them is wrong', async () => {
  for (const leerling of ['<leerling key="1"><roepnaam>A&amp;B</roepnaam></leerling>', '<leerling/>']) {
    const xml = `<EDEX><school><schooljaar>2025-2026</schooljaar></school><leerlingen>${leerling.repeat(500)}</leerlingen></EDEX>`;
    await verzamel(readEdexml(heel(xml), { limits: { elements: 100 } }));
  }
});

test('an error says where, and does not repeat what the message holds', async () => {
  const xml = '<EDEX>\n  <school>\n    <Jansen></Pietersen>';
  await assert.rejects(verzamel(readEdexml(perByte(xml))), (error) => {
    assert.ok(error instanceof StandardsError);
    assert.equal(error.position?.line, 3);
    assert.equal(error.position?.path, 'EDEX/school');
    assert.equal(/Jansen|Pietersen/.test(error.message + error.melding), false);
    return true;
  });
});

test('what was whole before the error has come out', async () => {
  const uit: string[] = [];
  const xml =
    '<EDEX><school><schooljaar>2025-2026</schooljaar></school><leerlingen><leerling key="1"><roepnaam>A</roepnaam></leerling><leerling';
  await assert.rejects(async () => {
    for await (const delen of readEdexml(heel(xml))) uit.push(...delen.map((d) => d.kind));
  });
  assert.deepEqual(uit, ['school', 'leerling']);
});

test('a bug in the source is not dressed up as a bad file', async () => {
  // oxlint-disable-next-line require-yield
  async function* stuk(): AsyncGenerator<Uint8Array> {
    throw new RangeError('bug');
  }
  await assert.rejects(verzamel(readEdexml(stuk())), RangeError);
});
