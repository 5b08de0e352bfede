/** The `show` command: the linked site as text, JSON or a chart. */
import { type ShownNode, showSite, siteAsMermaid } from '../../service/index.js';
import type { Invocation } from '../arguments/spec.js';
import { located } from '../formats/json.js';
import { siteAsText } from '../formats/show-text.js';
import { loadOneSite, textsOf } from '../one-site.js';
import { shownPath } from '../paths.js';
import { type ColourChoice, colours } from '../terminal.js';

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
      siteAsText(shown, terminal, colours(terminal, (values.get('color') ?? 'auto') as ColourChoice)),
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
  const declared = ({ place, ...node }: ShownNode): unknown => ({
    ...node,
    declared: located(context, place),
  });
  const data = {
    ...shown,
    root: relative(shown.root),
    files: shown.files.map((file) => ({ ...file, path: relative(file.path) })),
    unreadable: shown.unreadable.map((file) => ({ ...file, path: relative(file.path) })),
    subnets: shown.subnets.map(withPlace),
    exports: shown.exports.map(withPlace),
    roots: shown.roots.map((root) => ({ ...root, fstab: root.fstab === null ? null : relative(root.fstab) })),
    nodes: shown.nodes.map(declared),
    populations: shown.populations.map(declared),
  };
  terminal.out(`${JSON.stringify(data, null, 2)}\n`);
  return 0;
}
