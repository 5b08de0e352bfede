/** A configuration of PXELINUX goes in; the TEXT that has no ENDTEXT comes out, where it takes directives for help. */
import type { PxelinuxDocument } from '../../../grammars/pxelinux/index.js';
import { shift } from '../../../grammars/text/index.js';
import type { SourceFile } from '../source.js';
import type { PxeUnendedText } from './facts.js';

/** What does something, and hardly a line of a help text begins with: some of the words only where a single one follows. */
const DIRECTIVE =
  /^\s*(?:(?:append|initrd|localboot|menu\s+label)\s+\S|(?:label|kernel|linux|com32|default)\s+\S+\s*$)/i;

export function unendedText({ file, document }: SourceFile<PxelinuxDocument>): PxeUnendedText | undefined {
  const { lines } = document;
  const last = lines.findLastIndex(({ node }) => node.kind === 'directive' && node.name === 'TEXT');
  const opening = lines[last];
  if (opening?.node.kind !== 'directive') return undefined;
  let lost: string | undefined;
  for (const { node } of lines.slice(last + 1)) {
    if (node.kind === 'directive') return undefined;
    if (lost === undefined && node.kind === 'help' && DIRECTIVE.test(node.help.text))
      lost = node.help.text.trim();
  }
  if (lost === undefined) return undefined;
  const { keyword, value } = opening.node;
  const help = value !== undefined && /^help$/i.test(value.text) ? value : keyword;
  const span = { start: keyword.span.start, end: help.span.end };
  return { place: { file, span: shift(span, opening.offset) }, lost };
}
