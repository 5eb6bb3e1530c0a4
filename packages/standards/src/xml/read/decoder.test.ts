import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StandardsError } from '../../errors.ts';
import { encode } from '../../../test/bytes.ts';
import { Decoder } from './decoder.ts';

function decode(bytes: Uint8Array, piece: number, charset?: string): { output: string; fellBack: boolean } {
  const decoder = new Decoder(charset);
  let output = '';
  for (let i = 0; i < bytes.length; i += piece) output += decoder.decode(bytes.subarray(i, i + piece));
  output += decoder.decode(new Uint8Array(0), true);
  return { output, fellBack: decoder.fellBackTo1252 };
}

const latin1 = (output: string): Uint8Array =>
  Uint8Array.from(output, (character) => character.charCodeAt(0));

for (const piece of [1, 2, 3, 1000]) {
  test(`reads UTF-8 with and without a byte order mark, ${piece} bytes at a time`, () => {
    const xml = '<a>Zoë, Ĳsbrand 😀</a>';
    assert.deepEqual(decode(encode(xml), piece), { output: xml, fellBack: false });
    assert.deepEqual(decode(encode(`\ufeff${xml}`), piece), { output: xml, fellBack: false });
  });

  test(`reads what the XML declaration says, ${piece} bytes at a time`, () => {
    for (const declared of ['ISO-8859-1', 'windows-1252', 'Windows-1252']) {
      const xml = `<?xml version="1.0" encoding="${declared}"?><a>Zoë</a>`;
      assert.deepEqual(decode(latin1(xml), piece), { output: xml, fellBack: false });
    }
  });

  test(`reads windows-1252 that says it is UTF-8, and tells so, ${piece} bytes at a time`, () => {
    const xml = '<?xml version="1.0" encoding="UTF-8"?><a>Zoë en André</a>';
    assert.deepEqual(decode(latin1(xml), piece), { output: xml, fellBack: true });
  });

  test(`refuses UTF-8 that is damaged, rather than store wrong letters, ${piece} bytes at a time`, () => {
    const good = encode('<a>Zoë, André, Noémi, Çelik</a>');
    const broken = Uint8Array.from([...good, 0xff, 0x3c]);
    assert.throws(
      () => decode(broken, piece),
      (e) => e instanceof StandardsError && e.code === 'XML_CODERING',
    );
  });

  test(`reads UTF-16 with a byte order mark, ${piece} bytes at a time`, () => {
    const xml = '<a>Zoë 😀</a>';
    const littleEndian = new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le'));
    assert.deepEqual(decode(littleEndian, piece), { output: xml, fellBack: false });
  });
}

test('the charset of the transport goes before the declaration, and a byte order mark before both', () => {
  const says = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Zoë</a>`;
  for (const [bytes, charset, text] of [
    [latin1('<a>Zoë</a>'), 'ISO-8859-1', '<a>Zoë</a>'],
    [encode(says('ISO-8859-1')), 'utf-8', says('ISO-8859-1')],
    [latin1(says('utf-8')), 'ISO-8859-1', says('utf-8')],
    [encode(`\ufeff${says('utf-8')}`), 'ISO-8859-1', says('utf-8')],
    // Databases declare utf-16 over bytes that are none, and servers repeat it.
    [encode(says('utf-16')), 'utf-16', says('utf-16')],
    [encode(says('utf-16')), undefined, says('utf-16')],
    [encode(says('utf-8')), 'x-unknown', says('utf-8')],
    [encode(says('utf-8')), 'constructor', says('utf-8')],
    [encode(says('utf-8')), '__proto__', says('utf-8')],
  ] as const) {
    for (const piece of [1, 1000])
      assert.deepEqual(decode(bytes, piece, charset), { output: text, fellBack: false }, charset);
  }
});

test('one valid character of UTF-8 anywhere means damaged, not windows-1252: however far away, however cut', () => {
  const far = 'x'.repeat(100_000);
  const damaged: Uint8Array[] = [
    // One character cut in half, before and after whole ones.
    Buffer.concat([encode('<a>Zoë Ren'), Buffer.from([0xc3]), Buffer.from('</a>')]),
    Buffer.concat([Buffer.from('<a>Ren'), Buffer.from([0xc3]), encode('</a><a>Zoë</a>')]),
    // Two files glued: first windows-1252, then UTF-8, and the other way round.
    Buffer.concat([latin1('<a>Noël'), Buffer.from(far), encode('Müller</a>')]),
    Buffer.concat([encode('<a>Müller'), Buffer.from(far), latin1('Noël</a>')]),
    // CESU-8: a character outside the basic plane as two halves of three bytes each.
    Buffer.concat([
      Buffer.from('<a>'),
      Buffer.from([0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]),
      Buffer.from('</a>'),
    ]),
  ];
  for (const bytes of damaged) {
    for (const piece of [1, 7, 48_000, 1_000_000])
      assert.throws(
        () => decode(bytes, piece),
        (e) => e instanceof StandardsError && e.code === 'XML_CODERING',
      );
  }
});

test('names in windows-1252 that says to be UTF-8 are still read, whatever letters they have', () => {
  for (const name of ['Zoë', 'André Ñoño', 'Éé Èè', 'd?Artagnan Ü', 'ÅÄÖ åäö', 'Ãlvaro Ção']) {
    const bytes = Buffer.from(name, 'latin1');
    const xml = Buffer.concat([Buffer.from('<a>'), bytes, Buffer.from('</a>')]);
    for (const piece of [1, 1000]) assert.equal(decode(xml, piece).fellBack, true, name);
  }
});

test('a zip or a gzip says what it is', () => {
  for (const start of [
    [0x50, 0x4b, 3, 4],
    [0x1f, 0x8b],
  ])
    assert.throws(
      () => decode(Uint8Array.from([...start, ...new Uint8Array(300)]), 1000),
      (e) => e instanceof StandardsError && e.code === 'BESTAND_INGEPAKT',
    );
});

test('an encoding that we cannot read is refused', () => {
  for (const encoding of ['EBCDIC-NL', 'constructor', '__proto__']) {
    assert.throws(
      () => decode(encode(`<?xml version="1.0" encoding="${encoding}"?><a/>`), 100),
      (e) => e instanceof StandardsError && e.code === 'XML_CODERING_ONBEKEND',
    );
  }
});
