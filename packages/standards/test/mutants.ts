/** Messages that differ from a given one in one place: what two judges of the same standard must agree on. */

interface TreeNode {
  name: string;
  attributes: [name: string, value: string][];
  children: (TreeNode | string)[];
}

export interface Mutant {
  /** The change. */
  readonly change: string;
  /** Where, without numbers and prefixes. */
  readonly path: string;
  readonly xml: string;
}

const TAG =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<\/[^>]*>|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+/g;

/** A well-formed message as a tree; comments and texts stay as they are written. */
function parseTree(xml: string): TreeNode {
  const top: TreeNode = { name: '', attributes: [], children: [] };
  const open = [top];
  for (const [piece, name, attributes, empty] of xml.matchAll(TAG)) {
    const parent = open.at(-1)!;
    if (piece.startsWith('</')) open.pop();
    else if (name === undefined) parent.children.push(piece);
    else {
      const pairs = [...attributes!.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
      const node: TreeNode = {
        name,
        attributes: pairs.map((m) => [m[1]!, m[2] ?? m[3]!.replaceAll('"', '&quot;')]),
        children: [],
      };
      parent.children.push(node);
      if (empty === '') open.push(node);
    }
  }
  return top;
}

function write(node: TreeNode | string): string {
  if (typeof node === 'string') return node;
  const children = node.children.map(write).join('');
  if (node.name === '') return children;
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${value}"`).join('');
  return `<${node.name}${attributes}>${children}</${node.name}>`;
}

const isNode = (child: TreeNode | string): child is TreeNode => typeof child !== 'string';
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XS = 'http://www.w3.org/2001/XMLSchema';

function* attributes(node: TreeNode): Generator<[string, TreeNode]> {
  const having = (...more: [string, string][]): TreeNode => ({
    ...node,
    attributes: [...node.attributes, ...more],
  });
  const xsi = (name: string, value: string): TreeNode =>
    having(['xmlns:q1', XSI], ['xmlns:q2', XS], [`q1:${name}`, value]);
  yield ['foreign attribute', having(['vreemd', '1'])];
  yield ['attribute xml:lang', having(['xml:lang', 'nl'])];
  yield ['attribute in a foreign namespace', having(['xmlns:q', 'urn:q'], ['q:a', '1'])];
  const hasType = node.attributes.some(([name]) => localName(name) === 'type');
  for (const nil of ['true', 'false', 'ja']) yield [`xsi:nil ${nil}`, xsi('nil', nil)];
  for (const type of ['q2:string', 'q2:anyType', 'q2:date', 'bestaatniet']) {
    if (!hasType) yield [`xsi:type ${type}`, xsi('type', type)];
  }
  yield ['xsi:schemaLocation', xsi('schemaLocation', 'urn:a b.xsd')];
  yield ['xsi:schemaLocation odd', xsi('schemaLocation', 'urn:a')];
  yield ['xsi:foreign', xsi('vreemd', '1')];
  for (const [name] of node.attributes) {
    if (name.startsWith('xmlns')) continue;
    yield [`without @${name}`, { ...node, attributes: node.attributes.filter((a) => a[0] !== name) }];
  }
}

function* namespaces(node: TreeNode): Generator<[string, TreeNode]> {
  const without = node.attributes.filter(([name]) => name !== 'xmlns');
  yield ['no namespace', { ...node, name: localName(node.name), attributes: [...without, ['xmlns', '']] }];
  yield [
    'foreign namespace',
    { ...node, name: `q:${localName(node.name)}`, attributes: [...node.attributes, ['xmlns:q', 'urn:q']] },
  ];
  yield [
    'capital',
    { ...node, name: node.name.replace(/[^:]+$/, (n) => n.charAt(0).toUpperCase() + n.slice(1)) },
  ];
}

function* content(node: TreeNode): Generator<[string, TreeNode]> {
  const having = (...children: (TreeNode | string)[]): TreeNode => ({ ...node, children });
  const { children } = node;
  yield ['empty', having()];
  yield ['only blanks', having(' \n')];
  yield ['comment', having('<!-- x -->', ...children)];
  yield ['instruction', having(...children, '<?x y?>')];
  yield [
    'foreign child',
    having(...children, { name: 'q:vreemd', attributes: [['xmlns:q', 'urn:q']], children: [] }),
  ];
  const prefix = node.name.slice(0, -localName(node.name).length);
  yield ['unknown child', having({ name: `${prefix}onbekend`, attributes: [], children: [] }, ...children)];
  if (!children.some(isNode)) return;
  yield ['text between', having('x', ...children)];
  yield ['text after', having(...children, 'x')];
  yield ['nbsp between', having('\u{a0}', ...children)];
  yield ['cdata between', having('<![CDATA[ ]]>', ...children)];
  yield ['empty cdata', having('<![CDATA[]]>', ...children)];
  yield ['reference between', having('&#32;', ...children)];
  yield ['reversed', having(...children.toReversed())];
}

/** Is this one made? Making costs more than thinking of one. */
export type Choose = (path: string, change: string) => boolean;

/** Every change of structure: of each element, its attributes, its place among its brothers. */
export function* structureMutants(xml: string, choose: Choose = () => true): Generator<Mutant> {
  const top = parseTree(xml);
  function* walk(parent: TreeNode, path: string): Generator<Mutant> {
    function* give(change: string, place: string): Generator<Mutant> {
      if (choose(place, change)) yield { change, path: place, xml: write(top) };
    }
    const old = parent.children;
    for (const [i, child] of old.entries()) {
      if (!isNode(child)) continue;
      const here = `${path}/${localName(child.name)}`;
      const replace = (...fresh: (TreeNode | string)[]): void => {
        parent.children = old.toSpliced(i, 1, ...fresh);
      };
      replace();
      if (path !== '') yield* give('removed', here);
      replace(child, child);
      yield* give('doubled', here);
      const j = old.findIndex((k, n) => n > i && isNode(k));
      if (j > 0) {
        parent.children = old.with(i, old[j]!).with(j, child);
        yield* give('swapped', here);
        parent.children = [...old.toSpliced(i, 1), child];
        yield* give('last', here);
      }
      if (isNode(old.find(isNode)!) && old.findIndex(isNode) < i) {
        parent.children = [child, ...old.toSpliced(i, 1)];
        yield* give('first', here);
      }
      for (const make of [attributes, namespaces, content]) {
        for (const [change, fresh] of make(child)) {
          replace(fresh);
          yield* give(change, here);
        }
      }
      parent.children = old;
      yield* walk(child, here);
    }
  }
  yield* walk(top, '');
}

/** Every value of the list in the place of each attribute and each text. */
export function* valueMutants(
  xml: string,
  values: (old: string) => Iterable<string>,
  choose: Choose = () => true,
): Generator<Mutant> {
  const top = parseTree(xml);
  function* walk(node: TreeNode, path: string): Generator<Mutant> {
    for (const pair of node.attributes) {
      const [name, old] = pair;
      const here = `${path}/@${name}`;
      if (name.startsWith('xmlns') || name.includes(':')) continue;
      for (const value of values(old)) {
        if (/[<"]/.test(value) || !choose(here, value)) continue;
        pair[1] = value;
        yield { change: value, path: here, xml: write(top) };
      }
      pair[1] = old;
    }
    if (!node.children.some(isNode) && path !== '') {
      const old = node.children;
      for (const value of values(write({ ...node, name: '' }).trim())) {
        if (!choose(path, value)) continue;
        node.children = [value];
        yield { change: value, path, xml: write(top) };
      }
      node.children = old;
    }
    for (const child of node.children)
      if (isNode(child)) yield* walk(child, `${path}/${localName(child.name)}`);
  }
  yield* walk(top, '');
}
