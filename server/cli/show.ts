/** The `show` command: the linked site as text, JSON or a chart. */
import { type ShownSite, showSite, siteAsMermaid } from '../service/index.js';
import type { Invocation } from './command.js';
import { located } from './format-json.js';
import { loadOneSite, textsOf } from './one-site.js';
import { shownPath } from './paths.js';
import { type ColourChoice, type Colours, colours } from './terminal.js';
import { printable, widthOf } from './width.js';

function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
  }
  return rows.map((row) =>
    `  ${row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell))).join('  ')}`.trimEnd(),
  );
}

function asText(shown: ShownSite, cwd: string, paint: Colours): string {
  const out: string[] = [];
  const section = (title: string, rows: readonly (readonly string[])[]): void => {
    if (rows.length === 0) return;
    out.push(paint.bold(title), ...table(rows.map((row) => row.map(printable))), '');
  };
  const server = [...shown.server.names, ...shown.server.addresses].join(', ');
  out.push(
    `${paint.bold('Site root')} ${shownPath(cwd, shown.root)}${server === '' ? '' : `, server ${server}`}`,
    '',
  );
  section(
    'Subnets',
    shown.subnets.map(({ subnet, ranges }) => [subnet, ranges.length === 0 ? 'no range' : ranges.join(', ')]),
  );
  section(
    'Nodes',
    shown.nodes.map((node) => [
      node.name,
      node.mac ?? '',
      node.addresses.join(', '),
      node.verdict,
      [node.config, node.kernel, node.root].filter((word) => word !== null).join(' > '),
    ]),
  );
  section(
    'Exports',
    shown.exports.map(({ path, clients }) => [path, clients.join(', ')]),
  );
  section(
    'Node roots',
    shown.roots.map(({ path, kind, fstab }) => [path, kind, fstab === null ? '' : shownPath(cwd, fstab)]),
  );
  const { tftp } = shown;
  if (tftp.root !== null) {
    const mode = tftp.secure === 'yes' ? ' (secure)' : '';
    section('TFTP', [
      [`${tftp.root}${mode}`],
      ...shown.configs.map(({ directory, names }) => [`${directory}: ${names.join(', ')}`]),
    ]);
  }
  section(
    'Files',
    shown.files.map(({ path, language, problems }) => [
      shownPath(cwd, path),
      language,
      problems === 0 ? '' : `${problems} ${problems === 1 ? 'problem' : 'problems'}`,
    ]),
  );
  section(
    'Not readable',
    shown.unreadable.map(({ path, reason }) => [shownPath(cwd, path), reason]),
  );
  return `${out.join('\n').trimEnd()}\n`;
}

export function showCommand(invocation: Invocation): number {
  const { positionals, values, terminal } = invocation;
  const { site } = loadOneSite(invocation, positionals[0]);
  const shown = showSite(site);
  const format = values.get('format') ?? 'text';
  if (format === 'mermaid') {
    terminal.out(siteAsMermaid(shown));
    return 0;
  }
  if (format === 'text') {
    terminal.out(
      asText(shown, terminal.cwd, colours(terminal, (values.get('color') ?? 'auto') as ColourChoice)),
    );
    return 0;
  }
  const context = { cwd: terminal.cwd, texts: textsOf(site) };
  const relative = (path: string): string => shownPath(terminal.cwd, path);
  const withPlace = <T extends { readonly place: Parameters<typeof located>[1] }>({
    place,
    ...rest
  }: T): unknown => ({
    ...rest,
    ...located(context, place),
  });
  const data = {
    ...shown,
    root: relative(shown.root),
    files: shown.files.map((file) => ({ ...file, path: relative(file.path) })),
    unreadable: shown.unreadable.map((file) => ({ ...file, path: relative(file.path) })),
    subnets: shown.subnets.map(withPlace),
    exports: shown.exports.map(withPlace),
    roots: shown.roots.map((root) => ({ ...root, fstab: root.fstab === null ? null : relative(root.fstab) })),

    nodes: shown.nodes.map(({ place, ...node }) => ({ ...node, declared: located(context, place) })),
  };
  terminal.out(`${JSON.stringify(data, null, 2)}\n`);
  return 0;
}
