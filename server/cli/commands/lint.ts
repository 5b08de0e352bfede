/** The `lint` command: loads the sites, lints them, fixes if asked, writes the report. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type Finding,
  type FixResult,
  fix,
  lint,
  type Selection,
  type SiteVerdict,
  together,
  unknownSelectors,
  weight,
} from '../../service/index.js';
import { writeAtomically } from '../../workspace/node.js';
import type { Invocation } from '../arguments/spec.js';
import { Failure, reasonOf } from '../failure.js';
import { formatGithub } from '../formats/github.js';
import { formatJson } from '../formats/json.js';
import { formatJunit } from '../formats/junit.js';
import { count, type LintReport, plural } from '../formats/report.js';
import { formatSarif } from '../formats/sarif.js';
import { showDiff } from '../formats/show-diff.js';
import { formatText, statisticsTable, summaryLine } from '../formats/text.js';
import { verdictText } from '../formats/verdict-text.js';
import { Texts } from '../position.js';
import { type Loaded, type LoadedSite, loadSites, progress, shown } from '../sites.js';
import { type ColourChoice, colours } from '../terminal.js';
import { version } from '../version.js';

/** A fix may uncover another one; this many rounds are enough for any chain that ends. */
const ROUNDS = 10;

function list(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function readSelection({ values }: Invocation): Selection {
  const select = list(values.get('select'));
  const ignore = list(values.get('ignore'));
  const [unknown] = unknownSelectors([...select, ...ignore]);
  if (unknown !== undefined) {
    const hint =
      unknown.nearest === undefined ? 'see diskless-lint rules' : `did you mean ${unknown.nearest}?`;
    throw new Failure(`unknown rule ${unknown.selector}; ${hint}`);
  }
  return { select, ignore };
}

function readMaxWarnings({ values }: Invocation): number | undefined {
  const text = values.get('max-warnings');
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Failure(`--max-warnings ${text}: it must be a number`);
  return Number(text);
}

function selectionOf({ location }: LoadedSite, selection: Selection): Selection {
  const { rules } = location.configuration;
  if (rules === undefined) return selection;
  const [unknown] = unknownSelectors(Object.keys(rules));
  if (unknown !== undefined) {
    const hint = unknown.nearest === undefined ? '' : `; did you mean ${unknown.nearest}?`;
    throw new Failure(
      `${location.configurationFile ?? 'configuration'}: unknown rule ${unknown.selector}${hint}`,
    );
  }
  return { ...selection, severities: rules };
}

/** A finding belongs to a file that was asked for when either side of it lies there. */
function concerns(finding: Finding, asked: ReadonlySet<string> | undefined): boolean {
  if (asked === undefined || asked.has(finding.place.file)) return true;
  return finding.related.some(({ place }) => asked.has(place.file));
}

interface Linted {
  readonly findings: readonly Finding[];
  readonly texts: Texts;
  readonly files: number;
  readonly nodes: number;
  readonly verdict: SiteVerdict;
}

function lintAll(loaded: Loaded, selection: Selection): Linted {
  const findings: Finding[] = [];
  const texts = new Map<string, string>();
  const verdicts: SiteVerdict[] = [];
  let nodes = 0;
  for (const one of loaded.sites) {
    const result = lint(one.site, selectionOf(one, selection));
    for (const finding of result.findings) if (concerns(finding, one.asked)) findings.push(finding);
    for (const [path, { document }] of one.site.files) texts.set(path, document.text);
    nodes += result.nodes;
    verdicts.push(result.verdict);
  }
  return { findings, texts: new Texts(texts), files: texts.size, nodes, verdict: together(verdicts) };
}

interface FixedText {
  readonly path: string;
  readonly before: string | undefined;
  after: string;
}

/** Applies safe fixes in memory until nothing changes; the sites are loaded again over the changed texts. */
function applyFixes(
  loaded: Loaded,
  selection: Selection,
): { loaded: Loaded; changed: Map<string, FixedText>; fixed: number } {
  const changed = new Map<string, FixedText>();
  let current = loaded;
  let fixed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const results: FixResult[] = current.sites.map((one) => {
      const { findings } = lint(one.site, selectionOf(one, selection));
      return fix(
        one.site,
        findings.filter((finding) => concerns(finding, one.asked)),
      );
    });
    const files = results.flatMap((result) => result.files);
    if (files.length === 0) break;
    fixed += results.reduce((sum, result) => sum + result.fixed.length, 0);
    const done = new Set<string>();
    for (const { file, before, after } of files) {
      // A file of two sites: the second site's edits are made in the next round.
      if (done.has(file)) continue;
      done.add(file);
      const known = changed.get(file);
      const isNew = !current.sites.some(({ site }) => site.files.has(file));
      if (known === undefined) changed.set(file, { path: file, before: isNew ? undefined : before, after });
      else known.after = after;
      current.workspace.setBuffer(file, after);
    }
    current = {
      workspace: current.workspace,
      sites: current.sites.map((one) => ({ ...one, site: current.workspace.site(one.location) })),
    };
  }
  return { loaded: current, changed, fixed };
}

function writeAll(changed: Iterable<FixedText>, invocation: Invocation): void {
  for (const { path, before, after } of changed) {
    try {
      if (before === undefined) mkdirSync(dirname(path), { recursive: true });
      writeAtomically(path, after);
    } catch (error) {
      throw new Failure(`${shown(invocation, path)}: cannot be written: ${reasonOf(error)}`);
    }
  }
}

function write(report: LintReport, invocation: Invocation): void {
  const { values, switches, terminal } = invocation;
  const quiet = switches.has('quiet');
  const withStatistics = switches.has('statistics');
  switch (values.get('format') ?? 'text') {
    case 'json':
      terminal.out(formatJson(report, withStatistics));
      return;
    case 'sarif':
      terminal.out(formatSarif(report));
      return;
    case 'github':
      terminal.out(formatGithub(report));
      return;
    case 'junit':
      terminal.out(formatJunit(report));
      return;
    default: {
      const paint = colours(terminal, (values.get('color') ?? 'auto') as ColourChoice);
      terminal.out(formatText(report, { colours: paint, width: terminal.width }));
      if (withStatistics && report.findings.length > 0) terminal.out(`${statisticsTable(report)}\n`);
      if (quiet) return;
      terminal.out(summaryLine(report, paint));
      const { cwd, width } = terminal;
      terminal.out(verdictText(report.verdict, report.texts, { cwd, width, colours: paint }));
    }
  }
}

/** One line about files that belong to the sites and could not be read; none where all could. */
function unreadFiles({ sites }: Loaded, invocation: Invocation): string | undefined {
  const [first, ...others] = sites.flatMap(({ site }) => site.unreadable);
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` (and ${plural(others.length, 'more file')})`;
  return `${shown(invocation, first.path)}: cannot be read: ${first.reason}${more}`;
}

/** One run; the paths of all files that were read come back for `--watch`. */
export async function lintOnce(invocation: Invocation): Promise<{ status: number; files: string[] }> {
  const { values, switches, terminal, positionals } = invocation;
  const selection = readSelection(invocation);
  const maxWarnings = readMaxWarnings(invocation);
  const name = values.get('stdin-filename');
  if (name !== undefined && (switches.has('fix') || positionals.length > 0)) {
    const other = switches.has('fix') ? '--fix' : `"${positionals[0] ?? ''}"`;
    throw new Failure(`--stdin-filename cannot be combined with ${other}`);
  }
  const stdin = name === undefined ? undefined : { name, text: await terminal.readStdin() };
  const done = progress(invocation, 'reading and checking');
  let loaded: Loaded;
  let fixes: ReturnType<typeof applyFixes> | undefined;
  let linted: Linted;
  try {
    loaded = loadSites(invocation, positionals, { stdin });
    if (switches.has('fix') || switches.has('diff')) {
      fixes = applyFixes(loaded, selection);
    }
    linted = lintAll(
      switches.has('fix') && !switches.has('diff') && fixes !== undefined ? fixes.loaded : loaded,
      selection,
    );
  } finally {
    done();
  }
  const files = loaded.sites.flatMap(({ site }) => [...site.files.keys()]);
  const unread = unreadFiles(loaded, invocation);
  // What a file says that could not be read is missing from the picture that fixes are made after.
  if (unread !== undefined && switches.has('fix')) throw new Failure(unread);
  const paint = colours(terminal, (values.get('color') ?? 'auto') as ColourChoice);
  const changes = [...(fixes?.changed.values() ?? [])];
  const { errors, warnings } = count(linted.findings);
  const status = errors > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0;
  if (switches.has('diff')) {
    showDiff(
      changes.map(({ path, before, after }) => ({ path: shown(invocation, path), before, after })),
      terminal,
      paint,
    );
    return { status, files };
  }
  if (fixes !== undefined && changes.length > 0) {
    writeAll(changes, invocation);
    if (!switches.has('quiet')) {
      terminal.err(`fixed ${plural(fixes.fixed, 'finding')} in ${plural(changes.length, 'file')}\n`);
    }
  }
  const level = values.get('severity');
  const least = level === 'error' || level === 'warning' ? level : 'info';
  const visible = linted.findings.filter(({ severity }) => weight(severity) >= weight(least));
  write({ ...linted, findings: visible, cwd: terminal.cwd, version }, invocation);
  if (unread !== undefined) {
    terminal.err(`diskless-lint: ${unread}\n`);
    return { status: 2, files };
  }
  if (status === 1 && errors === 0 && !switches.has('quiet')) {
    terminal.err(`more than ${plural(maxWarnings ?? 0, 'warning')}\n`);
  }
  return { status, files };
}

export async function lintCommand(invocation: Invocation): Promise<number> {
  if (invocation.switches.has('watch')) return (await import('./watch.js')).watch(invocation);
  return (await lintOnce(invocation)).status;
}
