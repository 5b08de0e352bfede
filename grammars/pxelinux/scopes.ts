/** Lines go in, the labels they form come out. Indentation means nothing to Syslinux; only a few words end a label. */
import type { DirectiveLine, PxeLine } from './document.js';

export interface LabelBlock {
  /** Index of the LABEL line. */
  readonly first: number;
  /** Index after the last line that belongs to the label, trailing comments and blank lines left out. */
  readonly end: number;
  readonly node: DirectiveLine;
}

const ENDS_LABEL: ReadonlySet<string> = new Set(['LABEL', 'MENU BEGIN', 'MENU END', 'MENU SEPARATOR']);

export function endsLabel(name: string): boolean {
  return ENDS_LABEL.has(name);
}

export function labelBlocks(lines: readonly PxeLine[]): LabelBlock[] {
  const blocks: LabelBlock[] = [];
  let open: { first: number; end: number; node: DirectiveLine } | undefined;
  for (const [index, { node }] of lines.entries()) {
    if (node.kind === 'directive' && endsLabel(node.name)) {
      if (open !== undefined) blocks.push(open);
      open = node.name === 'LABEL' ? { first: index, end: index + 1, node } : undefined;
    } else if (open !== undefined && node.kind !== 'blank' && node.kind !== 'comment') {
      open.end = index + 1;
    }
  }
  if (open !== undefined) blocks.push(open);
  return blocks;
}
