/** The `lint` command: loads the sites, lints them, fixes if asked, writes the report. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Severity } from '../../../grammars/text/index.js';
import { type Finding, lint, type SiteVerdict, together, weight } from '../../service/index.js';
import { reasonOf, writeFile } from '../../workspace/node.js';
import type { UnreadBootFile } from '../../workspace/workspace.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf, OptionsOf } from '../arguments/table.js';
import { Failure } from '../failure.js';
import { formatGithub } from '../formats/github.js';
import { formatJson } from '../formats/json.js';
import { formatJunit } from '../formats/junit.js';
import { notReadLines } from '../formats/not-read.js';
import { count, type LintReport, plural } from '../formats/report.js';
import { formatSarif } from '../formats/sarif.js';
import { showDiff } from '../formats/show-diff.js';
import { formatText, statisticsTable, summaryLine } from '../formats/text.js';
import { verdictText } from '../formats/verdict-text.js';
import { textsIn } from '../one-site.js';
import { shownPath } from '../paths.js';
import { Texts } from '../position.js';
import { type Loaded, loadSites, notReadBeside, progress, unread, unwritable, type Where } from '../sites.js';
import { type ColourChoice, type Colours, colours, type Terminal } from '../terminal.js';
import { version } from '../version.js';
import { applyFixes, type Fixed } from './fixes.js';
import { checkedSelectors, concerns, type Selecting, selectionOf } from './selection.js';
import { type StandardInput, standardInput } from './stdin.js';

/** The options of one run, checked. */
interface Job {
  readonly terminal: Terminal;
  readonly where: Where;
  readonly operands: readonly string[];
  readonly stdin: StandardInput | undefined;
  readonly selecting: Selecting;
  readonly least: Severity;
  readonly maxWarnings: number | undefined;
  readonly fixing: { readonly write: boolean; readonly unsafe: boolean } | undefined;
  readonly style: Style;
}

/** How the report is written. */
interface Style {
  readonly format: OptionsOf<'lint'>['format'];
  readonly color: ColourChoice;
  readonly quiet: boolean;
  readonly statistics: boolean;
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Failure(`--max-warnings ${text}: it must be a number`);
  return Number(text);
}

/** `--diff` wins over `--fix`: who wants to see what would change does not want it changed. */
function fixingOf(fix: boolean, diff: boolean, unsafe: boolean): Job['fixing'] {
  if (unsafe && !fix && !diff) throw new Failure('--unsafe-fixes goes with --fix or --diff');
  return fix || diff ? { write: !diff, unsafe } : undefined;
}

interface Linted {
  readonly findings: readonly Finding[];
  readonly texts: Texts;
  readonly files: number;
  readonly nodes: number;
  readonly verdict: SiteVerdict;
  readonly notRead: readonly UnreadBootFile[];
}

function lintAll(loaded: Loaded, selecting: Selecting): Linted {
  const findings: Finding[] = [];
  const texts = new Map<string, string>();
  const files = new Set<string>();
  const verdicts: SiteVerdict[] = [];
  let nodes = 0;
  for (const one of loaded.sites) {
    const result = lint(one.site, selectionOf(one, selecting));
    for (const finding of result.findings) if (concerns(finding, one.asked)) findings.push(finding);
    for (const [path, text] of textsIn(one.site)) texts.set(path, text);
    for (const path of one.site.files.keys()) files.add(path);
    nodes += result.nodes;
    verdicts.push(result.verdict);
  }
  const notRead = notReadBeside(loaded);
  return {
    findings,
    texts: new Texts(texts),
    files: files.size,
    nodes,
    verdict: together(verdicts),
    notRead,
  };
}

function writeAll({ loaded, changes, count: fixed }: Fixed, { terminal, style }: Job): void {
  const [first, ...more] = changes.flatMap(({ path }) => {
    const why = unwritable(loaded, path);
    return why === undefined ? [] : [`${shownPath(terminal.cwd, path)}: cannot be fixed: ${why}`];
  });
  if (first !== undefined) throw new Failure(first, ...more);
  for (const { path, before, after } of changes) {
    try {
      if (before === undefined) mkdirSync(dirname(path), { recursive: true });
      writeFile({ path, before, after, followLink: true });
    } catch (error) {
      throw new Failure(`${shownPath(terminal.cwd, path)}: cannot be written: ${reasonOf(error)}`);
    }
  }
  if (changes.length === 0 || style.quiet) return;
  terminal.err(`fixed ${plural(fixed, 'finding')} in ${plural(changes.length, 'file')}\n`);
}

function textOf(
  report: LintReport,
  { quiet, statistics }: Style,
  paint: Colours,
  terminal: Terminal,
): string {
  const { cwd, width } = terminal;
  const table = statistics && report.findings.length > 0 ? `${statisticsTable(report)}\n` : '';
  const findings = formatText(report, { colours: paint, width }) + table;
  if (quiet) return findings;
  const verdict = verdictText(report.verdict, report.texts, { cwd, width, colours: paint });
  const unread = report.notRead.length === 0 ? '' : `${notReadLines(report.notRead, cwd).join('\n')}\n`;
  return findings + summaryLine(report, paint) + verdict + unread;
}

function reportOf(report: LintReport, { terminal, style }: Job): string {
  switch (style.format) {
    case 'json':
      return formatJson(report, style.statistics);
    case 'sarif':
      return formatSarif(report);
    case 'github':
      return formatGithub(report);
    case 'junit':
      return formatJunit(report);
    case 'text':
      return textOf(report, style, colours(terminal, style.color), terminal);
  }
}

/** What a run comes to. */
interface Outcome {
  readonly status: number;
  /** Paths of all files that were read. */
  readonly files: readonly string[];
}

function lintOnce(job: Job): Outcome {
  const { terminal, where, operands, stdin, selecting, fixing, style, maxWarnings, least } = job;
  const done = progress(where, 'reading and checking');
  let loaded: Loaded;
  let fixed: Fixed | undefined;
  let linted: Linted;
  try {
    loaded = loadSites(where, operands, { stdin });
    if (fixing !== undefined) fixed = applyFixes(loaded, selecting, fixing.unsafe);
    linted = lintAll(fixing?.write === true && fixed !== undefined ? fixed.loaded : loaded, selecting);
  } catch (error) {
    // Who reads JSON gets some, also where nothing could be read; the status and a line on stderr say so.
    const nothing = { findings: [], texts: new Texts(new Map()), files: 0, nodes: 0, notRead: [] };
    if (error instanceof Failure && style.format === 'json' && fixing === undefined)
      terminal.out(reportOf({ ...nothing, verdict: together([]), cwd: terminal.cwd, version }, job));
    throw error;
  } finally {
    done();
  }
  const files = loaded.sites.flatMap(({ site }) => [...site.files.keys()]);
  const missing = unread(loaded.sites, terminal);
  // What a file says that could not be read is missing from the picture that fixes are made after.
  const [first, ...more] = missing;
  if (first !== undefined && fixing?.write === true) throw new Failure(first, ...more);
  const { errors, warnings } = count(linted.findings);
  const status = errors > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0;
  if (fixed !== undefined && fixing?.write === false) {
    showDiff(fixed.changes, terminal, colours(terminal, style.color));
    return { status, files };
  }
  if (fixed !== undefined) writeAll(fixed, job);
  const visible = linted.findings.filter(({ severity }) => weight(severity) >= weight(least));
  terminal.out(reportOf({ ...linted, findings: visible, cwd: terminal.cwd, version }, job));
  if (missing.length > 0) {
    for (const line of missing) terminal.err(`diskless-lint: ${line}\n`);
    return { status: 2, files };
  }
  if (status === 1 && errors === 0 && !style.quiet) {
    terminal.err(`more than ${plural(maxWarnings ?? 0, 'warning')}\n`);
  }
  return { status, files };
}

export async function lintCommand({ operands, options, terminal }: CallOf<'lint'>): Promise<number> {
  const { root, config, allowOutside, as, stdinFilename, select, ignore, severity, maxWarnings, ...others } =
    options;
  const { fix, unsafeFixes, diff, format, color, quiet, statistics, watch, ...rest } = others;
  nothingElse(rest);
  const job: Omit<Job, 'stdin'> = {
    terminal,
    where: { terminal, root, config, allowOutside, as, quiet },
    operands,
    selecting: checkedSelectors(select, ignore),
    least: severity,
    maxWarnings: numberOf(maxWarnings),
    fixing: fixingOf(fix, diff, unsafeFixes),
    style: { format, color, quiet, statistics },
  };
  if (watch) {
    if (job.fixing !== undefined)
      throw new Failure(`--watch cannot be combined with --${fix ? 'fix' : 'diff'}`);
    if (stdinFilename !== undefined || operands.includes('-')) {
      throw new Failure('--watch cannot be combined with standard input');
    }
    const { watchFiles } = await import('./watch.js');
    return await watchFiles(terminal, operands, () => lintOnce({ ...job, stdin: undefined }).files);
  }
  if (fix && stdinFilename !== undefined) throw new Failure('--stdin-filename cannot be combined with --fix');
  if (fix && operands.includes('-')) throw new Failure('- cannot be combined with --fix');
  const stdin = await standardInput(terminal, operands, { stdinFilename, as });
  return lintOnce({ ...job, stdin }).status;
}
