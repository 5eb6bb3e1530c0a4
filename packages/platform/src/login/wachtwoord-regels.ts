/**
 * Passwords that somebody tries first (NIST SP 800-63B, 3.1.1.2): common ones, repetitions, rows of the keyboard or of digits,
 * and those made of one's own name or address. Length alone does not tell: `123456789012` has twelve.
 */

/** Fewer characters than this besides what anybody would try are no password. */
const MIN_EIGEN = 6;

/** What people in a Dutch school make long passwords of; in pairs, with a year and a sign, it is what a guesser begins with. */
const GEWOON = (
  'wachtwoord welkom password passwoord passw0rd geheim geheimpje inloggen login admin administrator beheer beheerder ' +
  'school basisschool groep klas leerling leerlingen juf meester leerkracht directie esis topdossier top dossier koppelpunt ' +
  'samenwerkingsverband support helpdesk test testen demo hallo hoi dag goedemorgen qwerty qwertyuiop azerty asdfghjkl zxcvbnm ' +
  'iloveyou letmein welcome monkey dragon princess sunshine football voetbal feyenoord ajax psv nederland holland amsterdam ' +
  'rotterdam utrecht januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag ' +
  'woensdag donderdag vrijdag zaterdag zondag lente zomer herfst winter kerst vakantie changeme veranderme computer internet ' +
  'microsoft office google master abc abcd abcdef secret mijn nieuw ikhouvanjou'
).split(' ');

const RIJEN = [
  '0123456789'.repeat(3),
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

/** Says why, in Dutch; undefined when nobody would try this first. `eigen`: the name and address of the person. */
export function findBezwaar(wachtwoord: string, eigen: readonly string[]): string | undefined {
  const text = wachtwoord.normalize('NFKC').toLowerCase();
  if (isHerhaling(text))
    return 'Dit wachtwoord herhaalt steeds hetzelfde. Kies een ander, bijvoorbeeld een zin.';
  if (isRij(text))
    return 'Dit wachtwoord is een rij cijfers, letters of toetsen. Kies een ander, bijvoorbeeld een zin.';
  const plain = toLetters(text);
  if (isMadeOf(plain, listDelen(eigen)))
    return 'Dit wachtwoord bestaat uit uw eigen naam of adres. Kies een ander, bijvoorbeeld een zin.';
  if (isMadeOf(plain, [...GEWOON, ...listDelen(eigen)]))
    return 'Dit wachtwoord is te bekend: het wordt als eerste geprobeerd. Kies een ander, bijvoorbeeld een zin.';
  return undefined;
}

/** `aaaaaaaaaaaa`, `abcabcabcabc`, `12121212121!`: one short piece again and again. */
function isHerhaling(text: string): boolean {
  const core = text.replaceAll(/[^\p{L}\p{N}]/gu, '') || text;
  for (let length = 1; length <= Math.min(4, core.length / 2); length += 1) {
    const piece = core.slice(0, length);
    if (piece.repeat(Math.ceil(core.length / length)).startsWith(core)) return true;
  }
  return new Set(core).size <= 3;
}

/** Nothing but runs of four or more along a row, forwards or backwards. */
function isRij(text: string): boolean {
  const rijen = RIJEN.flatMap((rij) => [rij, Array.from(rij).toReversed().join('')]);
  let rest = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  for (let at = 0; at < text.length && rest.length > 0; at += 1) {
    let longest = 0;
    for (let length = 4; length <= rest.length; length += 1)
      if (rijen.some((rij) => rij.includes(rest.slice(0, length)))) longest = length;
    if (longest === 0) return false;
    rest = rest.slice(longest);
  }
  return rest.length === 0 && text.length > 0;
}

/** Letters alone, with the digits and signs that people write for letters turned back. */
const toLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[@4]/g, 'a')
    .replaceAll('0', 'o')
    .replaceAll('3', 'e')
    .replaceAll(/[1!|]/g, 'i')
    .replaceAll(/[$5]/g, 's')
    .replaceAll(/[^a-z]/g, '');

/** These words are in it, and hardly any other letter. */
function isMadeOf(plain: string, woorden: readonly string[]): boolean {
  let rest = plain;
  for (const woord of woorden.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(woord, '');
  return rest.length < plain.length && rest.length < MIN_EIGEN;
}

/** The words of a name or an address: `m.jansen@regenboog.nl` gives jansen and regenboog. */
const listDelen = (eigen: readonly string[]): string[] =>
  eigen.flatMap((text) =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .split(/[^a-z]+/)
      .filter((deel) => deel.length >= 3),
  );
