import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillTemplate, StandardsError, standardsErrors, UwlrFault, UwlrTransportError } from './errors.ts';
import { standardsFindings } from './findings.ts';

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

test('a value in a sentence cannot fill another place', () => {
  assert.equal(fillTemplate('{a} en {b}', { a: '{b}', b: 'x' }), '{b} en x');
  assert.equal(fillTemplate('{onbekend}'), '{onbekend}');
});
