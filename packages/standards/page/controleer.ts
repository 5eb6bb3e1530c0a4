/** The page that checks a file where it is: what the browser reads never leaves the computer. */
import { profielen, StandardsError, validateXml, type Finding, type ProfielName } from '../src/browser.ts';

const get = <T extends Element>(selector: string): T => document.querySelector<T>(selector)!;

const chooser = get<HTMLInputElement>('#bestand');
const profiel = get<HTMLSelectElement>('#profiel');
const verdict = get<HTMLElement>('#oordeel');
const section = get<HTMLElement>('#bevindingen');
const list = get<HTMLOListElement>('#bevindingen ol');

for (const [name, { title }] of Object.entries(profielen)) profiel.add(new Option(title, name));

/** Not every browser can read a stream with `for await`. */
async function* read(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      yield part.value;
      // Now and then the page itself must have a turn, or it looks as if it hangs.
      await new Promise((resolve) => setTimeout(resolve));
    }
  } finally {
    await reader.cancel();
  }
}

const SEVERITY = { error: 'fout', warning: 'waarschuwing' } as const;

function show(findings: readonly Finding[]): void {
  list.replaceChildren(
    ...findings.map(({ line, column, severity, melding, path }) => {
      const item = document.createElement('li');
      const place = document.createElement('strong');
      place.textContent = `Regel ${line}, kolom ${column}: ${SEVERITY[severity]}.`;
      const element = document.createElement('code');
      element.textContent = path;
      item.append(place, ` ${melding} `, element);
      return item;
    }),
  );
  section.hidden = findings.length === 0;
}

const countFindings = (count: number): string =>
  count === 0 ? 'geen bevindingen' : count === 1 ? '1 bevinding' : `${count} bevindingen`;

let latest = 0;

async function check(): Promise<void> {
  const [file] = chooser.files ?? [];
  if (file === undefined) return;
  const turn = ++latest;
  show([]);
  verdict.textContent = `${file.name} wordt gecontroleerd.`;
  const [sentence, findings] = await judge(file);
  // Another file was chosen in the meantime.
  if (turn !== latest) return;
  verdict.textContent = sentence;
  show(findings);
}

async function judge(file: File): Promise<[sentence: string, findings: readonly Finding[]]> {
  try {
    const options = profiel.value === '' ? {} : { profiel: profiel.value as ProfielName };
    const { valid, standard, findings, count } = await validateXml(read(file), options);
    const shown = count > findings.length ? ` Hieronder staan de eerste ${findings.length}.` : '';
    const outcome = valid ? 'geldig' : 'niet geldig';
    return [`${file.name}: ${outcome} volgens ${standard}, ${countFindings(count)}.${shown}`, findings];
  } catch (error) {
    if (error instanceof StandardsError) {
      const { melding, position } = error;
      return [`${file.name}: ${position ? `regel ${position.line}: ` : ''}${melding}`, []];
    }
    if (error instanceof DOMException) return [`${file.name} kan niet worden gelezen. Kies het opnieuw.`, []];
    throw error;
  }
}

for (const field of [chooser, profiel]) field.addEventListener('change', () => void check());
