/** A lint report goes in, the text for people comes out: per finding what, where, why, the source and the remedy. */

import type { Place } from '../../service/index.js';
import { type Finding, fixesOf, hits, weight } from '../../service/index.js';
import { shownPath } from '../paths.js';
import type { Colours } from '../terminal.js';
import { excerpt } from './excerpt.js';
import { count, type LintReport, plural, statistics } from './report.js';
import { printable, widthOf, wrap } from './width.js';

export interface TextStyle {
  readonly colours: Colours;
  /** Undefined: no terminal; sentences are then not broken, so that they can be searched. */
  readonly width: number | undefined;
}

/** Sentences longer than this are hard to read however wide the terminal is. */
const WIDEST_SENTENCE = 110;
/** Of an excerpt where no terminal limits it. */
const WIDEST_LINE = 120;

const WORDS = { error: 'error', warning: 'warning', info: 'note' } as const;

function paint(colours: Colours, severity: Finding['severity']): (text: string) => string {
  return severity === 'error' ? colours.red : severity === 'warning' ? colours.yellow : colours.cyan;
}

class TextWriter {
  readonly out: string[] = [];
  readonly #report: LintReport;
  readonly #style: TextStyle;

  constructor(report: LintReport, style: TextStyle) {
    this.#report = report;
    this.#style = style;
  }

  #location(place: Place): string {
    const { line, column } = this.#report.texts.position(place.file, place.span.start);
    return printable(`${shownPath(this.#report.cwd, place.file)}:${line}:${column}`);
  }

  /** Sentences under `indent` blanks; `first` replaces the blanks of the first line. */
  #sentence(text: string, indent: number, first = ' '.repeat(indent)): void {
    const { width } = this.#style;
    const plain = printable(text);
    const lines = width === undefined ? [plain] : wrap(plain, Math.min(width - 1, WIDEST_SENTENCE) - indent);
    lines.forEach((line, i) => {
      this.out.push(i === 0 ? first + line : ' '.repeat(indent) + line);
    });
  }

  #source(place: Place, gutter: number, mark: string, colour: (text: string) => string): void {
    const { texts } = this.#report;
    const text = texts.text(place.file);
    if (text === undefined || text === '') return;
    const { colours, width } = this.#style;
    const lines = texts.lines(place.file);
    const { line } = lines.positionAt(place.span.start);
    const from = lines.startOf(line);
    let to = line + 1 < lines.lineCount ? lines.startOf(line + 1) : text.length;
    while (to > from && (text[to - 1] === '\n' || text[to - 1] === '\r')) to--;
    const span = { start: place.span.start - from, end: Math.min(place.span.end, to) - from };
    const last = lines.positionAt(Math.max(place.span.start, place.span.end - 1)).line;
    const shown = excerpt(text.slice(from, to), span, (width ?? WIDEST_LINE) - gutter - 4);
    const bar = colours.dim('|');
    const number = String(line + 1).padStart(gutter);
    const tail = last > line ? colours.dim(` to line ${last + 1}`) : '';
    this.out.push(`${colours.dim(number)} ${bar} ${shown.line}`.trimEnd());
    this.out.push(
      `${' '.repeat(gutter)} ${bar} ${' '.repeat(shown.before)}${colour(mark.repeat(shown.marks))}${tail}`,
    );
  }

  finding(finding: Finding): void {
    const { colours, width } = this.#style;
    const colour = paint(colours, finding.severity);
    const word = WORDS[finding.severity];
    const where = this.#location(finding.place);
    const head = `${colours.bold(colour(word))} ${colours.bold(finding.rule)}`;
    const cells = widthOf(`${word} ${finding.rule}  ${where}`);
    if (width !== undefined && cells > width) this.out.push(head, `  ${colours.underline(where)}`);
    else this.out.push(`${head}  ${colours.underline(where)}`);
    this.#sentence(finding.message, 2);
    const numbers = [finding.place, ...finding.related.map(({ place }) => place)].map(
      (place) => String(this.#report.texts.position(place.file, place.span.start).line).length,
    );
    const gutter = Math.max(...numbers) + 3;
    this.#source(finding.place, gutter, '^', colour);
    for (const { place, message } of finding.related) {
      const at = this.#location(place);
      const { length } = at;
      if (width !== undefined && length + 4 + widthOf(message) > width) {
        this.out.push(`  ${colours.underline(at)}`);
        this.#sentence(message, 4);
      } else {
        this.out.push(`  ${colours.underline(at)}: ${printable(message)}`);
      }
      this.#source(place, gutter, '-', colours.blue);
    }
    this.#help(finding);
    this.out.push('');
  }

  #help(finding: Finding): void {
    const { colours } = this.#style;
    if (finding.refusedBy !== null) {
      const who = {
        dhcpd: 'dhcpd',
        exportfs: 'exportfs',
        findmnt: 'findmnt --verify',
        kconfig: 'kconfig',
        dnsmasq: 'dnsmasq',
        'grub-script-check': 'grub-script-check',
      };
      this.#sentence(`${who[finding.refusedBy]} refuses this too`, 8, `  ${colours.cyan('note:')} `);
    }
    for (const { title, safe } of fixesOf(finding)) {
      this.#sentence(safe ? `${title} (--fix does it)` : title, 8, `  ${colours.green('help:')} `);
    }
  }
}

/** What is worst first, and of that what keeps most machines from booting; else by file and place, as in the report. */
function worstFirst({ findings, verdict }: LintReport): Finding[] {
  const hit = hits(verdict);
  return [...findings].sort((a, b) => weight(b.severity) - weight(a.severity) || hit(b.place) - hit(a.place));
}

export function formatText(report: LintReport, style: TextStyle): string {
  const writer = new TextWriter(report, style);
  for (const finding of worstFirst(report)) writer.finding(finding);
  return writer.out.map((line) => `${line}\n`).join('');
}

/** `4 errors, 7 warnings, 3 notes in 9 files, 1 node`. */
export function summaryLine(report: LintReport, colours: Colours): string {
  const { errors, warnings, infos } = count(report.findings);
  const parts: string[] = [];
  if (errors > 0) parts.push(colours.red(plural(errors, 'error')));
  if (warnings > 0) parts.push(colours.yellow(plural(warnings, 'warning')));
  if (infos > 0) parts.push(colours.cyan(plural(infos, 'note')));
  const found = parts.length === 0 ? colours.green('Nothing found') : parts.join(', ');
  return `${found} in ${plural(report.files, 'file')}, ${plural(report.nodes, 'node')}\n`;
}

export function statisticsTable(report: LintReport): string {
  const rows = statistics(report.findings);
  const digits = Math.max(1, ...rows.map((row) => String(row.count).length));
  return rows.map((row) => `${String(row.count).padStart(digits)}  ${row.rule}\n`).join('');
}
