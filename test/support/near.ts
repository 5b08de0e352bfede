/**
 * A rule goes in; what is found a small change away from its examples comes out, a line for each change that makes a
 * difference: which findings go (`-`) and come (`+`), and which machines fare otherwise. The limits of a rule are read there.
 */
import assert from 'node:assert/strict';
import { type BootTrace, traceSite } from '../../server/boot/index.js';
import type { Rule } from '../../server/rules/index.js';
import { lint } from '../../server/service/lint/lint.js';
import type { Site } from '../../server/site/model.js';
import type { Place } from '../../server/site/place.js';
import { SITE_ROOT, workspaceOf } from './site.js';
import { variationsOfLine } from './variations.js';

type Files = Readonly<Record<string, string>>;

/** More of each example would tell little more, and take long. */
const MOST = { avoid: 30, prefer: 16 };

function siteOf(files: Files): Site | undefined {
  const { workspace } = workspaceOf(files);
  const found = workspace.locate(SITE_ROOT);
  const [location] = Array.isArray(found) ? found : [];
  return location === undefined ? undefined : workspace.site(location);
}

/** What a part of a sentence that is not there would leave in it. */
const UNFILLED = /\bundefined\b|\bNaN\b|\[object |\(\)/;

const named = (file: string): string => file.slice(SITE_ROOT.length + 1);

function lineOf(site: Site, { file, span }: Place): number {
  const text = site.files.get(file)?.document.text ?? '';
  return text.slice(0, span.start).split('\n').length;
}

/** A finding or a machine: `key` is what it is, `all` what is said about it. */
interface Told {
  readonly key: string;
  readonly all: string;
}

/** What is underlined and what the fixes make of it, without line numbers, which a change moves. */
function findings(site: Site, traces: readonly BootTrace[]): Told[] {
  const under = ({ file, span }: Place): string => {
    const text = site.files.get(file)?.document.text.slice(span.start, span.end) ?? '';
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
  };
  return lint(site, { trace: () => traces }).findings.map(
    ({ rule, severity, place, message, related, fixes }) => {
      assert.doesNotMatch(message, UNFILLED, `${rule}: ${message}`);
      const others = related.length === 0 ? '' : ` (${related.map(({ place: at }) => under(at)).join(', ')})`;
      const changed = fixes().map(({ safe, edits }) => {
        const texts = edits.flatMap((one) => one.edits.map(({ newText }) => JSON.stringify(newText)));
        return ` ${safe ? '⇒' : '⇢'} ${texts.join(' ')}`;
      });
      return { key: rule, all: `${severity} ${rule} ${under(place)}${others}${changed.join('')}` };
    },
  );
}

/** How each machine that is named fares, and what stops it or is lost. Of what somebody may choose instead the findings tell. */
function machines(site: Site, traces: readonly BootTrace[]): Told[] {
  const named = new Set(site.nodes);
  return traces
    .filter(({ node }) => named.has(node))
    .map(({ node, firmware, verdict, stages }) => {
      const faults = stages
        .filter(({ reached }) => reached)
        .flatMap((stage) => stage.faults.map(({ id }) => ` ${id}`));
      const key = `${node.name} (${firmware})`;
      return { key, all: `${key} ${verdict}${faults.join('')}` };
    });
}

function everything(site: Site): Told[] {
  const traces = traceSite(site);
  return [...findings(site, traces), ...machines(site, traces)];
}

/** What went by its name, what came by all that is said of it; empty where nothing did. */
function difference(before: readonly Told[], after: readonly Told[]): string {
  const gone = [...before];
  const come: Told[] = [];
  for (const one of after) {
    const at = gone.findIndex(({ all }) => all === one.all);
    if (at === -1) come.push(one);
    else gone.splice(at, 1);
  }
  const replaced = new Set(come.map(({ key }) => key));
  return [
    ...gone.filter(({ key }) => !replaced.has(key)).map(({ key }) => `- ${key}`),
    ...come.map(({ all }) => `+ ${all}`),
  ].join(' ');
}

/** Spread evenly over what there is. */
function some<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]).filter(
    (one): one is T => one !== undefined,
  );
}

interface Line {
  /** As the example names it. */
  readonly file: string;
  readonly number: number;
}

/** The lines that the findings of the rule point at. */
function pointedAt(site: Site, rule: string): Line[] {
  const lines = new Map<string, Line>();
  for (const finding of lint(site).findings) {
    if (finding.rule !== rule) continue;
    for (const place of [finding.place, ...finding.related.map((one) => one.place)]) {
      const line = { file: named(place.file), number: lineOf(site, place) };
      lines.set(`${line.file}:${line.number}`, line);
    }
  }
  return [...lines.values()];
}

/** The lines of an example that the other has not. */
function ownLines(files: Files, other: Files): Line[] {
  return Object.entries(files).flatMap(([file, text]) => {
    const theirs = new Set(other[file]?.split('\n'));
    return text.split('\n').flatMap((line, i) => (theirs.has(line) ? [] : [{ file, number: i + 1 }]));
  });
}

interface Nearby {
  readonly file: string;
  readonly name: string;
  readonly files: Files;
}

function changes(files: Files, lines: readonly Line[], most: number): Nearby[] {
  const all = lines.flatMap(({ file, number }) =>
    variationsOfLine(files[file] ?? '', number).map(({ name, text }) => ({
      file,
      name,
      files: { ...files, [file]: text },
    })),
  );
  return some(all, most);
}

/** The sites a small change away from the examples of a rule. */
export function nearby({ id, docs: { avoid, prefer } }: Rule): {
  readonly avoid: Nearby[];
  readonly prefer: Nearby[];
} {
  const site = siteOf(avoid);
  return {
    avoid: site === undefined ? [] : changes(avoid, pointedAt(site, id), MOST.avoid),
    prefer: changes(prefer, ownLines(prefer, avoid), MOST.prefer),
  };
}

function* told(files: Files, changed: readonly Nearby[]): Iterable<string> {
  const site = siteOf(files);
  const example = site === undefined ? [] : everything(site);
  for (const { all } of example) yield `${all}\n`;
  let file = '';
  for (const change of changed) {
    if (change.file !== file) {
      file = change.file;
      yield `\n${file}\n`;
    }
    const other = siteOf(change.files);
    const found = other === undefined ? 'no site' : difference(example, everything(other));
    yield `  ${change.name}: ${found === '' ? '=' : found}\n`;
  }
}

export function near(rule: Rule): string {
  const { avoid, prefer } = nearby(rule);
  return ['avoid\n', ...told(rule.docs.avoid, avoid), '\nprefer\n', ...told(rule.docs.prefer, prefer)].join(
    '',
  );
}
