/** The path and text of a file that may start dnsmasq go in; its document comes out, the options on the command line for lines. */
import type { Piece, Problem, Span } from '../../text/index.js';
import type { DnsmasqDocument, DnsmasqStart, StartKind } from '../document.js';
import { problemsOf } from '../faults.js';
import { startsOfCompose } from './compose.js';
import { startsOfDockerfile } from './dockerfile.js';
import { startsOfScript } from './script.js';
import { startsOfSourced } from './sourced.js';
import { startsOfUnit } from './unit.js';

const NAMES: readonly { readonly kind: StartKind; readonly name: RegExp }[] = [
  { kind: 'compose', name: /(?:^|\/)(?:docker-|podman-)?compose[^/]*\.ya?ml$/i },
  { kind: 'unit', name: /\.service(?:\.d\/[^/]+\.conf)?$/ },
  { kind: 'sourced', name: /(?:^|\/)(?:default|conf\.d|sysconfig)\/(?:[\w-]{0,40}dnsmasq[\w-]{0,40}|pxe)$/ },
  { kind: 'dockerfile', name: /(?:^|\/)(?:(?:Docker|Container)file(?:\.[\w-]+)?|[\w-]+\.[Dd]ockerfile)$/ },
  { kind: 'script', name: /(?:^|\/)init\.d\/[\w-]*(?:dnsmasq|dhcp|pxe|tftp|netboot)[\w-]*$/ },
  // Scripts are many, and few of them are called so.
  {
    kind: 'script',
    name: /(?:dnsmasq|dhcp|pxe|tftp|netboot|entrypoint|start|run|serve)[^/]{0,40}\.(?:ba)?sh$/i,
  },
];

/** How a file of that name starts programs; undefined where it does not. */
export function startKind(path: string): StartKind | undefined {
  return NAMES.find(({ name }) => name.test(path))?.kind;
}

const READERS: Readonly<Record<StartKind, (text: string) => readonly DnsmasqStart[]>> = {
  compose: startsOfCompose,
  unit: startsOfUnit,
  sourced: startsOfSourced,
  dockerfile: startsOfDockerfile,
  script: startsOfScript,
};

/** Without its name or options of its own nothing is started. */
export function mayStart(text: string): boolean {
  return /dnsmasq|--(?:dhcp-range|dhcp-boot|pxe-service|enable-tftp)\b/i.test(text);
}

export function startsDocument(text: string, kind: StartKind): DnsmasqDocument {
  const starts = mayStart(text) ? READERS[kind](text) : [];
  const lines = starts.flatMap((start) => start.lines).sort((a, b) => a.offset - b.offset);
  const problems = starts.flatMap(problemsOfStart).sort((a, b) => a.span.start - b.span.start);
  return { language: 'dnsmasq', text, problems, lines, startedBy: kind, starts };
}

/** What stands in a default is said only where nothing else is filled in, which is not known here. */
function problemsOfStart({ lines, supposed }: DnsmasqStart): Problem[] {
  const isSupposed = (at: Span): boolean =>
    supposed.some(({ span }) => span.start < at.end && at.start < span.end);
  return problemsOf(lines, 'command line').filter(({ span }) => !isSupposed(span));
}

/** All but the options is the business of another program. */
export function piecesOfStarts({ text, lines }: DnsmasqDocument): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, kind: Piece['kind']): void => {
    if (end > at) pieces.push({ span: { start: at, end }, kind });
    at = Math.max(at, end);
  };
  for (const { offset, option } of lines) {
    if (option === undefined) continue;
    add(offset + option.nameSpan.start, 'unknown');
    add(offset + option.nameSpan.end, 'keyword');
    add(offset + (option.value?.span.start ?? option.nameSpan.end), 'operator');
    add(offset + (option.value?.span.end ?? option.nameSpan.end), 'string');
  }
  add(text.length, 'unknown');
  return pieces;
}

/** Lines of comments, and in YAML what stands behind a blank and a `#`. */
export function commentsOfStarts({ text, startedBy }: DnsmasqDocument): Span[] {
  const sign = startedBy === 'compose' ? /(?:^|[ \t])#[^\n]*/gm : /^[ \t]*[#;][^\n]*/gm;
  return [...text.matchAll(sign)].map(({ 0: comment, index }) => ({
    start: index + comment.length - comment.trimStart().length,
    end: index + comment.trimEnd().length,
  }));
}
