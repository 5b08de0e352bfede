/**
 * A table of small sites goes in, what their boots tell comes out: each step with its faults, the lines that they name, what is not
 * known and what is taken for granted. It is held to the kept text beside the test (UPDATE=1 writes it: read the difference).
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type BootTrace, type Stage, type StageName, traceBoot, traceSite } from '../../server/boot/index.js';
import { explain } from '../../server/service/explain/explain.js';
import { lint } from '../../server/service/lint/lint.js';
import { story } from '../../server/service/verdict/tell.js';
import type { Site } from '../../server/site/model.js';
import type { Place } from '../../server/site/place.js';
import type { MemoryOptions } from '../../server/workspace/disk/memory.js';
import { repository } from './repository.js';
import { SITE_ROOT, siteOf } from './site.js';

export type Files = Readonly<Record<string, string | undefined>>;

/** A site alone, or with modes and links of its files. */
export type Told = Files | readonly [files: Files, options: Omit<MemoryOptions, 'base'>];

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'file' in value && 'span' in value;
}

/** The first line of the text that is named, and the file that it is in. */
export function placed(site: Site, { file, span }: Place): string {
  const text = site.files.get(file)?.document.text ?? '';
  const line = text.slice(0, span.start).split('\n').length;
  const [words = ''] = text.slice(span.start, span.end).split('\n');
  return `${file.replace(`${SITE_ROOT}/`, '')}:${line}${words === '' ? '' : ` "${words}"`}`;
}

export function plain(site: Site, value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (isPlace(one) ? placed(site, one) : one));
}

/** How loud a fault is, which one, and the lines that it names. */
function faultLine(site: Site, { id, effect, at, others, assumed }: Stage['faults'][number]): string {
  const places = [at, ...others].map((one) => placed(site, one)).join(' and ');
  return `${effect}${assumed === true ? ', assumed' : ''}: ${id} at ${places}`;
}

function linesOf(site: Site, whole: Stage): string[] {
  const { stage, program, reached, did, faults, doubts, assumptions, sources, decisive } = whole;
  return [
    `${reached ? '' : '('}${stage} ${program}${did === '' ? '' : `: ${did}`}${reached ? '' : ')'}`,
    ...faults.flatMap((fault) => {
      const { id, effect, at, others, console, log, assumed, ...words } = fault;
      return [
        `  ${faultLine(site, fault)}`,
        ...(console === undefined ? [] : [`    screen: ${console}`]),
        ...(log === undefined ? [] : [`    log: ${log}`]),
        ...(plain(site, words) === '{}' ? [] : [`    ${plain(site, words)}`]),
      ];
    }),
    ...doubts.map(
      ({ reason, at }) => `  open: ${reason}${at === undefined ? '' : ` at ${placed(site, at)}`}`,
    ),
    ...assumptions.map((text) => `  taken for granted: ${text}`),
    `  by ${sources.map((one) => placed(site, one)).join(', ')}${decisive === undefined ? '' : `; above all ${decisive.flatMap((one) => (one === undefined ? [] : [placed(site, one)])).join(', ')}`}`,
  ];
}

function told(
  site: Site,
  { node, firmware, verdict, stages, bootFile, kernel, root, entries }: BootTrace,
  wanted: readonly StageName[],
): string[] {
  const words = kernel?.parameters.map(({ name, value }) =>
    value === undefined ? name : `${name}=${value}`,
  );
  return [
    `${node.name} ${firmware}: ${verdict}`,
    ...stages.filter(({ stage }) => wanted.includes(stage)).flatMap((stage) => linesOf(site, stage)),
    ...(bootFile === undefined || !wanted.includes('files') ? [] : [`boot file ${plain(site, bootFile)}`]),
    ...(kernel === undefined || !wanted.includes('kernel')
      ? []
      : [
          `kernel ${kernel.image} (${kernel.mode}): ${words?.join(' ')}`,
          ...kernel.initrds.map(({ name, present }) => `ramdisk ${name}, there: ${present}`),
        ]),
    ...(root === undefined || !wanted.includes('root')
      ? []
      : [
          `root ${plain(site, root.server.kind === 'value' ? root.server.value : root.server.kind)}:${root.path.kind === 'value' ? root.path.value : root.path.kind} ${root.options.join(',')}`,
        ]),
    ...(wanted.includes('loader') ? entries : []).flatMap(({ entry, stages: own }) => [
      `who chooses ${entry.name}`,
      ...own.flatMap((stage) => linesOf(site, stage)).map((line) => `  ${line}`),
    ]),
  ].map((line) => `  ${line}`);
}

export function siteIn(given: Told): Site {
  const [files, options] = isAlone(given) ? [given, {}] : given;
  const kept = Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return siteOf(Object.fromEntries(kept), options);
}

function isAlone(given: Told): given is Files {
  return !Array.isArray(given);
}

/** What the boots tell of machines that the files name, else of all others. */
function bootsOf(site: Site, wanted: readonly StageName[]): string[] {
  const traces = traceSite(site);
  const named = traces.filter(({ node }) => node.kind === 'node');
  return (named.length > 0 ? named : traces).flatMap((trace) => told(site, trace, wanted));
}

/** What the first machine is told under each of some firmwares, be they told apart or not. */
function answersOf(site: Site): string[] {
  const [node] = site.nodes;
  if (node === undefined) return [];
  return (['bios', 'efi-x64', 'efi-http-x64', 'ipxe'] as const).flatMap((firmware) => {
    const { dhcp, chained } = explain(traceBoot(site, node, firmware));
    const fields = (of: string, told: object): string[] =>
      Object.entries(told).map(([key, value]) => `  ${of} ${key}: ${plain(site, value)}`);
    return [...fields(firmware, dhcp), ...fields(`${firmware}, asked again,`, chained ?? {})];
  });
}

/** One line for the first machine: what comes of it, which root it mounts and how, and what is wrong or open, to whom. */
export function inShort(site: Site): string {
  const [trace] = traceSite(site);
  const stages = (trace?.stages ?? []).filter(({ reached }) => reached);
  const wrong = stages.flatMap(({ program, faults }) =>
    faults.map((fault) => {
      const { id, effect, at, others, console, assumed, ...words } = fault;
      return `${program}, ${faultLine(site, fault)} ${console ?? ''} ${plain(site, words)}`;
    }),
  );
  const open = stages.flatMap(({ program, doubts }) =>
    doubts.map((doubt) => `${program}, open: ${plain(site, doubt)}`),
  );
  const { mode, dialect = 'none' } = trace?.kernel ?? { mode: 'no kernel' };
  return [`${trace?.verdict} ${mode} ${dialect}${rootOf(site, trace?.root)}`, ...wrong, ...open].join('; ');
}

function rootOf(site: Site, root: BootTrace['root']): string {
  if (root === undefined) return '';
  const { server, path, version, transport, rw, decision } = root;
  const [from, what] = [server, path].map((one) => plain(site, one.kind === 'value' ? one.value : one.kind));
  return `, ${from}:${what} by ${version} ${transport} ${rw ? 'rw' : 'ro'}, ${decision.kind}`;
}

/** What `lint` says, and the clauses by which explain tells what boots meet. */
function findingsOf(it: Site): string[] {
  const traces = traceSite(it);
  const faults = traces.flatMap(({ stages }) => stages.flatMap((stage) => stage.faults));
  const told = new Set(faults.map((fault) => `  explain: ${story(fault)}`));
  const found = lint(it, { trace: () => traces }).findings.flatMap(
    ({ rule, severity, place, message, related, fixes }) => [
      `  ${severity} ${rule} at ${placed(it, place)}: ${message}`,
      ...related.map((one) => `    ${placed(it, one.place)}: ${one.message}`),
      ...fixes().flatMap(({ title, safe, edits }) => [
        `    mend${safe ? ', safe' : ''}: ${title}`,
        ...edits.flatMap((one) =>
          one.edits.map(
            ({ span, newText }) =>
              `      ${placed(it, { file: one.file, span })} becomes ${JSON.stringify(newText)}`,
          ),
        ),
      ]),
    ],
  );
  return [...found, ...told];
}

/** What each of the table says, and what it said before; `record` is the kept text, from the top of the repository. */
export function keeps(record: string, table: ReadonlyMap<string, () => readonly string[]>): void {
  const file = `${repository}/${record}`;
  const parts = (existsSync(file) ? readFileSync(file, 'utf8') : '').split(/^# /m);
  const kept = new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), part.slice(end + 1)];
    }),
  );
  const now = new Map<string, string>();
  for (const [name, say] of table)
    it(name, () => {
      const text = `${say().join('\n')}\n`;
      now.set(name, text);
      if (process.env['UPDATE'] !== '1') assert.equal(text, kept.get(name));
    });
  if (process.env['UPDATE'] === '1')
    after(() => writeFileSync(file, [...now].map(([name, text]) => `# ${name}\n${text}`).join('')));
}

/** The lines that another site has not, and the beginnings of those that it has alone: of large answers that differ in little. */
export function beside(lines: readonly string[], other: readonly string[]): string[] {
  const [own, others] = [new Set(lines), new Set(other)];
  const lost = [...others]
    .filter((line) => !own.has(line))
    .map((line) => `  without ${line.trim().slice(0, 60)}`);
  return [...lines.filter((line) => !others.has(line)), ...lost];
}

const aboutWhat = (line: string): string => line.split(/: | /, 4).join(' ');

const sitesOf = (
  table: Readonly<Record<string, Told>>,
  say: (site: Site) => string[],
): ReadonlyMap<string, () => string[]> =>
  new Map(Object.entries(table).map(([name, given]) => [name, () => say(siteIn(given))]));

/** `stages`: those that the table is about. */
export function keepsBoots(
  record: string,
  stages: readonly StageName[],
  table: Readonly<Record<string, Told>>,
): void {
  keeps(
    record,
    sitesOf(table, (site) => bootsOf(site, stages)),
  );
}

/** As well what the first machine is told; of all sites but the first of the table only what differs from that one. */
export function keepsAnswers(
  record: string,
  stages: readonly StageName[],
  table: Readonly<Record<string, Told>>,
): void {
  const say = (given: Told): string[] => {
    const site = siteIn(given);
    return [...bootsOf(site, stages), ...answersOf(site)];
  };
  const [usual] = Object.values(table);
  const all = Object.entries(table).map(([name, given]): [string, () => string[]] => [
    name,
    () => {
      if (usual === undefined || given === usual) return say(given);
      const [own, others] = [say(given), say(usual)];
      // What has another value now is told; else what there is no word of any more.
      const about = new Set(own.map(aboutWhat));
      return beside(
        own,
        others.filter((line) => own.includes(line) || !about.has(aboutWhat(line))),
      );
    },
  ]);
  keeps(record, new Map(all));
}

export function keepsFindings(record: string, table: Readonly<Record<string, Told>>): void {
  keeps(record, sitesOf(table, findingsOf));
}
