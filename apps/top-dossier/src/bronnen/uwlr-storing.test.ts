import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StandardsError, UwlrFault, UwlrTransportError } from '@koppelpunt/standards';
import { toUwlrStoring } from './uwlr-storing.ts';

const CODE = '97QX00-geheim-geheim-geheim';
const CONTEXT = { geheim: CODE, now: new Date('2026-11-23T09:00:00Z') };

test('each refusal has its own sentence, and says who can mend it', () => {
  const cases: [faultcode: string, soort: string, woorden: RegExp][] = [
    ['Client.AutorisatieOngeldig', 'code-geweigerd', /De school kan dit oplossen/],
    ['Client.OngeldigeKlantIdentificatie', 'blijvend', /beheerder van TOP dossier stelt/],
    ['Client.OngeldigBericht', 'blijvend', /begrijpt onze vraag niet/],
    ['Client.XsdVersieOngeldig', 'blijvend', /UWLR 2\.2/],
    ['Server.TijdelijkNietBeschikbaar', 'tijdelijk', /even niet beschikbaar/],
    ['Server.InterneFout', 'tijdelijk', /In? ESIS iets mis/i],
    ['Client.IetsNieuws', 'blijvend', /niet kennen/],
    ['Server.IetsNieuws', 'tijdelijk', /niet kennen/],
  ];
  const meldingen = cases.map(([faultcode, soort, woorden]) => {
    const storing = toUwlrStoring(new UwlrFault(faultcode, ''), CONTEXT);
    assert.equal(storing?.soort, soort, faultcode);
    assert.match(storing?.melding ?? '', woorden);
    return storing?.melding;
  });
  assert.equal(new Set(meldingen).size, cases.length);
});

test('a code that nobody knows is named to the person, unless it is no code at all', () => {
  const strange = toUwlrStoring(new UwlrFault('Client.IetsNieuws', ''), CONTEXT);
  assert.equal(strange?.code, 'FOUTCODE_ONBEKEND');
  assert.match(strange.melding, /De code is Client\.IetsNieuws\./);
  const page = toUwlrStoring(new UwlrFault('<b>Jansen</b>', ''), CONTEXT);
  assert.deepEqual([page?.code, page?.soort], ['FOUTCODE_ONBEKEND', 'blijvend']);
  assert.doesNotMatch(page?.melding ?? '', /Jansen/);
});

test('the other side may say a date, but never the code, a number that looks like a BSN, or a page', () => {
  const melding = (faultstring: string) =>
    toUwlrStoring(new UwlrFault('Client.AutorisatieOngeldig', faultstring), CONTEXT)?.melding ?? '';
  assert.match(
    melding('De koppeling gaat in op 1 december 2026.'),
    /ESIS zegt: “De koppeling gaat in op 1 dec/,
  );
  assert.doesNotMatch(melding(`Sleutel ${CODE} onbekend`), /geheim/);
  assert.doesNotMatch(melding('Leerling 123456782 onbekend'), /123456782/);
  assert.doesNotMatch(melding('x'.repeat(500)), /ESIS zegt/);
});

test('a right code before its startdatum is early, not wrong; a day that is past makes no code right', () => {
  const storing = (faultcode: string, faultstring: string) =>
    toUwlrStoring(new UwlrFault(faultcode, faultstring), CONTEXT);
  const VROEG = 'De koppeling met deze school gaat in op 24 november 2026 (2026-11-24).';
  const vroeg = storing('Client.AutorisatieOngeldig', VROEG);
  assert.deepEqual([vroeg?.code, vroeg?.soort], ['CODE_TE_VROEG', 'code-geweigerd']);
  assert.match(vroeg?.melding ?? '', /^Te vroeg: de verificatiecode is goed.* 24 november 2026 /);
  assert.doesNotMatch(vroeg?.melding ?? '', /weigert|precies zo/);
  for (const andere of [
    'Verlopen op 2026-11-23.',
    'Verwijderd op 2026-11-01.',
    'De school pauzeert tot en met 1 december 2026 (2026-12-01).',
    'Autorisatie is ongeldig',
    '',
  ])
    assert.equal(storing('Client.AutorisatieOngeldig', andere)?.code, 'Client.AutorisatieOngeldig', andere);
  assert.equal(storing('Client.OngeldigBericht', VROEG)?.code, 'Client.OngeldigBericht');
});

test('a broken road is told apart from a broken answer, and a bug of ours from both', () => {
  const lost = toUwlrStoring(new UwlrTransportError('UWLR_AFGEBROKEN', { retryable: true }), CONTEXT);
  assert.equal(lost?.soort, 'tijdelijk');
  assert.equal(toUwlrStoring(new StandardsError('XML_DTD'), CONTEXT)?.soort, 'blijvend');
  assert.equal(toUwlrStoring(new TypeError('x is not a function'), CONTEXT), undefined);
  assert.doesNotMatch(toUwlrStoring(new StandardsError('XML_CODERING'), CONTEXT)?.melding ?? '', /bestand/);
});
