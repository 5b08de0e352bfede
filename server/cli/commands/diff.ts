/** The `diff` command: two sites go in; which machines boot differently, and how, is told as text or JSON. */

import { type ChosenFault, diffSites, type NodeVerdict, type SiteDifference } from '../../service/index.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf } from '../arguments/table.js';
import { diffAsText } from '../formats/diff-text.js';
import { stepAsJson } from '../formats/explain-all.js';
import { jsonText } from '../formats/json-text.js';
import { loadOneSite, textsOf } from '../one-site.js';
import { shownPath } from '../paths.js';
import { progress, statusOf } from '../sites.js';
import { colours } from '../terminal.js';

function short({ node, verdict, step }: NodeVerdict): unknown {
  return { node, verdict, step: step === null ? null : stepAsJson(step) };
}

const chosenAsJson = ({ entry, menu, text }: ChosenFault) => ({ entry, menu, text });

function asJson(
  { added, removed, changed, same, chosen }: SiteDifference,
  older: string,
  newer: string,
): string {
  const data = {
    version: 1,
    old: older,
    new: newer,
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
    chosen: { old: chosen.gone.map(chosenAsJson), new: chosen.come.map(chosenAsJson) },
    summary: {
      added: added.length,
      removed: removed.length,
      changed: changed.length,
      broken: changed.filter(({ broken }) => broken).length,
      same,
    },
  };
  return jsonText(data);
}

export function diffCommand({ operands, options, terminal }: CallOf<'diff'>): number {
  const { format, allowOutside, color, ...rest } = options;
  nothingElse(rest);
  const [oldPath = '', newPath = ''] = operands;
  const where = { terminal, allowOutside };
  const older = loadOneSite(where, oldPath);
  const newer = loadOneSite(where, newPath);
  const done = progress(where, 'simulating');
  const difference = diffSites(older.site, newer.site);
  done();
  const rootOf = ({ location }: typeof older): string => shownPath(terminal.cwd, location.root);
  switch (format) {
    case 'text':
      terminal.out(diffAsText(difference, textsOf(newer.site), terminal, colours(terminal, color)));
      break;
    case 'json':
      terminal.out(asJson(difference, rootOf(older), rootOf(newer)));
      break;
  }
  const status = difference.changed.some(({ broken }) => broken) ? 1 : 0;
  return statusOf([older, newer], terminal, status);
}
