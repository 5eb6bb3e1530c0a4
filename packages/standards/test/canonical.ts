/** A message without what means nothing: prefixes, white space between elements, schema hints, comments. */
import { XmlReader } from '../src/xml/read/xml-reader.ts';
import { encode } from './bytes.ts';

export function canonicalize(xml: string | Uint8Array): string {
  const lines: string[] = [];
  let text = '';
  let lastWasOpen = false;
  const closeText = (isLeaf: boolean): void => {
    if (isLeaf ? text !== '' : text.trim() !== '') lines.push(JSON.stringify(text));
    text = '';
  };
  const reader = new XmlReader({
    open(name, attributes) {
      closeText(false);
      const names = Object.keys(attributes).filter((a) => !/^(xmlns|xsi:)/.test(a));
      const rest = names.toSorted().map((a) => ` ${a}=${JSON.stringify(attributes[a])}`);
      lines.push(`<{${name.uri}}${name.local}${rest.join('')}>`);
      lastWasOpen = true;
    },
    text(piece) {
      text += piece;
    },
    close() {
      closeText(lastWasOpen);
      lastWasOpen = false;
      lines.push('</>');
    },
  });
  for (const piece of reader.chunks(typeof xml === 'string' ? encode(xml) : xml)) reader.write(piece);
  reader.end();
  return lines.join('\n');
}
