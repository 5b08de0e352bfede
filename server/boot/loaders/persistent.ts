/** Keys with values go in; a map comes out of which every earlier version stays readable. Two versions share what they have in common, and are compared by the rest. */

/** A branch of the trie has a place for each value of so many bits of a hash. */
const BITS = 4;
const PLACES = 2 ** BITS;

type Entry<V> = readonly [key: string, value: V];

/** Keys of one hash; a second one is rare. */
interface Leaf<V> {
  readonly hash: number;
  readonly entries: readonly Entry<V>[];
}

type Node<V> = Leaf<V> | readonly (Node<V> | undefined)[];

const isLeaf = <V>(node: Node<V>): node is Leaf<V> => 'hash' in node;

/** FNV-1a. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const placeOf = (hash: number, depth: number): number => (hash >>> (depth * BITS)) & (PLACES - 1);

/** The nodes on the way to the leaf are made anew, all others are shared. */
function put<V>(node: Node<V> | undefined, leaf: Leaf<V>, depth: number): Node<V> {
  if (node === undefined) return leaf;
  if (!isLeaf(node)) {
    const place = placeOf(leaf.hash, depth);
    return node.with(place, put(node[place], leaf, depth + 1));
  }
  if (node.hash === leaf.hash) {
    const others = node.entries.filter(([key]) => leaf.entries.every(([own]) => own !== key));
    return { hash: leaf.hash, entries: [...others, ...leaf.entries] };
  }
  const branch = new Array<Node<V> | undefined>(PLACES).fill(undefined);
  return put(branch.with(placeOf(node.hash, depth), node), leaf, depth);
}

function* entriesOf<V>(node: Node<V> | undefined): Generator<Entry<V>> {
  if (node === undefined) return;
  if (isLeaf(node)) yield* node.entries;
  else for (const one of node) yield* entriesOf(one);
}

type Pair<V> = readonly [Node<V> | undefined, Node<V> | undefined];

/** What lies at the same place of both and is not shared. */
function* unshared<V>([a, b]: Pair<V>): Generator<Pair<V>> {
  if (a === b) return;
  if (a === undefined || b === undefined || isLeaf(a) || isLeaf(b)) yield [a, b];
  else for (let place = 0; place < PLACES; place++) yield* unshared([a[place], b[place]]);
}

export class PersistentMap<V> {
  readonly #root: Node<V> | undefined;
  readonly size: number;

  private constructor(root: Node<V> | undefined, size: number) {
    this.#root = root;
    this.size = size;
  }

  static of<V>(entries: Iterable<Entry<V>> = []): PersistentMap<V> {
    let made = new PersistentMap<V>(undefined, 0);
    for (const [key, value] of entries) made = made.with(key, value);
    return made;
  }

  #entry(key: string): Entry<V> | undefined {
    const hash = hashOf(key);
    let node = this.#root;
    for (let depth = 0; node !== undefined && !isLeaf(node); depth++) node = node[placeOf(hash, depth)];
    return node?.entries.find(([own]) => own === key);
  }

  has(key: string): boolean {
    return this.#entry(key) !== undefined;
  }

  get(key: string): V | undefined {
    return this.#entry(key)?.[1];
  }

  /** The next version; this one stays as it is. */
  with(key: string, value: V): PersistentMap<V> {
    const size = this.has(key) ? this.size : this.size + 1;
    return new PersistentMap(put(this.#root, { hash: hashOf(key), entries: [[key, value]] }, 0), size);
  }

  [Symbol.iterator](): Iterator<Entry<V>> {
    return entriesOf(this.#root);
  }

  /** Keys that one of both alone has, or with another value. */
  differences(other: PersistentMap<V>): Set<string> {
    const found = new Set<string>();
    for (const [own, others] of unshared([this.#root, other.#root])) {
      const left = new Map(entriesOf(others));
      for (const [key, value] of entriesOf(own)) {
        if (!left.has(key) || left.get(key) !== value) found.add(key);
        left.delete(key);
      }
      for (const key of left.keys()) found.add(key);
    }
    return found;
  }
}

/** Values in their order; to add one costs as little, unless two versions go on from the same one. */
export class PersistentList<T> {
  readonly #values: T[];
  readonly length: number;

  /** Of the values, which longer versions share, so many are its own. */
  private constructor(values: T[], length: number) {
    this.#values = values;
    this.length = length;
  }

  static empty<T>(): PersistentList<T> {
    return new PersistentList<T>([], 0);
  }

  with(...more: readonly T[]): PersistentList<T> {
    const values = this.#values.length === this.length ? this.#values : this.toArray();
    for (const one of more) values.push(one);
    return new PersistentList(values, this.length + more.length);
  }

  toArray(): T[] {
    return this.#values.slice(0, this.length);
  }
}
