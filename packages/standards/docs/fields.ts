/** Field tables for docs/standards, made from the descriptions themselves. */
import {
  isElementType,
  type ElementType,
  type Content,
  type Particle,
} from '../src/xml/schema/description.ts';
import type { SimpleType } from '../src/xml/schema/simple-type.ts';

interface Row {
  readonly number: string;
  readonly name: string;
  readonly content: string;
  readonly count: string;
  readonly meaning: string;
}

export function makeTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

export function describeSimpleType(simpleType: SimpleType<unknown>): string {
  const { base, minLength: min, maxLength: max, pattern, values, min: from, max: to } = simpleType;
  if (values !== undefined) {
    const list = values.length > 24 ? `${values.length} codes` : values.map((w) => `\`${w}\``).join(' ');
    return base === 'integer' ? `integer: ${list}` : list;
  }
  if (simpleType.consecutiveYears === 'listed') return 'school year, listed';
  if (pattern !== undefined) return `\`${pattern}\``;
  if (from !== undefined || to !== undefined) {
    const end = to === undefined || to === Number.MAX_SAFE_INTEGER ? '' : String(to);
    const begin = from === undefined || from === -Number.MAX_SAFE_INTEGER ? '' : String(from);
    return `${base} ${begin}..${end}`;
  }
  if (min !== undefined) return `string ${min}..${max ?? ''}`;
  return base;
}

const describeContent = (content: Content<unknown>): string =>
  isElementType(content)
    ? content.open
      ? 'anything'
      : `[${content.name}](#${anchor(content.name)})`
    : describeSimpleType(content);

const anchor = (name: string): string => name.toLowerCase();

/** Every field of a type in the order of the wire. */
export function listRows(type: ElementType<unknown>): Row[] {
  const rows: Row[] = type.attributes.map((a) => ({
    number: '@',
    name: `\`${a.name}\``,
    content: describeSimpleType(a.type),
    count: a.required ? '1' : '0..1',
    meaning: a.meaning,
  }));
  if (type.text !== undefined) {
    rows.push({
      number: '',
      name: 'text',
      content: describeSimpleType(type.text),
      count: '1',
      meaning: 'De inhoud',
    });
  }
  type.content.particles.forEach((part, i) => rows.push(...listParticleRows(part, String(i + 1))));
  return rows;
}

function listParticleRows(model: Particle, number: string): Row[] {
  const count = model.required ? '1' : '0..1';
  switch (model.kind) {
    case 'element':
      return [
        {
          number,
          name: `\`${model.name}\``,
          content: model.skipped ? 'skipped' : describeContent(model.content),
          count,
          meaning: model.identifying ? `${model.meaning}; checked, never held` : model.meaning,
        },
      ];
    case 'list':
      return [
        {
          number,
          name: `\`${model.name}\``,
          content: describeItems(model.items),
          count,
          meaning: model.meaning,
        },
      ];
    case 'repeat':
      return model.items.map((item) => ({
        number,
        name: `\`${item.name}\``,
        content: describeContent(item.content),
        count: model.required ? '1..n' : '0..n',
        meaning: item.meaning,
      }));
    case 'sequence':
      return model.particles.flatMap((part) => listParticleRows(part, number));
    case 'choice':
      return model.particles.flatMap((part, i) =>
        listParticleRows(part, `${number}${'abcdefgh'[i]}`).map((row) => ({
          ...row,
          count: model.required ? row.count : `(${row.count})`,
        })),
      );
  }
}

const describeItems = (items: readonly { name: string; content: Content<unknown> }[]): string =>
  `1..n of ${items.map((item) => `\`${item.name}\` ${describeContent(item.content)}`).join(', ')}`;

/** The types under one, itself first, each once. */
export function listTypes(root: Content<unknown>): ElementType<unknown>[] {
  const types = new Set<ElementType<unknown>>();
  const visit = (content: Content<unknown>): void => {
    if (!isElementType(content) || content.open || types.has(content)) return;
    types.add(content);
    visitParticle(content.content);
  };
  const visitParticle = (model: Particle): void => {
    switch (model.kind) {
      case 'element':
        if (!model.skipped) visit(model.content);
        return;
      case 'list':
      case 'repeat':
        for (const item of model.items) visit(item.content);
        return;
      case 'choice':
      case 'sequence':
        model.particles.forEach(visitParticle);
    }
  };
  visit(root);
  return [...types];
}

export function makeTypeTable(type: ElementType<unknown>): string {
  const rows = listRows(type).map((r) => [r.number, r.name, r.content, r.count, r.meaning]);
  const content = rows.length === 0 ? 'Empty.' : makeTable(['#', 'name', 'holds', 'times', 'meaning'], rows);
  return `### ${type.name}\n\n${type.definedIn}\n\n${content}`;
}

/** How often a field may stand in each variant of a type; a dash where it may not. */
export function makeVariantsTable(
  type: ElementType<unknown>,
  variants: readonly (readonly [string, ElementType<unknown> | undefined])[],
): string {
  const counts = (t: ElementType<unknown> | undefined): Map<string, string> =>
    // A name can stand in two branches of a choice; the first says most.
    new Map((t ? listRows(t) : []).toReversed().map((r) => [r.name, r.count]));
  const columns = variants.map(([, t]) => counts(t));
  const names = [...new Set(listRows(type).map((r) => r.name))];
  const whole = counts(type);
  const rows = names.map((name) => [name, whole.get(name) ?? '', ...columns.map((k) => k.get(name) ?? '–')]);
  return makeTable(['name', 'whole', ...variants.map(([name]) => name)], rows);
}
