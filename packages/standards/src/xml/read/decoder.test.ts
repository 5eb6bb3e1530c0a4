import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StandardsError } from '../../errors.ts';
import { encode } from '../../../test/bytes.ts';
import { Decoder } from './decoder.ts';

function decode(bytes: Uint8Array, stuk: number, charset?: string): { tekst: string; terugval: boolean } {
  const decoder = new Decoder(charset);
  let tekst = '';
  for (let i = 0; i < bytes.length; i += stuk) tekst += decoder.decode(bytes.subarray(i, i + stuk));
  tekst += decoder.decode(new Uint8Array(0), true);
  return { tekst, terugval: decoder.fellBackTo1252 };
}

const latin1 = (tekst: string): Uint8Array => Uint8Array.from(tekst, (teken) => teken.charCodeAt(0));

for (const stuk of [1, 2, 3, 1000]) {
  test(`reads UTF-8 with and without a byte order mark, ${stuk} bytes at a time`, () => {
    const xml = '<a>Zoë, Ĳsbrand 😀</a>';
    assert.deepEqual(decode(encode(xml), stuk), { tekst: xml, terugval: false });
    assert.deepEqual(decode(encode(`\ufeff${xml}`), stuk), { tekst: xml, terugval: false });
  });

  test(`reads what the XML declaration says, ${stuk} bytes at a time`, () => {
    for (const codering of ['ISO-8859-1', 'windows-1252', 'Windows-1252']) {
      const xml = `<?xml version="1.0" encoding="${codering}"?><a>Zoë</a>`;
      assert.deepEqual(decode(latin1(xml), stuk), { tekst: xml, terugval: false });
    }
  });

  test(`reads windows-1252 that says it is UTF-8, and tells so, ${stuk} bytes at a time`, () => {
    const xml = '<?xml version="1.0" encoding="UTF-8"?><a>Zoë en André</a>';
    assert.deepEqual(decode(latin1(xml), stuk), { tekst: xml, terugval: true });
  });

  test(`refuses UTF-8 that is damaged, rather than store wrong letters, ${stuk} bytes at a time`, () => {
    const goed = encode('<a>Zoë, André, Noémi, Çelik</a>');
    const stuk2 = Uint8Array.from([...goed, 0xff, 0x3c]);
    assert.throws(
      () => decode(stuk2, stuk),
      (e) => e instanceof StandardsError && e.code === 'XML_CODERING',
    );
  });

  test(`reads UTF-16 with a byte order mark, ${stuk} bytes at a time`, () => {
    const xml = '<a>Zoë 😀</a>';
    const le = new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le'));
    assert.deepEqual(decode(le, stuk), { tekst: xml, terugval: false });
  });
}

test('the transport names the encoding only when the message does not', () => {
  assert.equal(decode(latin1('<a>Zoë</a>'), 100, 'ISO-8859-1').tekst, '<a>Zoë</a>');
  assert.equal(
    decode(encode('<?xml version="1.0" encoding="utf-8"?><a>Zoë</a>'), 100, 'ISO-8859-1').terugval,
    false,
  );
});

test('an encoding that we cannot read is refused', () => {
  const xml = encode('<?xml version="1.0" encoding="EBCDIC-NL"?><a/>');
  assert.throws(
    () => decode(xml, 100),
    (e) => e instanceof StandardsError && e.code === 'XML_CODERING_ONBEKEND',
  );
});
