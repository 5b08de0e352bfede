/** A place and a new name go in; the edits of every file that names the thing, and files that get another name, come out, or the reason why not. */

import type { Span } from '../../../grammars/text/index.js';
import type { FileEdits } from '../../rules/index.js';
import {
  formatIpv4,
  hexIpv4,
  type Ipv4Address,
  type MacAddress,
  NO_IPV4,
  normaliseMac,
  parseIpv4,
} from '../../site/address.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { baseName } from '../../site/serverpath.js';
import { languageFor } from '../language.js';
import { hardwareWritings } from './hardware-writings.js';
import { addressObjection, macObjection, nameObjection } from './machine-words.js';
import type { Occurrence } from './occurrence.js';
import { directoriesAround, occurrenceAt, occurrencesOf } from './occurrences.js';

/** A file or folder on disk that gets another name. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

export type RenameResult =
  | { readonly kind: 'edits'; readonly edits: readonly FileEdits[]; readonly moves: readonly Move[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** What is renamed, as it is written, and everywhere it stands. */
interface Subject {
  readonly kind: 'label' | 'class' | 'tag' | 'directory' | 'host' | 'hardware address' | 'address';
  readonly name: string;
  readonly places: readonly Place[];
  /** Why a new name cannot be, or undefined. */
  readonly objection: (name: string) => string | undefined;
  readonly moves: (name: string) => readonly Move[];
  /** Other words of the files that mean the same; where one is left over, nothing is renamed. */
  readonly alsoWritten: readonly RegExp[];
}

const nothingMoves = (): readonly Move[] => [];

function textAt(site: Site, { file, span }: Place): string {
  return site.files.get(file)?.document.text.slice(span.start, span.end) ?? '';
}

/** Where a name stands inside the place of an occurrence; undefined where it is written in another way. */
function within(site: Site, place: Place, name: string): Place | undefined {
  const at = textAt(site, place).lastIndexOf(name);
  if (at < 0) return undefined;
  const start = place.span.start + at;
  return { file: place.file, span: { start, end: start + name.length } };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A word by itself, not a part of another. */
function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\w.:-])${escaped(word)}(?![\\w:-]|\\.\\w)`, 'gi');
}

function placesOf(site: Site, same: readonly Occurrence[], name: string): Place[] {
  return same.flatMap(({ place }) => within(site, place, name) ?? []);
}

/** Kinds of names that mean nothing outside of their lines: what may be one, and where the key of an occurrence has it. */
const PLAIN: Readonly<Record<'label' | 'class' | 'tag', RegExp>> = {
  label: /^\S+$/,
  class: /^[^"\\\n]+$/,
  tag: /^[^\s"#!:,]+$/,
};

function plainName(site: Site, here: Occurrence, kind: keyof typeof PLAIN): Subject {
  // A label is one of its own file.
  const prefix = kind === 'label' ? here.key.slice(0, here.key.indexOf('\n') + 1) : '';
  const name = here.key.slice(prefix.length);
  const same = occurrencesOf(site, kind, here.key);
  return {
    kind,
    name,
    places: placesOf(site, same, name),
    objection(next) {
      if (!PLAIN[kind].test(next)) return `"${next}" cannot be the name of a ${kind}.`;
      if (kind === 'tag' && (site.dnsmasq?.elsewhere.length ?? 0) > 0)
        return 'Files that dnsmasq.conf names are not here, and may have the tag, too.';
      if (kind === 'tag' && !same.some(({ role }) => role === 'definition'))
        return `No line sets the tag "${name}": dnsmasq gives some by itself.`;
      const taken = occurrencesOf(site, kind, prefix + next).length > 0;
      return taken ? `There is already a ${kind} "${next}".` : undefined;
    },
    moves: nothingMoves,
    alsoWritten: [],
  };
}

/** The directory itself, and as the beginning of those below it. On a live server its files are not moved from an editor. */
function directory(site: Site, { key }: Occurrence): Subject {
  const same = directoriesAround(site, key).filter(
    (other) => other.key === key || other.key.startsWith(`${key}/`),
  );
  const places = same.flatMap(({ place }): Place[] => {
    const at = textAt(site, place).indexOf(key);
    const start = place.span.start + at;
    return at < 0 ? [] : [{ file: place.file, span: { start, end: start + key.length } }];
  });
  const isThere = site.tree.exists(key) === 'yes';
  return {
    kind: 'directory',
    name: key,
    places,
    objection(next) {
      if (!/^\/[^\s"'\\,()*?[\]]*[^\s"'\\,()*?[\]/]$/.test(next))
        return `"${next}" cannot be the path of a directory here.`;
      if (site.root === '/' && isThere) return `${key} lies on this server: move it there, then here.`;
      if (site.tree.exists(next) === 'yes') return `There is already something at ${next}.`;
      return undefined;
    },
    moves(next) {
      const from = site.tree.locate(key);
      const to = site.tree.locate(next);
      return isThere && from !== undefined && to !== undefined ? [{ from, to }] : [];
    },
    alsoWritten: [new RegExp(`(?<![\\w./-])${escaped(key)}(?![\\w.-])`, 'g')],
  };
}

function beside(file: DiskPath, name: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1) + name;
}

/** The files that loaders ask for by the hardware address of a machine, with the names that they get. */
function movedWith(site: Site, mac: MacAddress, next: MacAddress | undefined): Move[] {
  if (next === undefined) return [];
  return [...site.files.keys()].flatMap((from) => {
    const name = baseName(from);
    const written = hardwareWritings.find((write) => name.toLowerCase().includes(write(mac)));
    if (written === undefined) return [];
    const at = name.toLowerCase().indexOf(written(mac));
    return [
      { from, to: beside(from, name.slice(0, at) + written(next) + name.slice(at + written(mac).length)) },
    ];
  });
}

function hardwareAddress(site: Site, mac: MacAddress, places: readonly Place[]): Subject {
  return {
    kind: 'hardware address',
    name: mac,
    places,
    objection: (next) => macObjection(site.nodes, next),
    moves: (next) => movedWith(site, mac, normaliseMac(next)),
    alsoWritten: [wholeWord(mac), wholeWord(mac.replaceAll(':', '-'))],
  };
}

function address(site: Site, value: Ipv4Address, places: readonly Place[]): Subject {
  const name = formatIpv4(value);
  return {
    kind: 'address',
    name,
    places,
    objection: (next) => addressObjection(site.nodes, next),
    moves: (next) =>
      site.pxe.flatMap(({ configs }) =>
        configs
          .filter(({ client }) => client.kind === 'address' && client.digits.toUpperCase() === hexIpv4(value))
          .map(({ file }) => ({ from: file, to: beside(file, hexIpv4(parseIpv4(next) ?? NO_IPV4)) })),
      ),
    alsoWritten: [wholeWord(name)],
  };
}

function host(site: Site, name: string): Subject {
  const same = occurrencesOf(site, 'node', name);
  return {
    kind: 'host',
    name,
    places: placesOf(site, same, name),
    objection: (next) => nameObjection(site.nodes, next),
    moves: nothingMoves,
    alsoWritten: [wholeWord(name)],
  };
}

/** A machine is known by three names; which of them stands under the cursor decides. */
function ofNode(site: Site, here: Occurrence): Subject | undefined {
  const node = site.nodes.find(({ name }) => name === here.key);
  const text = textAt(site, here.place);
  if (node === undefined) return undefined;
  const places = occurrencesOf(site, 'node', node.name).map(({ place }) => place);
  if (node.mac !== undefined && normaliseMac(text) === node.mac) {
    const its = places.filter((place) => normaliseMac(textAt(site, place)) === node.mac);
    return hardwareAddress(site, node.mac, its);
  }
  const value = parseIpv4(text);
  if (value !== undefined && node.addresses.includes(value)) {
    const its = places.filter((place) => parseIpv4(textAt(site, place)) === value);
    return address(site, value, its);
  }
  return text.includes(node.name) ? host(site, node.name) : undefined;
}

function subjectOf(site: Site, here: Occurrence | undefined): Subject | undefined {
  switch (here?.kind) {
    case 'label':
    case 'class':
    case 'tag':
      return plainName(site, here, here.kind);
    case 'directory':
      return directory(site, here);
    case 'node':
      return ofNode(site, here);
    default:
      return undefined;
  }
}

/** The word that a rename would replace; undefined where nothing can be renamed. */
export function renameRange(site: Site, file: DiskPath, offset: number): Place | undefined {
  return subjectOf(site, occurrenceAt(site, file, offset))?.places.find(
    ({ file: there, span }) => there === file && span.start <= offset && offset <= span.end,
  );
}

function isOfRoot(site: Site, file: DiskPath): boolean {
  return [...site.nodeRoots.values()].some(
    ({ path, fstab }) => fstab?.file === file || site.tree.serverPath(file)?.startsWith(`${path}/`) === true,
  );
}

/** A word that means the same and would be left as it is, outside of comments. */
function leftOver(site: Site, subject: Subject): Place | undefined {
  const { places, alsoWritten } = subject;
  const covered = (at: Place): boolean =>
    places.some(
      ({ file, span }) => file === at.file && span.start <= at.span.start && at.span.end <= span.end,
    );
  for (const [file, { document }] of alsoWritten.length === 0 ? [] : site.files) {
    // An fstab and what else lies in a root may name the same path on the machine; what it mounts is known.
    if (document.language === 'kconfig' || (subject.kind === 'directory' && isOfRoot(site, file))) continue;
    for (const word of alsoWritten) {
      for (const match of document.text.matchAll(word)) {
        const span: Span = { start: match.index, end: match.index + match[0].length };
        if (covered({ file, span })) continue;
        const comments = languageFor(document).comments(document);
        if (!comments.some(({ start, end }) => start <= span.start && span.end <= end)) return { file, span };
      }
    }
  }
  return undefined;
}

export function rename(site: Site, file: DiskPath, offset: number, newName: string): RenameResult {
  const refused = (reason: string): RenameResult => ({ kind: 'refused', reason });
  const subject = subjectOf(site, occurrenceAt(site, file, offset));
  if (subject === undefined) {
    return refused(
      'Labels, classes, tags, hosts, their addresses and exported directories can be renamed; this is none of them.',
    );
  }
  if (newName === subject.name) return { kind: 'edits', edits: [], moves: [] };
  const objection = subject.objection(newName);
  if (objection !== undefined) return refused(objection);
  const over = leftOver(site, subject);
  if (over !== undefined) {
    const line = (
      site.files.get(over.file)?.document.text.slice(0, over.span.start).split('\n').length ?? 1
    ).toString();
    const where = site.tree.serverPath(over.file) ?? over.file;
    return refused(
      `"${textAt(site, over)}" also stands in ${where}:${line}, where nothing tells that it is this ${subject.kind}. Change that line first.`,
    );
  }
  const byFile = new Map<string, Map<number, Span>>();
  for (const place of subject.places) {
    const spans = byFile.get(place.file) ?? new Map<number, Span>();
    spans.set(place.span.start, place.span);
    byFile.set(place.file, spans);
  }
  const edits = [...byFile].map(([path, spans]) => ({
    file: path,
    edits: [...spans.values()].map((span) => ({ span, newText: newName })),
  }));
  return { kind: 'edits', edits, moves: subject.moves(newName) };
}
