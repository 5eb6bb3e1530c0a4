import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describeBericht,
  fillTemplate,
  StandardsError,
  standardsErrors,
  UwlrFault,
  UwlrTransportError,
  type StandardsCode,
} from './errors.ts';
import { standardsFindings } from './findings.ts';
import { faultOfError } from './uwlr/messages/faults.ts';

test('each error has a Dutch sentence that ends, and an English one for the log', () => {
  for (const [code, { melding, message }] of Object.entries(standardsErrors)) {
    assert.match(code, /^(XML|BESTAND|BERICHT|WAARDE|BRIN|SOAP|UWLR)(_[A-Z0-9]+)+$/);
    assert.match(melding, /^[A-Z].*(\.|\{faultstring\})$/, code);
    assert.match(message, /^[a-zA-Z].*[^.]$/, code);
  }
});

test('each finding has a Dutch sentence that ends, and an English one', () => {
  for (const [code, { melding, message }] of Object.entries(standardsFindings)) {
    assert.match(melding, /^[A-Z].*\.$/, code);
    assert.match(message, /^[a-z'].*[^.]$/, code);
  }
});

test('an error carries its code, its place and both sentences', () => {
  const error = new StandardsError('XML_TE_DIEP', {
    values: { limit: 32 },
    position: { line: 2, column: 5, path: 'EDEX/school' },
  });
  assert.equal(error.message, 'XML_TE_DIEP: elements nested deeper than 32 at 2:5 EDEX/school');
  assert.match(error.melding, /meer dan 32 niveaus/);
  assert.equal(error.name, 'StandardsError');
});

test('what the other side says is for the person, not for the log', () => {
  const fault = new UwlrFault('Server.InterneFout', 'Leerling Jansen is stuk');
  assert.equal(fault.message.includes('Jansen'), false);
  assert.match(fault.melding, /Leerling Jansen is stuk/);
  assert.equal(fault.retryable, true);
  assert.equal(new UwlrTransportError('UWLR_HTTP', { retryable: true, status: 503 }).status, 503);
});

test('who sent a message is not told to choose or save another file', () => {
  const codes = (Object.keys(standardsErrors) as StandardsCode[]).filter(
    (code) => /^(XML|SOAP|BERICHT)_/.test(code) || code === 'BESTAND_INGEPAKT',
  );
  for (const code of codes) {
    const { melding } = new StandardsError(code, { values: { limit: 9, expected: 'x' } });
    assert.doesNotMatch(faultOfError(code, melding).faultstring, /bestand/i, code);
    assert.match(describeBericht({ code, melding }), /^[A-Z].*\.$/, code);
  }
  const { melding } = new StandardsError('XML_TE_GROOT', { values: { limit: 9 } });
  assert.match(
    describeBericht({ code: 'XML_TE_GROOT', melding }),
    /^Het bericht is te groot \(meer dan 9 bytes\)/,
  );
});

test('a value in a sentence cannot fill another place', () => {
  assert.equal(fillTemplate('{a} en {b}', { a: '{b}', b: 'x' }), '{b} en x');
  assert.equal(fillTemplate('{onbekend}'), '{onbekend}');
});
