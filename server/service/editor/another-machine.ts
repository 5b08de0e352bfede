/** A machine of a site and the words of a new one go in; the edits that give the new one every line and file that the old one has come out, or the reason why not. */

import type { Span } from '../../../grammars/text/index.js';
import type { FileEdits } from '../../rules/index.js';
import {
  broadcastAddress,
  formatIpv4,
  hexIpv4,
  type Ipv4Address,
  inNetwork,
  ipv4After,
  maskOfLength,
  normaliseMac,
  parseIpv4,
} from '../../site/address.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { ExportEntry } from '../../site/exports/facts.js';
import type { Node, Site } from '../../site/model.js';
import { addressesOf } from '../../site/nodeaddresses.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { isCarried } from '../lint/carried.js';
import { hardwareWritings } from './hardware-writings.js';
import { addressObjection, macObjection, nameObjection } from './machine-words.js';

/** What the new machine has of its own, as a person writes it. */
export interface NewMachine {
  readonly name: string;
  readonly mac: string;
  /** Of a model that has a fixed address. */
  readonly address: string | undefined;
}

export type AnotherMachine =
  | { readonly kind: 'edits'; readonly edits: readonly FileEdits[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Words of the model and what they become, longer ones first: an address may be the beginning of another word. */
type Words = readonly (readonly [old: string, next: string])[];

/** A MAC address is what a machine without a name is called by. */
function isCalledByMac({ name, mac }: Node): boolean {
  return normaliseMac(name) === mac;
}

/** `slave21` → `slave22`: the first number behind that of the model that is nobody's, as many digits. */
function nextName(site: Site, { name }: Node): string {
  const [, stem = '', digits = '', rest = ''] = /^(.*?)(\d+)(\D*)$/.exec(name) ?? [];
  const taken = new Set(site.nodes.map((node) => node.name));
  for (let number = Number(digits || '1') + 1; ; number++) {
    const next =
      digits === '' ? `${name}${number}` : stem + String(number).padStart(digits.length, '0') + rest;
    if (!taken.has(next)) return next;
  }
}

/** Of no subnet that is declared, an address is taken to have neighbours that differ in the last number. */
const USUAL_MASK = maskOfLength(24);

/** The next address behind that of the model which nobody has and no range gives away, in the same network. */
function freeAddress(site: Site, model: Ipv4Address): Ipv4Address | undefined {
  const servers = configurationsOf(site);
  const mask = servers[0]?.subnets.holding(model)?.mask ?? USUAL_MASK;
  const broadcast = broadcastAddress(model, mask);
  const taken = new Set(addressesOf(site));
  for (const { value } of site.serverAddresses) taken.add(value);
  const isDynamic = (address: Ipv4Address): boolean =>
    servers.some(({ subnets }) => subnets.rangesWith(address).length > 0);
  for (
    let address = ipv4After(model, 1);
    address < broadcast && inNetwork(address, model, mask);
    address = ipv4After(address, 1)
  )
    if (!taken.has(address) && !isDynamic(address)) return address;
  return undefined;
}

/** What a new machine like this one could be called, and an address that nobody has; its MAC address only its card knows. */
export function proposal(site: Site, model: Node): { name: string | undefined; address: string | undefined } {
  const [address] = model.addresses;
  const free = address === undefined ? undefined : freeAddress(site, address);
  return {
    name: isCalledByMac(model) ? undefined : nextName(site, model),
    address: free === undefined ? undefined : formatIpv4(free),
  };
}

/** Not only a file of a loader is there for it. */
function isDeclared({ host, place }: Node): boolean {
  return host !== undefined || place.span.end > place.span.start;
}

/** Why the words of a new machine cannot be; undefined where they can. */
function objection(site: Site, { name, mac, address }: NewMachine): string | undefined {
  const wrong =
    macObjection(site.nodes.filter(isDeclared), mac) ??
    // A machine without a name is called by its MAC address.
    (normaliseMac(name) === undefined ? nameObjection(site.nodes, name) : undefined) ??
    (address === undefined ? undefined : addressObjection(site.nodes, address));
  if (wrong !== undefined || address === undefined) return wrong;
  const parsed = parseIpv4(address);
  return site.serverAddresses.some(({ value: own }) => own === parsed)
    ? `${address} is an address of the boot server.`
    : undefined;
}

function wordsOf(model: Node, next: NewMachine): Words {
  const words: [string, string][] = [];
  if (!isCalledByMac(model)) words.push([model.name, next.name]);
  const mac = normaliseMac(next.mac);
  if (model.mac !== undefined && mac !== undefined)
    for (const write of hardwareWritings) words.push([write(model.mac), write(mac)]);
  const address = parseIpv4(next.address ?? '');
  const [old] = model.addresses;
  if (old !== undefined && address !== undefined)
    words.push([formatIpv4(old), formatIpv4(address)], [hexIpv4(old), hexIpv4(address)]);
  return words.sort(([a], [b]) => b.length - a.length);
}

/** The text with the model's words replaced where they stand by themselves: `node1` is no part of `node12`. */
function reworded(text: string, words: Words): string {
  const escaped = words.map(([old]) => old.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const any = new RegExp(`(?<![A-Za-z0-9_])(?:${escaped.join('|')})(?![A-Za-z0-9_])`, 'gi');
  const next = new Map(words.map(([old, word]) => [old.toLowerCase(), word]));
  return text.replaceAll(any, (old) => next.get(old.toLowerCase()) ?? old);
}

/** The lines of a statement, blanks before it included; undefined where something else stands on them, too. */
function ownLines(text: string, { start, end }: Span): Span | undefined {
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const last = newline < 0 ? text.length : newline;
  const alone = text.slice(first, start).trim() === '' && /^\s*(?:#.*)?$/.test(text.slice(end, last));
  return alone ? { start: first, end: last } : undefined;
}

class Edits {
  readonly #site: Site;
  readonly #words: Words;
  readonly #byFile = new Map<string, { span: Span; newText: string }[]>();

  constructor(site: Site, words: Words) {
    this.#site = site;
    this.#words = words;
  }

  get files(): FileEdits[] {
    return [...this.#byFile].map(([file, edits]) => ({ file, edits }));
  }

  textOf(file: DiskPath): string {
    return this.#site.files.get(file)?.document.text ?? '';
  }

  insert(file: DiskPath, at: number, newText: string): void {
    const edits = this.#byFile.get(file) ?? [];
    edits.push({ span: { start: at, end: at }, newText });
    this.#byFile.set(file, edits);
  }

  reworded(text: string): string {
    return reworded(text, this.#words);
  }

  /** The whole line that a place is in. */
  lineOf({ file, span }: Place): Place {
    const text = this.textOf(file);
    const newline = text.indexOf('\n', span.end);
    return {
      file,
      span: {
        start: text.lastIndexOf('\n', span.start - 1) + 1,
        end: newline < 0 ? text.length : newline,
      },
    };
  }

  /** A statement again below itself, with the new words. One that says nothing of the model is not written twice. */
  again({ file, span }: Place): void {
    const text = this.textOf(file);
    const own = ownLines(text, span);
    const { start, end } = own ?? span;
    const written = text.slice(start, end);
    const next = this.reworded(written);
    if (next === written) return;
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    if (own === undefined) this.insert(file, end, ` ${next}`);
    else if (end === text.length) this.insert(file, end, newline + next);
    else this.insert(file, end + 1, `${next}\n`);
  }
}

/** The export of a directory of its own is written again; of a shared one, the new machine becomes a client beside the old. */
function again(edits: Edits, { path, clients, place }: ExportEntry): void {
  if (edits.reworded(path.value) !== path.value) {
    edits.again(place);
    return;
  }
  for (const { place: at } of clients) {
    const word = edits.textOf(at.file).slice(at.span.start, at.span.end);
    const next = edits.reworded(word);
    if (next !== word) edits.insert(at.file, at.span.end, ` ${next}`);
  }
}

/** Files that loaders ask for by the MAC address or the address of a machine: where they lie, and the text behind the name. */
function askedByMachine({ pxe, grub, ipxe }: Site): { path: string; file: DiskPath }[] {
  return [
    // A name may be a link to a file that several machines share.
    ...pxe.flatMap(({ directory, configs }) =>
      configs.map(({ name, file }) => ({ path: `${directory}/${name}`, file })),
    ),
    ...[...grub, ...ipxe].map(({ file }) => ({ path: file, file })),
  ];
}

function ownFiles(site: Site, edits: Edits): void {
  for (const { path, file } of askedByMachine(site)) {
    const at = path.lastIndexOf('/') + 1;
    const name = path.slice(at);
    const next = path.slice(0, at) + edits.reworded(name);
    if (next !== path && !site.files.has(next)) edits.insert(next, 0, edits.reworded(edits.textOf(file)));
  }
}

/** `model`: a machine that the files name by its MAC address. */
export function anotherMachine(site: Site, model: Node, next: NewMachine): AnotherMachine {
  const refused = (reason: string): AnotherMachine => ({ kind: 'refused', reason });
  if (model.mac === undefined) return refused(`No MAC address tells which machine ${model.name} is.`);
  if (isDeclared(model) && isCarried(site, model.place.file))
    return refused(
      `${model.name} is named on a command line of dnsmasq: write the option of the new one there.`,
    );
  const wrong = objection(site, next);
  if (wrong !== undefined) return refused(wrong);
  if (model.addresses.length > 0 && next.address === undefined)
    return refused(`${model.name} has a fixed address, so a machine like it needs one of its own.`);
  const edits = new Edits(site, wordsOf(model, next));
  if (model.host !== undefined) edits.again(model.host.place);
  else if (isDeclared(model)) edits.again(model.place);
  for (const entry of site.exports?.entries ?? []) again(edits, entry);
  const named = site.names.addresses.get(model.name.toLowerCase());
  if (named !== undefined && site.files.has(named.place.file)) edits.again(edits.lineOf(named.place));
  ownFiles(site, edits);
  return edits.files.length > 0
    ? { kind: 'edits', edits: edits.files }
    : refused(`No line names ${model.name} in words that a new machine could have of its own.`);
}
