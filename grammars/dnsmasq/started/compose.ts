/** A compose file goes in; each dnsmasq that a service of it starts comes out, with its options where they stand, and what its container sees. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import type { DnsmasqStart, Mount } from '../document.js';
import { startedBy } from './command.js';
import { commandLineOptions } from './commandline.js';
import { Interpolation } from './interpolate.js';
import { knownMounts, outside, shortMount } from './mounts.js';
import { part, type Quoted } from './quoted.js';
import { scalarText } from './scalar.js';
import { type CommandWord, commandWord, wordsOf } from './words.js';

export function startsOfCompose(text: string): DnsmasqStart[] {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const file = new ComposeFile(text, document);
  return file.services().flatMap((service) => {
    const start = startOf(file, service);
    return start === undefined ? [] : [start];
  });
}

class ComposeFile {
  readonly #text: string;
  readonly #document: Document;
  #targets: ReadonlyMap<Alias, Node> | undefined;

  constructor(text: string, document: Document) {
    this.#text = text;
    this.#document = document;
  }

  services(): Node[] {
    const found = this.get(this.#document.contents, 'services');
    if (!isMap(found)) return [];
    return found.items.flatMap(({ value }) => this.resolved(value) ?? []);
  }

  resolved(node: unknown): Node | undefined {
    if (isAlias(node)) {
      this.#targets ??= targetsIn(this.#document);
      return this.#targets.get(node);
    }
    return isMap(node) || isSeq(node) || isScalar(node) ? node : undefined;
  }

  /**
   * The value of a key, of the mapping itself or of one that is merged into it. `searched`: those that have it not; a mapping may
   * be merged into itself, and many times into others.
   */
  get(node: unknown, key: string, searched = new Set<Node>()): Node | undefined {
    const map = this.resolved(node);
    if (!isMap(map) || searched.has(map)) return undefined;
    searched.add(map);
    const own = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
    if (own !== undefined) return this.resolved(own.value);
    const merged = map.items.find((pair) => isScalar(pair.key) && pair.key.value === '<<');
    const from = this.resolved(merged?.value);
    const maps: readonly unknown[] = isSeq(from) ? from.items : from === undefined ? [] : [from];
    for (const one of maps) {
      const found = this.get(one, key, searched);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  items(node: Node | undefined): Node[] {
    return isSeq(node) ? node.items.flatMap((item) => this.resolved(item) ?? []) : [];
  }

  quoted(scalar: Scalar): Quoted | undefined {
    return typeof scalar.value === 'string' ? scalarText(this.#text, scalar) : undefined;
  }

  /** Where a service takes a file from that stands under `configs` at the top. */
  configFile(name: string): Node | undefined {
    return this.get(this.get(this.get(this.#document.contents, 'configs'), name), 'file');
  }
}

/** What each alias stands for: the last node before it with that anchor. Asked one by one each would walk through the whole file. */
function targetsIn(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Alias: (_, alias) => {
      const target = anchors.get(alias.source);
      if (target !== undefined) targets.set(alias, target);
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

function startOf(file: ComposeFile, service: Node): DnsmasqStart | undefined {
  const variables = new Interpolation();
  const text = (node: Node | undefined): string | undefined => {
    const quoted = isScalar(node) ? file.quoted(node) : undefined;
    return quoted === undefined ? undefined : variables.of(quoted).text;
  };
  const words = (key: string): readonly CommandWord[] | undefined => {
    const node = file.get(service, key);
    const one = isScalar(node) ? file.quoted(node) : undefined;
    if (one !== undefined) return wordsOf(variables.of(one), 'compose');
    if (!isSeq(node)) return undefined;
    return file.items(node).flatMap((item) => {
      const quoted = isScalar(item) ? file.quoted(item) : undefined;
      return quoted === undefined ? [] : [commandWord(variables.of(quoted))];
    });
  };
  const build = file.get(service, 'build');
  const mounts = mountsOf(file, service, text);
  const entrypoint = words('entrypoint');
  const command = words('command') ?? [];
  const started =
    startedBy([...(entrypoint ?? []), ...command]) ??
    (entrypoint === undefined || entrypoint.length === 0
      ? startedByImage(text(file.get(service, 'image')) ?? '', command, mounts, service)
      : undefined);
  if (started === undefined) return undefined;
  return {
    span: started.span,
    lines: commandLineOptions(started.words),
    supposed: variables.supposed,
    mounts,
    build: build === undefined ? undefined : (text(isMap(build) ? file.get(build, 'context') : build) ?? '.'),
    environment: [],
    variables: new Map(),
  };
}

/** Options that no other program has. */
const ONLY_DNSMASQ = /^--(?:dhcp-(?:range|boot|host|match|option)|pxe-service|enable-tftp|tftp-root)\b/;

/** An image of that name starts it by itself; so does one to which the configuration is given where dnsmasq looks for it. */
function startedByImage(
  image: string,
  command: readonly CommandWord[],
  mounts: readonly Mount[],
  service: Node,
): { span: DnsmasqStart['span']; words: readonly CommandWord[] } | undefined {
  const [first] = command;
  const span = first?.word.span ?? { start: service.range?.[0] ?? 0, end: service.range?.[0] ?? 0 };
  const isNamed = /dnsmasq/i.test(image) || command.some(({ word }) => ONLY_DNSMASQ.test(word.text));
  if (first !== undefined) {
    return isNamed && first.word.text.startsWith('-')
      ? { span: part(first.word, 0, 1).span, words: command }
      : undefined;
  }
  const isGiven = mounts.some(({ target }) => /^\/etc\/dnsmasq\.(?:conf|d)\/?$/.test(target));
  return isGiven ? { span, words: [] } : undefined;
}

type TextOf = (node: Node | undefined) => string | undefined;

function mountsOf(file: ComposeFile, service: Node, text: TextOf): Mount[] {
  const volumes = file.items(file.get(service, 'volumes')).flatMap((item): Mount[] => {
    if (isScalar(item)) return shortMount(text(item) ?? '');
    const target = text(file.get(item, 'target'));
    const isBind = text(file.get(item, 'type')) === 'bind';
    const source = isBind ? outside(text(file.get(item, 'source'))) : undefined;
    return target === undefined ? [] : [{ source, target }];
  });
  const configs = file.items(file.get(service, 'configs')).flatMap((item): Mount[] => {
    const name = text(isScalar(item) ? item : file.get(item, 'source'));
    if (name === undefined) return [];
    const target = isScalar(item) ? undefined : text(file.get(item, 'target'));
    return [{ source: outside(text(file.configFile(name))), target: target ?? `/${name}` }];
  });
  return knownMounts([...volumes, ...configs]);
}
