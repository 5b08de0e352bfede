/** A place in a file goes in; what the vocabulary and the site say about the word there comes out as Markdown. */

import { cover, type Document, type Span } from '../../../grammars/text/index.js';
import { type BootTrace, traceNode } from '../../boot/index.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import { explain } from '../explain/explain.js';
import { languageFor } from '../language.js';
import { outcomeText } from '../verdict/outcome-text.js';
import { programName } from '../verdict/program-name.js';
import { best, verdictOf } from '../verdict/verdict.js';
import { hintAt } from './hints.js';
import { hoverAddress } from './hover-address.js';
import { hoverSaid } from './hover-said.js';
import { hoverSymbol, symbolAt } from './hover-symbol.js';
import { linkAt } from './links.js';
import type { Occurrence } from './occurrence.js';
import { coveringDefinitions, directoriesAround, occurrenceAt, occurrencesOf } from './occurrences.js';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

const MOST = 8;

/** `code`, safe for any text. */
function code(text: string): string {
  const marks = text.includes('`') ? '``' : '`';
  return `${marks}${text.replaceAll(/\s+/g, ' ')}${marks}`;
}

function fileName(site: Site, path: string): string {
  return site.tree.serverPath(path) ?? path;
}

function bulleted(lines: readonly string[]): string {
  const shown = lines.slice(0, MOST).map((line) => `- ${line}`);
  if (lines.length > MOST) shown.push(`- and ${lines.length - MOST} more`);
  return shown.join('\n');
}

/** What a node gets from the site when it is switched on, under the firmware that lets it come farthest; the others in a line each. */
function hoverNode(site: Site, traces: readonly BootTrace[]): string | undefined {
  const trace = best(traces);
  if (trace === undefined) return undefined;
  const told = explain(trace);
  const lines: string[] = [];
  if (told.dhcp.yiaddr !== null) lines.push(`address ${code(told.dhcp.yiaddr)}`);
  if (told.dhcp.file !== null) {
    const from = told.dhcp.siaddr === null ? '' : ` from ${code(told.dhcp.siaddr)}`;
    lines.push(`boot file ${code(told.dhcp.file)}${from}`);
  }
  const { loading } = trace;
  if (loading?.used.kind === 'value')
    lines.push(`${programName(loading.program)} reads ${code(fileName(site, loading.used.value.file))}`);
  if (told.kernel !== null) lines.push(`kernel ${code(told.kernel.image)}`);
  if (told.root?.path != null) {
    const server = told.root.server === null ? '' : `${told.root.server}:`;
    lines.push(`root ${code(server + told.root.path)}`);
  }
  if (told.root?.export != null) lines.push(`allowed by the export ${code(told.root.export)}`);
  for (const other of traces) {
    if (other !== trace)
      lines.push(`as ${code(other.firmware)}, ${outcomeText(site, verdictOf(other), code)}`);
  }
  const as = traces.length > 1 ? ` as ${code(trace.firmware)}` : '';
  const mac = told.node.mac === null ? '' : ` (${told.node.mac})`;
  return `**${told.node.name}**${mac}${as}: ${outcomeText(site, verdictOf(trace), code)}.\n\n${bulleted(lines)}`;
}

function hoverDirectory(site: Site, key: string): string {
  const all = directoriesAround(site, key);
  const exported = coveringDefinitions(all, key);
  const lines = exported.map((entry) => {
    const above = entry.key === key ? '' : ` as part of ${code(entry.key)}`;
    return `${entry.detail}${above} (${code(fileName(site, entry.place.file))})`;
  });
  if (exported.length === 0 && site.exports !== undefined) lines.push('no export covers it');
  for (const other of all) {
    if (other.role !== 'reference') continue;
    if (other.key === key || other.key.startsWith(`${key}/`)) {
      lines.push(`${other.detail} (${code(fileName(site, other.place.file))})`);
    }
  }
  const root = site.nodeRoots.get(key);
  if (root !== undefined) lines.push(`root file system of a node (${root.kind})`);
  return `**${key}** on the boot server\n\n${bulleted(lines)}`;
}

function hoverOccurrence(site: Site, here: Occurrence): string | undefined {
  const same = (): readonly Occurrence[] => occurrencesOf(site, here.kind, here.key);
  switch (here.kind) {
    case 'directory':
      return hoverDirectory(site, here.key);
    case 'node': {
      const node = site.nodes.find(({ name }) => name === here.key);
      return node === undefined ? undefined : hoverNode(site, traceNode(site, node));
    }
    case 'class': {
      const members = same().filter(({ role }) => role === 'reference');
      return `**Class ${here.key}**: named in ${members.length} other ${members.length === 1 ? 'place' : 'places'}.`;
    }
    case 'tag': {
      const lines = [
        ...new Set(same().map(({ detail, place }) => `${detail} (${code(fileName(site, place.file))})`)),
      ];
      return `**Tag ${here.key}** of dnsmasq\n\n${bulleted(lines)}`;
    }
    case 'file':
      return `Included: ${code(fileName(site, here.key))}`;
    case 'label':
      return hoverLabel(site, here, same().length - 1);
  }
}

/** What a label of PXELINUX starts; where a script goes on at it, nothing but how often. */
function hoverLabel(site: Site, { key, place: { file } }: Occurrence, others: number): string {
  const name = key.slice(key.indexOf('\n') + 1);
  const label = site.pxe
    .flatMap(({ configs, opened }) => [...configs, ...opened])
    .find((config) => config.file === file)
    ?.labels.find((one) => one.name.value === name);
  const started = label?.kernel?.file.value;
  const starts = started === undefined ? '' : ` starts ${code(started)},`;
  return `**Label ${name}**${starts} named in ${others} other ${others === 1 ? 'place' : 'places'}.`;
}

interface Said {
  readonly span: Span;
  readonly markdown: string;
}

/** What the value itself comes to: the file that a name leads to, a time in words, the address that a name of digits is made of. */
function hoverValue(site: Site, file: DiskPath, offset: number): Said | undefined {
  const link = linkAt(site, file, offset);
  if (link !== undefined) {
    const led =
      'target' in link
        ? `${code(fileName(site, link.target))}, which is there`
        : `${code(link.path)}, which is not there`;
    return { span: link.span, markdown: `Leads to ${led}.` };
  }
  const hint = hintAt(site, file, offset);
  return hint && { span: hint.span, markdown: `That is ${hint.text}.` };
}

/** Why a symbol is in the kernel, where its name is under the cursor. */
function hoverNeed(site: Site, file: DiskPath, document: Document, offset: number): Said | undefined {
  const said = languageFor(document).describe(document, offset);
  const symbol = said && symbolAt(document, offset);
  const markdown = symbol && hoverSymbol(site, file, symbol);
  return markdown ? { span: said.span, markdown } : undefined;
}

/** Undefined where nobody has anything to say. */
export function hover(site: Site, file: DiskPath, offset: number): Hover | undefined {
  const document = site.files.get(file)?.document;
  if (document === undefined) return undefined;
  const here = occurrenceAt(site, file, offset);
  const facts = here === undefined ? undefined : hoverOccurrence(site, here);
  const said: (Said | undefined)[] = [
    here === undefined || facts === undefined ? undefined : { span: here.place.span, markdown: facts },
    hoverValue(site, file, offset),
    // Of a machine's own address its boot is told.
    here?.kind === 'node' ? undefined : hoverAddress(site, document, offset),
    languageFor(document).describe(document, offset),
    hoverSaid(site, { file, offset }),
    document.language === 'kconfig' ? hoverNeed(site, file, document, offset) : undefined,
  ];
  const found = said.filter((one) => one !== undefined);
  const [first, ...more] = found;
  if (first === undefined) return undefined;
  const span = more.reduce((whole, one) => cover(whole, one.span), first.span);
  return { span, markdown: found.map(({ markdown }) => markdown).join('\n\n---\n\n') };
}
