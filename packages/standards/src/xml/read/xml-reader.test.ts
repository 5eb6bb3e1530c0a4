import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whole, perByte, collect } from '../../../test/bytes.ts';
import { readEdexml } from '../../edexml/read-edexml.ts';
import { StandardsError, type StandardsCode } from '../../errors.ts';
import type { Limits } from '../limits.ts';

const heading = '<?xml version="1.0"?>';
const bombs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

const hostile: readonly [name: string, xml: string, code: StandardsCode, limits?: Partial<Limits>][] = [
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
  ['a DTD', `${heading}<!DOCTYPE EDEX SYSTEM "http://127.0.0.1/x.dtd"><EDEX/>`, 'XML_DTD'],
  [
    'an external entity',
    `${heading}<!DOCTYPE EDEX [<!ENTITY x SYSTEM "file:///etc/passwd">]><EDEX>&x;</EDEX>`,
    'XML_DTD',
  ],
  ['a billion laughs', `${heading}<!DOCTYPE EDEX [<!ENTITY l0 "ha">${bombs}]><EDEX>&l9;</EDEX>`, 'XML_DTD'],
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

for (const [name, xml, code, limits = {}] of hostile) {
  test(`refuses ${name} with ${code}`, async () => {
    const begin = performance.now();
    await assert.rejects(collect(readEdexml(whole(xml), { limits })), (error) => {
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
    await collect(readEdexml(whole(xml), { limits: { elements: 100 } }));
  }
});

test('an error says where, and does not repeat what the message holds', async () => {
  const xml = '<EDEX>\n  <school>\n    <Jansen></Pietersen>';
  await assert.rejects(collect(readEdexml(perByte(xml))), (error) => {
    assert.ok(error instanceof StandardsError);
    assert.equal(error.position?.line, 3);
    assert.equal(error.position?.path, 'EDEX/school');
    assert.equal(/Jansen|Pietersen/.test(error.message + error.melding), false);
    return true;
  });
});

test('what was whole before the error has come out', async () => {
  const out: string[] = [];
  const xml =
    '<EDEX><school><schooljaar>2025-2026</schooljaar></school><leerlingen><leerling key="1"><roepnaam>A</roepnaam></leerling><leerling';
  await assert.rejects(async () => {
    for await (const parts of readEdexml(whole(xml))) out.push(...parts.map((d) => d.kind));
  });
  assert.deepEqual(out, ['school', 'leerling']);
});

test('a bug in the source is not dressed up as a bad file', async () => {
  // oxlint-disable-next-line require-yield
  async function* piece(): AsyncGenerator<Uint8Array> {
    throw new RangeError('bug');
  }
  await assert.rejects(collect(readEdexml(piece())), RangeError);
});
