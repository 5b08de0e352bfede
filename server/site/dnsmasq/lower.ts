/** Parsed files of dnsmasq go in, in the order in which it reads them; what they say about DHCP, PXE and TFTP comes out. */

import {
  behindTags,
  clientSystem,
  type DnsmasqDocument,
  dhcpOptionParts,
  type FieldNode,
  hasHole,
  isTagPrefix,
  type OptionNode,
  parseEntries,
  rangeParts,
  refusalOf,
  type ValueNode,
} from '../../../grammars/dnsmasq/index.js';
import { shift } from '../../../grammars/text/index.js';
import { isLoopback, lowerFirst, strictIpv4 } from '../address.js';
import type { DiskPath } from '../path.js';
import type { Place } from '../place.js';
import type { SourceFile } from '../source.js';
import { withEthers } from './ethers.js';
import type { DnsmasqFacts, DnsmasqMatch } from './facts.js';
import { openService, tellsFile, tellsOneHost } from './filledin.js';
import { bareLease, hostOf, leaseSeconds, namesOf } from './hosts.js';
import { matchByClass, matchByOption, matchByOther } from './matches.js';
import { optionValue } from './values.js';
import { Written } from './written.js';

type Source = SourceFile<DnsmasqDocument>;
type Growing = {
  -readonly [K in keyof DnsmasqFacts]: DnsmasqFacts[K] extends readonly (infer T)[] ? T[] : DnsmasqFacts[K];
};

/** The files that a path names: with endings those of a folder, without the file itself. Undefined where nothing is there. */
export type DnsmasqIncludes = (
  path: string,
  endings: readonly string[] | undefined,
) => readonly Source[] | undefined;

/** The text of a file of hosts or options, or of those in a folder; undefined where nothing is there. */
export type DnsmasqEntries = (
  path: string,
) => readonly { readonly file: DiskPath; readonly text: string }[] | undefined;

/** The files of lines that options name, in the order in which they are read, and what each line of them stands for. */
const ENTRIES: ReadonlyMap<string, 'names' | 'ethers' | 'dhcp-host' | 'dhcp-option'> = new Map([
  ['addn-hosts', 'names'],
  ['hostsdir', 'names'],
  ['read-ethers', 'ethers'],
  ['dhcp-hostsfile', 'dhcp-host'],
  ['dhcp-optsfile', 'dhcp-option'],
  ['dhcp-hostsdir', 'dhcp-host'],
  ['dhcp-optsdir', 'dhcp-option'],
]);

const ETHERS = '/etc/ethers';

/** Files that name each other are read once each. */
const DEEPEST = 20;

export function lowerDnsmasq(
  sources: readonly Source[],
  include: DnsmasqIncludes,
  entries: DnsmasqEntries = () => undefined,
): DnsmasqFacts {
  const facts = empty();
  const named: { readonly name: string; readonly path: string; readonly place: Place }[] = [];
  const seen = new Set<DnsmasqDocument>();
  const read = ({ file, document }: Source, depth: number): void => {
    if (seen.has(document) || depth > DEEPEST) return;
    seen.add(document);
    if (!facts.files.includes(file)) facts.files.push(file);
    for (const { offset, option, faults, parameter } of document.lines) {
      if (parameter !== undefined) facts.unknown.push({ file, span: shift(parameter.span, offset) });
      for (const { span } of faults) facts.refused.push({ file, span: shift(span, offset) });
      // A line that is refused ends everything; nothing is to be concluded from it.
      if (option === undefined || faults.length > 0) continue;
      const none: ValueNode = { text: '', hidden: '', span: option.span, fields: [] };
      const written = new Written(file, offset, option, option.value ?? none);
      const included = includedBy(option, include);
      const hole = hasHole(option.name) || hasHole(written.value.text);
      if (included === 'absent' && !hole && option.name === 'conf-file')
        facts.absent.push({ value: written.value.text, place: written.place });
      if (hasHole(option.name) && !REMARK.test(option.name)) facts.filled.push(written.place);
      if (included === 'absent' || (hole && decides(option, written))) facts.unknown.push(written.place);
      if (ENTRIES.has(option.name))
        named.push({ name: option.name, path: written.value.text, place: written.place });
      else if (included !== undefined && included !== 'absent')
        for (const one of included) read(one, depth + 1);
      else (READERS[option.name] ?? nothing)(facts, written, option.name);
    }
  };
  for (const source of sources) read(source, 0);
  // They are read when all else is, so that their lines come last.
  for (const [name, of] of ENTRIES) {
    for (const { path, place } of named.filter((one) => one.name === name)) {
      const found = hasHole(path) ? undefined : entries(of === 'ethers' ? ETHERS : path);
      if (found === undefined && of === 'names') facts.namesElsewhere = true;
      else if (found === undefined) facts.elsewhere.push({ value: of === 'ethers' ? ETHERS : path, place });
      for (const one of found ?? []) readEntries(facts, one, of);
    }
  }
  return facts;
}

/** Unlike a line of the configuration, one that is refused is passed over, with a line in the log. */
function readEntries(
  facts: Growing,
  { file, text }: { readonly file: DiskPath; readonly text: string },
  of: 'names' | 'ethers' | 'dhcp-host' | 'dhcp-option',
): void {
  if (of === 'names') facts.names.push(...namesOf(file, text));
  else if (of === 'ethers') facts.passedOver.push(...withEthers(facts.hosts, file, text));
  else if (of === 'dhcp-host') readHosts(facts, file, text);
  else for (const written of entriesOf(facts, file, text, of)) option(facts, written, of);
}

/** The lines that dnsmasq takes. */
function* entriesOf(facts: Growing, file: DiskPath, text: string, of: string): Iterable<Written> {
  for (const { offset, option, faults } of parseEntries(text, of)) {
    if (option?.value === undefined) continue;
    // The name of the option stands nowhere.
    const written = new Written(file, offset, { ...option, span: option.value.span }, option.value);
    if (faults.length === 0) yield written;
    else {
      const refusal = refusalOf(option);
      const why = refusal === undefined ? undefined : { reason: refusal.reason, log: refusal.message };
      facts.passedOver.push({ value: option.value.text, place: written.place, why: 'value', refusal: why });
    }
  }
}

/** An address belongs to one host. */
function readHosts(facts: Growing, file: DiskPath, text: string): void {
  const taken = new Set(facts.hosts.flatMap(({ address }) => address?.value ?? []));
  for (const written of entriesOf(facts, file, text, 'dhcp-host')) {
    const host = hostOf(written);
    const address = host.address?.value;
    if (address !== undefined && taken.has(address)) {
      facts.passedOver.push({ value: written.value.text, place: written.place, why: 'address' });
      continue;
    }
    if (address !== undefined) taken.add(address);
    facts.hosts.push(host);
  }
}

/** Options that tell nothing of a boot, whatever is filled in: routers and name servers, domains, times. */
const HARMLESS = new Set([2, 3, 4, 6, 7, 12, 15, 23, 26, 28, 40, 41, 42, 44, 46, 47, 51, 58, 59, 119, 121]);

/** `{{ ansible_managed }}` and its kin. */
const REMARK = /managed|comment|header|banner|warning/i;

/** What is filled in here tells where the server listens, and not what machines are told. */
const OF_THE_SERVER: ReadonlySet<string> = new Set(
  'interface no-dhcp-interface except-interface listen-address port tftp-root user domain'.split(' '),
);

/** Whether what is filled in could change what a machine is told to boot. */
function decides({ name }: OptionNode, written: Written): boolean {
  if (READERS[name] === undefined || OF_THE_SERVER.has(name)) return false;
  if (name === 'dhcp-boot') return !tellsFile(written);
  if (name !== 'dhcp-option' && name !== 'dhcp-option-force') return true;
  const parts = dhcpOptionParts(written.value, false);
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
    refused: [],
    unknown: [],
    filled: [],
    absent: [],
    elsewhere: [],
    passedOver: [],
    port: undefined,
    interfaces: [],
    tftpOn: [],
    asOther: false,
    leftOut: [],
    listens: [],
    listensInside: [],
    listensOtherwise: [],
    ranges: [],
    hosts: [],
    matches: [],
    tagIfs: [],
    ignores: [],
    boots: [],
    services: [],
    openServices: [],
    openHosts: [],
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
    domainElsewhere: false,
    names: [],
    namesElsewhere: false,
    noHosts: false,
    ignoresIdentifiers: false,
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
  'bridge-interface': asOther,
  'shared-network': asOther,
  'no-dhcp-interface': leftOut,
  'except-interface': leftOut,
  'listen-address': (facts, written) => {
    for (const field of written.value.fields) {
      const address = strictIpv4(field.hidden);
      const inside = address === undefined ? field.text === '::1' : isLoopback(address);
      if (inside) facts.listensInside.push(written.said(field, field.text));
      else if (address === undefined) facts.listensOtherwise.push(written.said(field, field.text));
      else facts.listens.push(written.said(field, address));
    }
  },
  'dhcp-range': range,
  'dhcp-host': (facts, written) => {
    const host = hostOf(written);
    facts.hosts.push(host);
    if (tellsOneHost(written)) facts.openHosts.push(host);
  },
  'dhcp-match': matching(matchByOption),
  'dhcp-userclass': matching(matchByClass),
  'dhcp-vendorclass': matching(matchByClass),
  'dhcp-mac': matching(matchByClass),
  'dhcp-circuitid': matching(matchByOther),
  'dhcp-remoteid': matching(matchByOther),
  'dhcp-subscrid': matching(matchByOther),
  'dhcp-name-match': matching(matchByOther),
  'tag-if': tagIf,
  'dhcp-ignore': (facts, written) => {
    const { place, value } = written;
    facts.ignores.push({ place, tags: value.fields.map((field) => written.condition(field)) });
  },
  'dhcp-boot': boot,
  'pxe-service': service,
  'pxe-prompt': prompt,
  'dhcp-option': option,
  'dhcp-option-force': option,
  'dhcp-no-override': (facts) => {
    facts.plainFields = true;
  },
  'dhcp-pxe-vendor': (facts, { value }) => {
    facts.pxeVendors.push(...value.fields.map(({ text }) => text));
  },
  'enable-tftp': (facts, written) => {
    facts.tftp = written.place;
    for (const field of written.value.fields)
      if (field.text !== '') facts.tftpOn.push(written.said(field, field.text));
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
    else facts.domainElsewhere = true;
  },
  user: (facts, written) => {
    facts.user = written.text(written.value.fields[0]);
  },
  'host-record': (facts, written) => {
    const { fields } = written.value;
    const at = fields.find(({ hidden }) => strictIpv4(hidden) !== undefined);
    const address = at === undefined ? undefined : strictIpv4(at.hidden);
    if (at === undefined || address === undefined) return;
    for (const { text } of fields.slice(0, fields.indexOf(at)))
      facts.names.push({ name: text.toLowerCase(), address: written.said(at, address) });
  },
  'no-hosts': (facts) => {
    facts.noHosts = true;
  },
  'dhcp-ignore-clid': (facts) => {
    facts.ignoresIdentifiers = true;
  },
};

function asOther(facts: Growing): void {
  facts.asOther = true;
}

function leftOut(facts: Growing, written: Written): void {
  for (const field of written.value.fields) facts.leftOut.push(written.said(field, field.text));
}

function matching(read: (written: Written, name: string) => DnsmasqMatch | undefined): Reader {
  return (facts, written, name) => {
    const found = read(written, name);
    if (found !== undefined) facts.matches.push(found);
  };
}

function range(facts: Growing, written: Written): void {
  const parts = rangeParts(written.value);
  if (parts === 'ipv6' || 'refusal' in parts) return;
  const { filter, sets, start, end, mask, broadcast, lease } = parts;
  const low = strictIpv4(start.hidden);
  const kind = end.hidden === 'static' || end.hidden === 'proxy' ? end.hidden : 'dynamic';
  const high = kind === 'dynamic' ? strictIpv4(end.hidden) : low;
  const address = (field: FieldNode | undefined) => {
    const value = field === undefined ? undefined : strictIpv4(field.hidden);
    return field === undefined || value === undefined ? undefined : written.said(field, value);
  };
  if (low === undefined || high === undefined) return;
  facts.ranges.push({
    place: written.place,
    tags: filter.map((field) => written.condition(field)),
    kind,
    low: written.said(low <= high ? start : end, lowerFirst(low, high)[0]),
    high: written.said(low <= high ? end : start, lowerFirst(low, high)[1]),
    mask: address(mask),
    broadcast: address(broadcast),
    sets: sets === undefined ? undefined : written.tag(sets),
    lease: lease === undefined || lease.text === 'deprecated' ? undefined : leaseSeconds(lease.text),
    bareLease: bareLease(written, lease),
  });
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

const FIRST_TYPE = 32_768;

function service(facts: Growing, written: Written): void {
  const [system, menu, file, server] = behindTags(written.value);
  const number = system === undefined ? undefined : clientSystem(system.text);
  if (hasHole(written.value.text)) facts.openServices.push(openService(written, number));
  if (system === undefined || menu === undefined || number === undefined) return;
  const filed = facts.services.filter((one) => one.file !== undefined).length;
  const byNumber = file !== undefined && /^\d+$/.test(file.text);
  facts.services.push({
    place: written.place,
    tags: written.tags,
    system: written.said(system, number),
    menu: written.said(menu, menu.text),
    file: file === undefined || byNumber ? undefined : written.said(file, file.text),
    type: byNumber ? Number(file.text) : file === undefined ? 0 : FIRST_TYPE + filed,
    server: written.text(server),
  });
}

function option(facts: Growing, written: Written, name: string): void {
  const parts = dhcpOptionParts(written.value, false);
  if ('refusal' in parts || parts.code === undefined) return;
  const { tags, code, vendor, encap, enterprise } = parts;
  facts.options.push({
    place: written.place,
    tags: tags.map((field) => written.condition(field)),
    code: code ?? 0,
    value: optionValue(parts, written.place, (field) => written.at(field)),
    force: name === 'dhcp-option-force',
    vendor,
    inside:
      encap === undefined && enterprise === undefined
        ? undefined
        : { code: encap === undefined ? undefined : Number.parseInt(encap, 10) },
  });
}

/** The question of a PXE menu, and after how many seconds its first entry starts by itself; without a time somebody has to choose. */
const PROMPT = 10;
const NEVER = 255;

function prompt(facts: Growing, written: Written): void {
  const { place, value } = written;
  const [question, time] = behindTags(value);
  const timeout = /^\d{1,5}$/.test(time?.text ?? '') ? Number(time?.text) : undefined;
  const octets = [...(question?.text ?? '')].map((character) => character.charCodeAt(0) & 255);
  facts.options.push({
    place,
    tags: written.tags,
    code: PROMPT,
    value: { place, atoms: [{ kind: 'hex', value: [(timeout ?? NEVER) & 255, ...octets], place }] },
    force: false,
    vendor: undefined,
    inside: undefined,
    prompt: { timeout },
  });
}
