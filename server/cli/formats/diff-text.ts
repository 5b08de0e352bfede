/** The difference of two sites goes in; which machines boot differently, and how, comes out as text. */
import {
  failingNow,
  type NodeVerdict,
  namesOf,
  type SiteDifference,
  toldChanges,
} from '../../service/index.js';
import type { Texts } from '../position.js';
import type { Colours, Terminal } from '../terminal.js';
import { whereText } from './groups.js';
import { markOf, paintVerdict } from './marks.js';
import { plural } from './report.js';
import { printable, wrap } from './width.js';

/** Names that a list shows before it counts. */
const MOST = 4;

/** Entries of menus that are listed before the rest is counted. */
const MOST_CHOSEN = 20;

function some(names: readonly string[]): string {
  const rest = names.length > MOST ? ` and ${names.length - MOST} more` : '';
  return names.slice(0, MOST).join(', ') + rest;
}

/** `texts`: those of the newer site. */
export function diffAsText(
  difference: SiteDifference,
  texts: Texts,
  terminal: Terminal,
  paint: Colours,
): string {
  const { added, removed, changed, same, chosen } = difference;
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
    for (const { stage, cause, nodes } of failingNow(changed)) {
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
  const groups = toldChanges(changed);
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
  const faults = [
    ...chosen.gone.map((one) => [paint.red('-'), one] as const),
    ...chosen.come.map((one) => [paint.green('+'), one] as const),
  ];
  if (faults.length > 0) out.push(paint.bold('When somebody chooses'));
  for (const [sign, { entry, menu, text }] of faults.slice(0, MOST_CHOSEN))
    put(`${entry} of ${menu}: ${text}`, 6, `    ${sign} `);
  if (faults.length > MOST_CHOSEN) put(`and ${faults.length - MOST_CHOSEN} more`, 6);
  if (faults.length > 0) out.push('');
  const before = `${plural(same, 'node')} ${same === 1 ? 'boots' : 'boot'} as before`;
  out.push(out.length === 0 ? `No difference: ${before}` : before);
  return out.map((line) => `${line.trimEnd()}\n`).join('');
}
