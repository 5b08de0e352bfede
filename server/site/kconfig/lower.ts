/** A parsed .config goes in, the values of its symbols come out, and for which kernel they are. */
import {
  headerVersion,
  type KconfigDocument,
  type KconfigLine,
  settings,
} from '../../../grammars/kconfig/index.js';
import { shift } from '../../../grammars/text/index.js';
import type { SourceFile } from '../source.js';
import type { KernelConfiguration, KernelSymbol } from './facts.js';

/** A defconfig or fragment of this many symbols does not exist in practice; a full .config has thousands. */
const FULL = 200;

function commentWith(lines: readonly KconfigLine[], pattern: RegExp): string | undefined {
  for (const line of lines.slice(0, 12)) {
    const match = line.kind === 'comment' ? pattern.exec(line.text) : null;
    if (match !== null) return match[1] ?? '';
  }
  return undefined;
}

/**
 * Of a symbol that is set twice the last line counts, and a line whose value kconfig refuses does not. Without
 * support for modules kconfig builds in what the file asks for as a module.
 */
export function lowerKconfig({ file, document }: SourceFile<KconfigDocument>): KernelConfiguration {
  const { lines } = document;
  const symbols = new Map<string, KernelSymbol>();
  const modules = new Set<string>();
  for (const { line, value, tristate } of settings(lines)) {
    if (value === undefined) continue;
    const end = line.kind === 'assignment' ? line.valueSpan.end : line.span.end;
    symbols.set(line.name, {
      name: line.name,
      value,
      place: { file, span: shift({ start: 0, end }, line.offset) },
    });
    if (tristate && value === 'm') modules.add(line.name);
    else modules.delete(line.name);
  }
  if (symbols.get('MODULES')?.value === 'n') {
    for (const name of modules) {
      const symbol = symbols.get(name);
      if (symbol !== undefined) symbols.set(name, { ...symbol, value: 'y' });
    }
  }
  return {
    file,
    symbols,
    version: headerVersion(lines),
    architecture: commentWith(lines, /Linux\/([A-Za-z0-9_]{1,20}) /),
    complete: commentWith(lines, /(Automatically generated)/i) !== undefined || symbols.size > FULL,
  };
}
