/** A shown site goes in; a tree for people comes out: subnets, their machines with verdicts, and what serves them. */
import type { ShownNode, ShownSite } from '../../service/index.js';
import { programName } from '../../service/verdict/program-name.js';
import { shownPath } from '../paths.js';
import type { Colours, Terminal } from '../terminal.js';
import { markOf, paintVerdict } from './marks.js';
import { plural } from './report.js';
import { printable, widthOf, wrap } from './width.js';

function table(rows: readonly (readonly string[])[], indent: string): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
  }
  return rows.map((row) =>
    `${indent}${row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell))).join('  ')}`.trimEnd(),
  );
}

/** What a machine is served, in the order in which it asks for it. */
function chainOf(node: ShownNode): string[] {
  const parts: [string, string | null][] = [
    ['boot file', node.bootFile],
    [node.loader === null ? 'loader' : programName(node.loader), node.config],
    ['kernel', node.kernel],
    ['root', node.root],
    ['export', node.export],
  ];
  return parts.flatMap(([what, value]) => (value === null ? [] : [`${what} ${value}`]));
}

/** The chain with placeholders for what is the node's own, so that equal machines are seen to be equal. */
function generalChain(node: ShownNode): string[] {
  const own: [string | null | undefined, string][] = [
    [node.mac?.replaceAll(':', '-'), 'MAC'],
    [node.addresses[0], 'ADDRESS'],
    [node.name, 'NAME'],
  ];
  return chainOf(node).map((part) =>
    own.reduce(
      (text, [word, mark]) => (word == null || word.length < 3 ? text : text.replaceAll(word, mark)),
      part,
    ),
  );
}

interface Group {
  readonly nodes: ShownNode[];
  readonly general: readonly string[];
}

function grouped(nodes: readonly ShownNode[]): Group[] {
  const groups = new Map<string, Group>();
  for (const node of nodes) {
    const general = generalChain(node);
    const key = general.join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { nodes: [node], general });
    else group.nodes.push(node);
  }
  return [...groups.values()];
}

class Tree {
  readonly out: string[] = [];
  readonly #terminal: Terminal;
  readonly #paint: Colours;
  readonly #width: number;

  /** Names of machines that have boots under several firmwares. */
  readonly #apart: ReadonlySet<string>;

  constructor(terminal: Terminal, paint: Colours, apart: ReadonlySet<string>) {
    this.#apart = apart;
    this.#terminal = terminal;
    this.#paint = paint;
    this.#width = Math.min(terminal.width ?? 110, 110) - 1;
  }

  title(text: string): void {
    this.out.push(this.#paint.bold(printable(text)));
  }

  /** Machines of one subnet, those that are served alike together. */
  machines(nodes: readonly ShownNode[]): void {
    const { unicode } = this.#terminal;
    for (const { nodes: members, general } of grouped(nodes)) {
      const rows = members.map(({ name, addresses, mac, verdict, firmware }) =>
        [name, verdict, addresses.join(', '), mac ?? '', this.#apart.has(name) ? firmware : ''].map(
          printable,
        ),
      );
      table(rows, '').forEach((row, i) => {
        const verdict = members[i]?.verdict ?? 'unknown';
        this.out.push(`  ${paintVerdict(this.#paint, verdict)(markOf(verdict, unicode))} ${row}`);
      });
      const [only] = members;
      const chain = members.length > 1 || only === undefined ? general : chainOf(only);
      const text = chain.map(printable).join(unicode ? ' → ' : ' > ');
      if (text !== '') this.out.push(...wrap(text, this.#width - 6).map((line) => `      ${line}`));
    }
    this.out.push('');
  }

  section(title: string, rows: readonly (readonly string[])[]): void {
    if (rows.length === 0) return;
    this.title(title);
    this.out.push(
      ...table(
        rows.map((row) => row.map(printable)),
        '  ',
      ),
      '',
    );
  }
}

/** What an export is for, as far as the simulation saw it. */
function servedBy(nodes: readonly ShownNode[]): Map<string, string> {
  const names = new Map<string, Set<string>>();
  for (const { export: path, name } of nodes) {
    if (path === null) continue;
    const list = names.get(path) ?? new Set<string>();
    names.set(path, list.add(name));
  }
  return new Map(
    [...names].map(([path, list]) => [
      path,
      `root of ${list.size > 3 ? `${list.size} nodes` : [...list].join(', ')}`,
    ]),
  );
}

function severalTimes(nodes: readonly ShownNode[]): Set<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const { name } of nodes) (seen.has(name) ? again : seen).add(name);
  return again;
}

export function siteAsText(shown: ShownSite, terminal: Terminal, paint: Colours): string {
  const tree = new Tree(terminal, paint, severalTimes([...shown.nodes, ...shown.populations]));
  const { cwd } = terminal;
  const server = [...shown.server.names, ...shown.server.addresses].join(', ');
  tree.title(`Site root ${shownPath(cwd, shown.root)}${server === '' ? '' : `, boot server ${server}`}`);
  tree.out.push('');
  const machines = [...shown.nodes, ...shown.populations];
  const known = new Set(shown.subnets.map(({ subnet }) => subnet));
  for (const { subnet, ranges } of shown.subnets) {
    const inside = machines.filter((node) => node.subnet === subnet);
    const dynamic = ranges.length === 0 ? '' : `, dynamic addresses ${ranges.join(', ')}`;
    tree.title(`Subnet ${subnet}${dynamic}${inside.length === 0 ? ': nobody is known' : ''}`);
    tree.machines(inside);
  }
  const elsewhere = machines.filter(({ subnet }) => subnet === null || !known.has(subnet));
  if (elsewhere.length > 0) {
    tree.title(known.size === 0 ? 'Machines' : 'In no known subnet');
    tree.machines(elsewhere);
  }
  const purposes = servedBy(shown.nodes);
  tree.section(
    'Exports',
    shown.exports.map(({ path, clients }) => [path, clients.join(', '), purposes.get(path) ?? '']),
  );
  tree.section(
    'Node roots',
    shown.roots.map(({ path, kind, fstab }) => [path, kind, fstab === null ? '' : shownPath(cwd, fstab)]),
  );
  const { tftp } = shown;
  if (tftp.root !== null) {
    const mode = tftp.secure === 'yes' ? ' (secure)' : '';
    tree.section('TFTP', [
      [`${tftp.root}${mode}`],
      ...shown.configs.map(({ directory, names }) => [
        `${directory}: ${names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ')}`,
      ]),
    ]);
  }
  tree.section(
    'Files',
    shown.files.map(({ path, language, problems }) => [
      shownPath(cwd, path),
      language,
      problems === 0 ? '' : plural(problems, 'problem'),
    ]),
  );
  tree.section(
    'Not readable',
    shown.unreadable.map(({ path, reason }) => [shownPath(cwd, path), reason]),
  );
  return `${tree.out.join('\n').trimEnd()}\n`;
}
