/**
 * The types of the nouns as source, so that each field carries its meaning: an editor shows it where the field is used.
 * The type system makes the same types from the descriptions, without the words (`ValueOf`); `nouns.test.ts` holds the
 * two to each other.
 */
import {
  isElementType,
  toPropertyName,
  type ChoiceParticle,
  type Content,
  type ElementParticle,
  type ElementType,
  type Particle,
} from '../src/xml/schema/description.ts';
import type { SimpleType } from '../src/xml/schema/simple-type.ts';

/** `['Leerling', leerling]`: the name of a type, and its description. */
type Noun = readonly [name: string, type: Content<unknown>];

interface NounsFile {
  /** The comment on top, and the imports. */
  readonly header: string;
  readonly exported: readonly Noun[];
  /** Types that have a name in this file only. */
  readonly inner?: readonly Noun[];
  /** Types that the header imports, by the name that it gives them. */
  readonly imported?: readonly Noun[];
}

interface Field {
  readonly property: string;
  readonly type: string;
  readonly optional: boolean;
  readonly doc: string;
}

type Names = ReadonlyMap<Content<unknown>, string>;

export function makeNouns({ header, exported, inner = [], imported = [] }: NounsFile): string {
  const names: Names = new Map([...exported, ...inner, ...imported].map(([name, type]) => [type, name]));
  const declarations = [
    ...exported.map(([name, type]) => `${placeOf(type)}export type ${name} = ${describe(type, names)};`),
    ...inner.map(([name, type]) => `${placeOf(type)}type ${name} = ${describe(type, names)};`),
  ];
  return `${[header, ...declarations].join('\n\n')}\n`;
}

const placeOf = (type: Content<unknown>): string => (isElementType(type) ? `/** ${type.definedIn} */\n` : '');

const refer = (content: Content<unknown>, names: Names): string =>
  names.get(content) ?? describe(content, names);

function describe(content: Content<unknown>, names: Names): string {
  if (!isElementType(content)) return describeSimple(content);
  const { fields, choices } = listFields(content, names);
  return [braces(fields), ...choices.map((branches) => `(${branches.map(braces).join(' | ')})`)].join(' & ');
}

/** The values where they are known. A number with a point is a text, so that `1.50` stays `1.50`. */
function describeSimple({ base, values }: SimpleType<unknown>): string {
  if (values !== undefined) return values.map((v) => (base === 'integer' ? v : `'${v}'`)).join(' | ');
  if (base === 'date' || base === 'dateTime') return 'DateText';
  return base === 'integer' ? 'number' : 'string';
}

const braces = (fields: readonly Field[]): string =>
  `{ ${fields.map(({ doc, property, optional, type }) => `${doc}${property}${optional ? '?' : ''}: ${type};\n`).join('')} }`;

/** The fields of a type, and of each choice the branches of which at most one may stand. */
function listFields(type: ElementType<unknown>, names: Names): { fields: Field[]; choices: Field[][][] } {
  const fields: Field[] = type.attributes.map(({ property, type: content, required, meaning }) => ({
    property,
    type: refer(content, names),
    optional: !required,
    doc: comment(meaning, content),
  }));
  if (type.text)
    fields.push({ property: 'value', type: 'string', optional: false, doc: comment('De inhoud', type.text) });
  const choices: Field[][][] = [];
  const visit = (particle: Particle): void => {
    if (particle.kind === 'sequence' && particle.required) particle.particles.forEach(visit);
    else {
      const branches = particle.kind === 'choice' ? listBranches(particle, names) : [];
      if (branches.length > 1) choices.push(branches.map((branch) => excludeOthers(branch, branches)));
      else fields.push(...fieldsOf(particle, names));
    }
  };
  visit(type.content);
  return { fields, choices };
}

/**
 * The branches that hold what no other branch holds too. Where one was left out for that, or holds nothing, the fields of
 * the others need not be there.
 */
function listBranches({ particles, required }: ChoiceParticle, names: Names): Field[][] {
  const all = particles.map((branch) => fieldsOf(branch, names));
  const own = all.filter((branch) => !all.some((other) => other !== branch && holds(other, branch)));
  const mustStand = required && own.length === all.length;
  return own.map((branch) => branch.map((field) => ({ ...field, optional: field.optional || !mustStand })));
}

const holds = (fields: readonly Field[], others: readonly Field[]): boolean =>
  others.every(({ property }) => fields.some((field) => field.property === property));

/** A branch, and that no field of another may stand beside it. */
function excludeOthers(branch: readonly Field[], branches: readonly Field[][]): Field[] {
  const others = branches.flat().filter((field) => !holds(branch, [field]));
  const first = new Map(others.toReversed().map((field) => [field.property, field]));
  return [
    ...branch,
    ...[...first.values()].toReversed().map((field) => ({ ...field, optional: true, type: 'never' })),
  ];
}

function fieldsOf(particle: Particle, names: Names): Field[] {
  const optional = !particle.required;
  switch (particle.kind) {
    case 'element': {
      if (particle.identifying || particle.skipped) return [];
      const { property, content, meaning } = particle;
      return [{ property, type: refer(content, names), optional, doc: comment(meaning, content) }];
    }
    case 'list':
    case 'repeat': {
      const { property, items } = particle;
      const meaning =
        particle.kind === 'list' ? particle.meaning : items.map((item) => item.meaning).join('; ');
      return [{ property, type: `(${describeItems(items, names)})[]`, optional, doc: comment(meaning) }];
    }
    case 'sequence':
      return particle.particles
        .flatMap((one) => fieldsOf(one, names))
        .map((field) => ({ ...field, optional: field.optional || optional }));
    case 'choice': {
      const fields = particle.particles.flatMap((branch) => fieldsOf(branch, names));
      const first = new Map(fields.toReversed().map((field) => [field.property, field]));
      return [...first.values()].toReversed().map((field) => ({ ...field, optional: true }));
    }
  }
}

/** Items of one kind are plain, of several kinds they are tagged with `kind`. */
function describeItems(items: readonly ElementParticle[], names: Names): string {
  if (items.length === 1) return refer(items[0]!.content, names);
  return items
    .map(({ name, content }) => {
      const tag = `kind: '${toPropertyName(name)}'`;
      return isElementType(content)
        ? `({ ${tag} } & ${refer(content, names)})`
        : `{ ${tag}; value: ${refer(content, names)} }`;
    })
    .join(' | ');
}

/** What a field means, and what it may hold where its type does not say it. */
function comment(meaning: string, content?: Content<unknown>): string {
  const says = content !== undefined && !isElementType(content) && saysMore(content);
  return `/** ${meaning}${says ? ` (${content.explanation})` : ''}. */\n`;
}

const saysMore = ({ base, values, minLength, pattern }: SimpleType<unknown>): boolean =>
  values === undefined && (base !== 'string' || minLength !== undefined || pattern !== undefined);
