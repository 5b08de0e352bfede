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

/** Switches without a default of their own, that nothing else turns on. */
const OFF_BY_DEFAULT: ReadonlySet<string> = new Set(
  'NET INET IP_PNP IP_PNP_BOOTP IP_PNP_DHCP IP_PNP_RARP ROOT_NFS DEVTMPFS TMPFS'.split(' '),
);

/**
 * Of a symbol that is set twice the last line counts, and a line whose value kconfig refuses does not. Without
 * support for modules kconfig builds in what the file asks for as a module.
 */
export function lowerKconfig({ file, document }: SourceFile<KconfigDocument>): KernelConfiguration {
  const { lines } = document;
  const symbols = new Map<string, KernelSymbol>();
  const modules = new Set<string>();
  const dropped: KernelSymbol[] = [];
  for (const { line, value, tristate } of settings(lines)) {
    if (value === undefined) {
      if (line.kind === 'assignment' && line.value.startsWith('m') && OFF_BY_DEFAULT.has(line.name)) {
        const place = { file, span: shift(line.valueSpan, line.offset) };
        dropped.push({ name: line.name, value: 'n', place, refused: true });
      }
      continue;
    }
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
  const complete = commentWith(lines, /(Automatically generated)/i) !== undefined || symbols.size > FULL;
  for (const symbol of dropped) {
    // What a fragment is put into may have a line of its own.
    if (complete && !symbols.has(symbol.name)) symbols.set(symbol.name, symbol);
  }
  return {
    file,
    symbols,
    version: headerVersion(lines),
    architecture: commentWith(lines, /Linux\/([A-Za-z0-9_]{1,20}) /),
    complete,
  };
}
