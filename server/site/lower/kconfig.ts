/** A parsed .config goes in, the values of its symbols come out, and for which kernel they are. */
import {
  headerVersion,
  type KconfigDocument,
  type KconfigLine,
  readString,
  refusedValue,
  typesAreKnown,
} from '../../../grammars/kconfig/index.js';
import { shift } from '../../../grammars/text/index.js';
import type { KernelConfiguration, KernelSymbol } from '../kconfig.js';
import type { SourceFile } from '../source.js';

/** A defconfig or fragment of this many symbols does not exist in practice; a full .config has thousands. */
const FULL = 200;

/** The value as kconfig keeps it: quotes and escapes resolved, of y, m and n the first letter. */
function plainValue(text: string): string {
  if (text.startsWith('"')) return readString(text) ?? text;
  return /^[ymn]/.test(text) ? text.slice(0, 1) : text;
}

function commentWith(lines: readonly KconfigLine[], pattern: RegExp): string | undefined {
  for (const line of lines.slice(0, 12)) {
    const match = line.kind === 'comment' ? pattern.exec(line.text) : null;
    if (match !== null) return match[1] ?? '';
  }
  return undefined;
}

/** Of a symbol that is set twice the last line counts, and a line whose value kconfig refuses does not. */
export function lowerKconfig({ file, document }: SourceFile<KconfigDocument>): KernelConfiguration {
  const symbols = new Map<string, KernelSymbol>();
  const typed = typesAreKnown(document.lines);
  for (const line of document.lines) {
    if (line.kind !== 'assignment' && line.kind !== 'unset') continue;
    if (line.kind === 'assignment' && refusedValue(line.name, line.value, typed) !== undefined) continue;
    const end = line.kind === 'assignment' ? line.valueSpan.end : line.span.end;
    symbols.set(line.name, {
      name: line.name,
      value: line.kind === 'unset' ? 'n' : plainValue(line.value),
      place: { file, span: shift({ start: 0, end }, line.offset) },
    });
  }
  const { lines } = document;
  return {
    file,
    symbols,
    version: headerVersion(lines),
    architecture: commentWith(lines, /Linux\/([A-Za-z0-9_]{1,20}) /),
    complete: commentWith(lines, /(Automatically generated)/i) !== undefined || symbols.size > FULL,
  };
}
