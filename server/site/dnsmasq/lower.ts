/** Parsed files of dnsmasq go in, in the order in which it reads them; what they say about DHCP, PXE and TFTP comes out. */
import {
  behindTags,
  clientSystem,
  type DhcpOptionParts,
  type DnsmasqDocument,
  dhcpOptionParts,
  type FieldNode,
  hasHole,
  hostFieldKind,
  ipv4,
  isTagPrefix,
  type OptionNode,
  parseEntries,
  rangeParts,
  type ValueNode,
} from '../../../grammars/dnsmasq/index.js';
import { type Span, shift } from '../../../grammars/text/index.js';
import type { Place, Said } from '../place.js';
import type { SourceFile } from '../source.js';
import type { DnsmasqFacts, DnsmasqMatch, MatchedValue, TagCondition } from './facts.js';
import { optionValue } from './values.js';

type Source = SourceFile<DnsmasqDocument>;
type Growing = {
  -readonly [K in keyof DnsmasqFacts]: DnsmasqFacts[K] extends readonly (infer T)[] ? T[] : DnsmasqFacts[K];
};

/** A value with the places of its parts. */
class Written {
  readonly place: Place;
  readonly value: ValueNode;
  readonly #file: string;
  readonly #offset: number;

  constructor(file: string, offset: number, { span }: OptionNode, value: ValueNode) {
    this.#file = file;
    this.#offset = offset;
    this.value = value;
    this.place = this.at({ span });
  }

  at({ span }: { readonly span: Span }): Place {
    return { file: this.#file, span: shift(span, this.#offset) };
  }

  said<T>(field: FieldNode, value: T): Said<T> {
    return { value, place: this.at(field) };
  }

  text(field: FieldNode | undefined): Said<string> | undefined {
    return field === undefined || field.text === '' ? undefined : this.said(field, field.text);
  }

  /** Without its prefix. */
  tag(field: FieldNode): Said<string> {
    return this.said(field, field.text.replace(/^(?:set|tag|net):/, ''));
  }

  condition(field: FieldNode): TagCondition {
    const { value, place } = this.tag(field);
    const not = /^[!#]/.test(value);
    return { name: not ? value.slice(1) : value, not, place };
  }

  /** The tags before the value. */
  get tags(): TagCondition[] {
    const { fields } = this.value;
    const count = fields.length - behindTags(this.value).length;
    return fields.slice(0, count).map((field) => this.condition(field));
  }
}

/** The files that a path names: with endings those of a folder, without the file itself. Undefined where nothing is there. */
export type DnsmasqIncludes = (
  path: string,
  endings: readonly string[] | undefined,
) => readonly Source[] | undefined;

/** The text of a file of hosts or options, or of those in a folder; undefined where nothing is there. */
export type DnsmasqEntries = (
  path: string,
) => readonly { readonly file: string; readonly text: string }[] | undefined;

/** What each line of the files stands for that these options name. */
const ENTRIES: ReadonlyMap<string, string> = new Map([
  ['dhcp-hostsfile', 'dhcp-host'],
  ['dhcp-hostsdir', 'dhcp-host'],
  ['dhcp-optsfile', 'dhcp-option'],
  ['dhcp-optsdir', 'dhcp-option'],
]);

/** Files that name each other are read once each. */
const DEEPEST = 20;

export function lowerDnsmasq(
  sources: readonly Source[],
  include: DnsmasqIncludes,
  entries: DnsmasqEntries = () => undefined,
): DnsmasqFacts {
  const facts = empty();
  const named: { readonly path: string; readonly of: string; readonly place: Place }[] = [];
  const seen = new Set<DnsmasqDocument>();
  const read = ({ file, document }: Source, depth: number): void => {
    if (seen.has(document) || depth > DEEPEST) return;
    seen.add(document);
    if (!facts.files.includes(file)) facts.files.push(file);
    for (const { offset, option, faults, parameter } of document.lines) {
      if (parameter !== undefined) facts.unknown.push({ file, span: shift(parameter.span, offset) });
      // A line that is refused ends everything; nothing is to be concluded from it.
      if (option === undefined || faults.length > 0) continue;
      const none: ValueNode = { text: '', hidden: '', span: option.span, fields: [] };
      const written = new Written(file, offset, option, option.value ?? none);
      const included = includedBy(option, include);
      const of = ENTRIES.get(option.name);
      const hole = hasHole(option.name) || hasHole(written.value.text);
      if (included === 'absent' || (hole && decides(option, written.value)))
        facts.unknown.push(written.place);
      if (of !== undefined) named.push({ path: written.value.text, of, place: written.place });
      else if (included !== undefined && included !== 'absent')
        for (const one of included) read(one, depth + 1);
      else (READERS[option.name] ?? nothing)(facts, written, option.name);
    }
  };
  for (const source of sources) read(source, 0);
  // They are read when all else is, so that their lines come last.
  for (const { path, of, place } of named) {
    const found = hasHole(path) ? undefined : entries(path);
    if (found === undefined) facts.elsewhere.push(place);
    for (const { file, text } of found ?? []) readEntries(facts, file, text, of);
  }
  return facts;
}

/** Unlike a line of the configuration, one that is refused is passed over, with a line in the log. */
function readEntries(facts: Growing, file: string, text: string, of: string): void {
  for (const { offset, option, faults } of parseEntries(text, of)) {
    if (option?.value === undefined) continue;
    const written = new Written(file, offset, option, option.value);
    const [fault] = faults;
    if (fault !== undefined) facts.passedOver.push({ value: option.value.text, place: written.place });
    else (READERS[of] ?? nothing)(facts, written, of);
  }
}

/** Options that tell nothing of a boot, whatever is filled in: routers and name servers, domains, times. */
const HARMLESS = new Set([2, 3, 4, 6, 7, 12, 15, 23, 26, 28, 40, 41, 42, 44, 46, 47, 51, 58, 59, 119, 121]);

/** Whether what is filled in could change what a machine is told to boot. */
function decides({ name }: OptionNode, value: ValueNode): boolean {
  if (
    READERS[name] === undefined ||
    ['interface', 'listen-address', 'port', 'tftp-root', 'user', 'domain'].includes(name)
  )
    return false;
  if (name !== 'dhcp-option' && name !== 'dhcp-option-force') return true;
  const parts = dhcpOptionParts(value, false);
  return 'refusal' in parts || parts.code === undefined || !HARMLESS.has(parts.code);
}

function includedBy(
  { name, value }: OptionNode,
  include: DnsmasqIncludes,
): readonly Source[] | 'absent' | undefined {
  if (value === undefined || (name !== 'conf-file' && name !== 'conf-dir')) return undefined;
  // Without a name it reads none, not even the usual one.
  if (name === 'conf-file') return value.text === '' ? [] : (include(value.text, undefined) ?? 'absent');
  const [directory, ...endings] = value.fields.map(({ text }) => text);
  return include(directory ?? '', endings) ?? 'absent';
}

function empty(): Growing {
  return {
    files: [],
    unknown: [],
    elsewhere: [],
    passedOver: [],
    port: undefined,
    interfaces: [],
    listens: [],
    ranges: [],
    hosts: [],
    matches: [],
    tagIfs: [],
    ignores: [],
    boots: [],
    services: [],
    prompt: undefined,
    options: [],
    plainFields: false,
    pxeVendors: [],
    tftp: undefined,
    tftpRoots: [],
    tftpUnique: [],
    tftpLowercase: false,
    tftpSecure: false,
    tftpNoFail: false,
    domain: undefined,
    user: undefined,
  };
}

type Reader = (facts: Growing, written: Written, name: string) => void;

const nothing: Reader = () => {};

const READERS: Readonly<Record<string, Reader>> = {
  port: (facts, { value, place }) => {
    facts.port = { value: Number(value.text), place };
  },
  interface: (facts, written) => {
    for (const field of written.value.fields) facts.interfaces.push(written.said(field, field.text));
  },
  'listen-address': (facts, written) => {
    for (const field of written.value.fields) {
      const address = ipv4(field.hidden);
      if (address !== undefined && address >>> 24 !== 127) facts.listens.push(written.said(field, address));
    }
  },
  'dhcp-range': range,
  'dhcp-host': host,
  'dhcp-match': match,
  'dhcp-userclass': byClass,
  'dhcp-vendorclass': byClass,
  'dhcp-mac': byClass,
  'dhcp-circuitid': byOther,
  'dhcp-remoteid': byOther,
  'dhcp-subscrid': byOther,
  'dhcp-name-match': byOther,
  'tag-if': tagIf,
  'dhcp-ignore': (facts, written) => {
    const { place, value } = written;
    facts.ignores.push({ place, tags: value.fields.map((field) => written.condition(field)) });
  },
  'dhcp-boot': boot,
  'pxe-service': service,
  'pxe-prompt': (facts, { place, value }) => {
    const [question, time] = behindTags(value);
    const timeout = /^\d{1,5}$/.test(time?.text ?? '') ? Number(time?.text) : undefined;
    facts.prompt = { place, text: question?.text ?? '', timeout };
  },
  'dhcp-option': option,
  'dhcp-option-force': option,
  'dhcp-no-override': (facts) => {
    facts.plainFields = true;
  },
  'dhcp-pxe-vendor': (facts, { value }) => {
    facts.pxeVendors.push(...value.fields.map(({ text }) => text));
  },
  'enable-tftp': (facts, { place }) => {
    facts.tftp = place;
  },
  'tftp-root': (facts, written) => {
    const [path, on] = written.value.fields;
    const said = written.text(path);
    if (said !== undefined) facts.tftpRoots.push({ path: said, interface: on?.text });
  },
  'tftp-unique-root': (facts, { value }) => {
    facts.tftpUnique.push(value.text === 'mac' ? 'mac' : 'ip');
  },
  'tftp-lowercase': (facts) => {
    facts.tftpLowercase = true;
  },
  'tftp-secure': (facts) => {
    facts.tftpSecure = true;
  },
  'tftp-no-fail': (facts) => {
    facts.tftpNoFail = true;
  },
  domain: (facts, written) => {
    const [name, ...others] = written.value.fields;
    if (others.length === 0 && name?.text !== '#') facts.domain = written.text(name);
  },
  user: (facts, written) => {
    facts.user = written.text(written.value.fields[0]);
  },
  'read-ethers': elsewhere,
};

/** Hosts and options that stand in files which are not read here. */
function elsewhere(facts: Growing, { place }: Written): void {
  facts.elsewhere.push(place);
}

function range(facts: Growing, written: Written): void {
  const parts = rangeParts(written.value);
  if (parts === 'ipv6' || 'refusal' in parts) return;
  const { filter, sets, start, end, mask } = parts;
  const low = ipv4(start.hidden);
  const kind = end.hidden === 'static' || end.hidden === 'proxy' ? end.hidden : 'dynamic';
  const high = kind === 'dynamic' ? ipv4(end.hidden) : low;
  const bits = mask === undefined ? undefined : ipv4(mask.hidden);
  if (low === undefined || high === undefined) return;
  facts.ranges.push({
    place: written.place,
    tags: filter.map((field) => written.condition(field)),
    kind,
    low: written.said(low <= high ? start : end, Math.min(low, high)),
    high: written.said(low <= high ? end : start, Math.max(low, high)),
    mask: mask === undefined || bits === undefined ? undefined : written.said(mask, bits),
    sets: sets === undefined ? undefined : written.tag(sets),
  });
}

/** As Windows, PXELINUX and switches write it. */
const LIKE_HARDWARE = /^(?:(?:01-)?[\da-f]{2}(?:-[\da-f]{2}){5}|[\da-f]{4}(?:\.[\da-f]{4}){2})$/i;

function host(facts: Growing, written: Written): void {
  const { place, value } = written;
  const of = (kind: ReturnType<typeof hostFieldKind>): FieldNode[] =>
    value.fields.filter(({ hidden }) => hostFieldKind(hidden) === kind);
  const name = of('name').at(-1);
  const address = of('address').at(-1);
  const number = address === undefined ? undefined : ipv4(address.hidden);
  const [ignored] = of('ignore');
  const hardware = of('hardware').map((field) => written.said(field, octets(field.text)));
  const like =
    hardware.length + of('client-id').length > 0
      ? undefined
      : value.fields.find(({ hidden }) => LIKE_HARDWARE.test(hidden));
  facts.hosts.push({
    place,
    tags: of('tag').map((field) => written.condition(field)),
    name: name === undefined ? undefined : written.said(name, name.text.split('.', 1)[0] ?? ''),
    hardware,
    likeHardware: like === undefined ? undefined : written.said(like, like.text),
    identified: of('client-id').some(({ hidden }) => !hidden.startsWith('*', 3)),
    address: address === undefined || number === undefined ? undefined : written.said(address, number),
    sets: of('set').map((field) => written.tag(field)),
    ignore: ignored === undefined ? undefined : written.at(ignored),
  });
}

/** Small letters, two digits each, without the kind of hardware. */
function octets(text: string): string {
  const parts = text.replace(/^0?1-/, '').toLowerCase().split(':');
  return parts.map((part) => (/^[0-9a-f]$/.test(part) ? `0${part}` : part)).join(':');
}

function byClass(facts: Growing, written: Written, name: string): void {
  const [tag, ...rest] = written.value.fields;
  const text = rest[rest.length - 1]?.text;
  if (tag === undefined || text === undefined) return;
  const by: DnsmasqMatch['by'] =
    name === 'dhcp-mac'
      ? { kind: 'hardware', pattern: octets(text) }
      : { kind: name === 'dhcp-userclass' ? 'user class' : 'vendor class', text };
  facts.matches.push({ place: written.place, sets: written.tag(tag), by });
}

function byOther(facts: Growing, written: Written): void {
  const [tag] = written.value.fields;
  if (tag !== undefined)
    facts.matches.push({ place: written.place, sets: written.tag(tag), by: { kind: 'other' } });
}

function match(facts: Growing, written: Written): void {
  const parts = dhcpOptionParts(written.value, true);
  if ('refusal' in parts) return;
  const { tags, code, data, enterprise } = parts;
  const [tag] = tags;
  if (tag === undefined) return;
  const by: DnsmasqMatch['by'] =
    code === undefined || enterprise !== undefined
      ? { kind: 'other' }
      : { kind: 'option', code, value: matchedValue(data) };
  facts.matches.push({ place: written.place, sets: written.tag(tag), by });
}

function matchedValue(data: readonly FieldNode[]): MatchedValue | undefined {
  const [first, ...more] = data;
  if (first === undefined) return undefined;
  if (more.length > 0) return { kind: 'other' };
  if (/^\d{1,9}$/.test(first.hidden)) return { kind: 'number', value: Number(first.hidden) };
  return /[:.]/.test(first.hidden) || /^\d+[bsi]$/.test(first.hidden)
    ? { kind: 'other' }
    : { kind: 'text', value: first.text };
}

function tagIf(facts: Growing, written: Written): void {
  const { fields } = written.value;
  facts.tagIfs.push({
    place: written.place,
    tags: fields.filter(({ hidden }) => isTagPrefix(hidden)).map((field) => written.condition(field)),
    sets: fields.filter(({ hidden }) => hidden.startsWith('set:')).map((field) => written.tag(field)),
  });
}

function boot(facts: Growing, written: Written): void {
  const [file, serverName, ...server] = behindTags(written.value);
  if (file === undefined) return;
  const [first] = server;
  facts.boots.push({
    place: written.place,
    tags: written.tags,
    file: written.said(file, file.text),
    serverName: written.text(serverName),
    server: first === undefined ? undefined : written.text(first),
  });
}

function service(facts: Growing, written: Written): void {
  const [system, menu, file, server] = behindTags(written.value);
  const number = system === undefined ? undefined : clientSystem(system.text);
  if (system === undefined || menu === undefined || number === undefined) return;
  const byNumber = file !== undefined && /^\d+$/.test(file.text);
  facts.services.push({
    place: written.place,
    tags: written.tags,
    system: written.said(system, number),
    menu: written.said(menu, menu.text),
    file: file === undefined || byNumber ? undefined : written.said(file, file.text),
    type: byNumber ? Number(file.text) : file === undefined ? 0 : undefined,
    server: written.text(server),
  });
}

function option(facts: Growing, written: Written, name: string): void {
  const parts = dhcpOptionParts(written.value, false);
  if ('refusal' in parts || parts.code === undefined) return;
  const { tags, code, vendor, encap, enterprise }: DhcpOptionParts = parts;
  facts.options.push({
    place: written.place,
    tags: tags.map((field) => written.condition(field)),
    code: code ?? 0,
    value: optionValue(parts, written.place, (field) => written.at(field)),
    force: name === 'dhcp-option-force',
    vendor,
    inside: encap !== undefined || enterprise !== undefined,
  });
}
