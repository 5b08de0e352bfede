/** The `show` command: the linked site as text, JSON or a chart. */

import { type ShownNode, type Site, showSite, siteAsMermaid } from '../../service/index.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf } from '../arguments/table.js';
import { located } from '../formats/json.js';
import { jsonText } from '../formats/json-text.js';
import { siteAsText } from '../formats/show-text.js';
import { loadOneSite, textsOf } from '../one-site.js';
import { shownPath } from '../paths.js';
import { statusOf } from '../sites.js';
import { colours } from '../terminal.js';

function asJson(site: Site, shown: ReturnType<typeof showSite>, cwd: string): string {
  const context = { cwd, texts: textsOf(site) };
  const relative = (path: string): string => shownPath(cwd, path);
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
  return jsonText(data);
}

export function showCommand({ operands, options, terminal }: CallOf<'show'>): number {
  const { format, root, config, allowOutside, color, ...rest } = options;
  nothingElse(rest);
  const loaded = loadOneSite({ terminal, root, config, allowOutside }, operands[0]);
  const { site } = loaded;
  const shown = showSite(site);
  switch (format) {
    case 'text':
      terminal.out(siteAsText(shown, terminal, colours(terminal, color)));
      break;
    case 'json':
      terminal.out(asJson(site, shown, terminal.cwd));
      break;
    case 'mermaid':
      terminal.out(siteAsMermaid(shown));
      break;
  }
  return statusOf([loaded], terminal, 0);
}
