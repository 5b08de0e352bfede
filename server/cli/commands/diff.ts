/** The `diff` command: two sites go in; which machines boot differently, and how, is told as text or JSON. */
import {
  type Cause,
  type ChangedNode,
  diffSites,
  groupChanges,
  type NodeVerdict,
  type SiteDifference,
} from '../../service/index.js';
import type { Invocation } from '../arguments/spec.js';
import { stepAsJson } from '../formats/explain-all.js';
import { whereText } from '../formats/groups.js';
import { markOf, paintVerdict } from '../formats/marks.js';
import { plural } from '../formats/report.js';
import { printable, wrap } from '../formats/width.js';
import { loadOneSite, textsOf } from '../one-site.js';
import type { Texts } from '../position.js';
import { progress, shown } from '../sites.js';
import { type ColourChoice, type Colours, colours, type Terminal } from '../terminal.js';

/** Names that a list shows before it counts. */
const MOST = 4;

function some(names: readonly string[]): string {
  const rest = names.length > MOST ? ` and ${names.length - MOST} more` : '';
  return names.slice(0, MOST).join(', ') + rest;
}

/**
 * The change without what only follows from it: the failure was told already, and of a boot that ends early (or ended
 * early before) it says nothing that the later stages have no values.
 */
function toldOf(node: ChangedNode): ChangedNode {
  if (node.old.verdict !== 'fails' && node.new.verdict !== 'fails') return node;
  const changes = node.changes.filter((change) => change.old !== null && change.new !== null);
  return { ...node, changes };
}

/** `texts`: those of the newer site. */
function asText(difference: SiteDifference, texts: Texts, terminal: Terminal, paint: Colours): string {
  const { added, removed, changed, same } = difference;
  const out: string[] = [];
  const width = Math.min(terminal.width ?? 100, 110) - 1;
  const put = (text: string, indent: number, first = ' '.repeat(indent)): void => {
    wrap(printable(text), Math.max(20, width - indent)).forEach((line, i) => {
      out.push(i === 0 ? first + line : ' '.repeat(indent) + line);
    });
  };
  const broken = changed.filter((node) => node.broken);
  if (broken.length > 0) {
    out.push(
      paint.bold(paint.red(`${plural(broken.length, 'node')} ${broken.length === 1 ? 'fails' : 'fail'} now`)),
    );
    for (const { stage, cause, nodes } of byCause(broken)) {
      put(some(nodes), 4, `  ${paint.red(markOf('fails', terminal.unicode))} `);
      put(`${stage}: ${cause.text}`, 6);
      const place = whereText(
        { places: cause.at === undefined ? [] : [{ at: cause.at, machines: 1 }] },
        texts,
        terminal.cwd,
      );
      if (place !== '') out.push(`      ${paint.dim(printable(place))}`);
    }
    out.push('');
  }
  const list = (title: string, nodes: readonly NodeVerdict[]): void => {
    if (nodes.length === 0) return;
    out.push(paint.bold(`${title} ${plural(namesOf(nodes).length, 'node')}`));
    for (const verdict of ['fails', 'unknown', 'degraded', 'boots'] as const) {
      const names = namesOf(nodes.filter((node) => node.verdict === verdict));
      if (names.length > 0)
        put(
          `${some(names)} (${verdict})`,
          4,
          `  ${paintVerdict(paint, verdict)(markOf(verdict, terminal.unicode))} `,
        );
    }
    out.push('');
  };
  list('Removed:', removed);
  list('Added:', added);
  const groups = groupChanges(changed.map(toldOf)).filter(
    ({ what, new: now }) => what !== 'verdict' || now !== 'fails',
  );
  const concerned = new Set(groups.flatMap(({ nodes }) => nodes)).size;
  if (concerned > 0) out.push(paint.bold(`Changed: ${plural(concerned, 'node')}`));
  for (const group of groups) {
    const count = group.nodes.length === 1 ? '' : `${group.nodes.length} nodes: `;
    const firmwares = group.firmwares.length === 0 ? '' : ` (${group.firmwares.join(', ')})`;
    put(`${group.what} of ${count}${some(group.nodes)}${firmwares}`, 4, '  ');
    put(group.old ?? 'none', 6, `    ${paint.red('-')} `);
    put(group.new ?? 'none', 6, `    ${paint.green('+')} `);
  }
  if (concerned > 0) out.push('');
  const before = `${plural(same, 'node')} ${same === 1 ? 'boots' : 'boot'} as before`;
  out.push(out.length === 0 ? `No difference: ${before}` : before);
  return out.map((line) => `${line.trimEnd()}\n`).join('');
}

/** The firmware beside the name, where the machine has several. */
function nameOf({ name, firmware, apart }: ChangedNode): string {
  return apart ? `${name} (${firmware})` : name;
}

function namesOf(verdicts: readonly NodeVerdict[]): string[] {
  return [...new Set(verdicts.map(({ node }) => node.name))];
}

/** Nodes that fail for the same cause, which is that of the first. */
interface Failing {
  readonly stage: string;
  readonly cause: Cause;
  readonly nodes: string[];
}

function byCause(changed: readonly ChangedNode[]): Failing[] {
  const groups = new Map<string, Failing>();
  for (const node of changed) {
    const { cause, step } = node.new;
    if (cause === null || step === null) continue;
    const group = groups.get(cause.kind);
    if (group === undefined) groups.set(cause.kind, { stage: step.stage, cause, nodes: [nameOf(node)] });
    else group.nodes.push(nameOf(node));
  }
  return [...groups.values()];
}

function short({ node, verdict, step }: NodeVerdict): unknown {
  return { node, verdict, step: step === null ? null : stepAsJson(step) };
}

export function diffCommand(invocation: Invocation): number {
  const { positionals, values, terminal } = invocation;
  const [oldPath = '', newPath = ''] = positionals;
  const older = loadOneSite(invocation, oldPath);
  const newer = loadOneSite(invocation, newPath);
  const done = progress(invocation, 'simulating');
  const difference = diffSites(older.site, newer.site);
  done();
  const { added, removed, changed, same } = difference;
  if (values.get('format') === 'json') {
    const data = {
      version: 1,
      old: shown(invocation, older.location.root),
      new: shown(invocation, newer.location.root),
      added: added.map(short),
      removed: removed.map(short),
      changed: changed.map((node) => ({
        name: node.name,
        firmware: node.firmware,
        broken: node.broken,
        old: short(node.old),
        new: short(node.new),
        changes: node.changes,
      })),
      summary: {
        added: added.length,
        removed: removed.length,
        changed: changed.length,
        broken: changed.filter(({ broken }) => broken).length,
        same,
      },
    };
    terminal.out(`${JSON.stringify(data, null, 2)}\n`);
  } else {
    const paint = colours(terminal, (values.get('color') ?? 'auto') as ColourChoice);
    terminal.out(asText(difference, textsOf(newer.site), terminal, paint));
  }
  return changed.some(({ broken }) => broken) ? 1 : 0;
}
