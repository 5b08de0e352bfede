/** Lines of a .config go in; what kconfig warns about, or reads differently than it looks, comes out. */
import { type Problem, shift } from '../text/index.js';
import type { KconfigLine } from './document.js';
import { type SymbolType, symbolFacts } from './vocabulary.js';

/** Why kconfig refuses a value; undefined when it takes it (confdata.c, conf_set_sym_val). */
function refusal(type: SymbolType, value: string): string | undefined {
  switch (type) {
    case 'bool':
      return /^[yn]/.test(value) ? undefined : 'y or n';
    case 'tristate':
      return /^[ynm]/.test(value) ? undefined : 'y, m or n';
    case 'int':
      return /^-?(0|[1-9]\d*)$/.test(value) ? undefined : 'a decimal number without leading zeros';
    case 'hex':
      return /^(0[xX])?[0-9A-Fa-f]+$/.test(value) ? undefined : 'a hexadecimal number';
    case 'string':
      return isClosed(value) ? undefined : 'a text that begins and ends with a double quote';
  }
}

/** True where a value that begins with a quote has the closing one, too. */
function isClosed(value: string): boolean {
  if (!value.startsWith('"')) return false;
  for (let i = 1; i < value.length; i++) {
    if (value[i] === '\\') i++;
    else if (value[i] === '"') return true;
  }
  return false;
}

/** "6.1" of the header comment, as numbers. */
export function headerVersion(lines: readonly KconfigLine[]): string | undefined {
  for (const line of lines.slice(0, 12)) {
    if (line.kind !== 'comment') continue;
    const match =
      /(\d{1,2}\.\d{1,3}[^\s]{0,40}) Kernel Configuration/.exec(line.text) ??
      /Linux kernel version: (\d[^\s]{0,40})/.exec(line.text);
    if (match?.[1] !== undefined) return match[1];
  }
  return undefined;
}

/** Symbols change their types over the years: only a file of the table's own series is held to it. */
function typesAreKnown(lines: readonly KconfigLine[]): boolean {
  return headerVersion(lines)?.startsWith('6.') === true;
}

export function problemsOf(lines: readonly KconfigLine[]): Problem[] {
  const problems: Problem[] = [];
  const typed = typesAreKnown(lines);
  const seen = new Map<string, { readonly line: KconfigLine; readonly value: string }>();
  for (const line of lines) {
    if (line.kind === 'unexpected') {
      problems.push({
        rule: 'kernel/syntax',
        severity: 'error',
        message: `kconfig does not expect "${clip(line.text)}" here and drops the line. A line is CONFIG_NAME=value, "# CONFIG_NAME is not set", or a comment that begins with # in the first column.`,
        span: shift(line.span, line.offset),
        refusedBy: 'kconfig',
      });
    }
    if (line.kind !== 'assignment' && line.kind !== 'unset') continue;
    const value = line.kind === 'unset' ? 'n' : line.value;
    const fact = typed ? symbolFacts().get(line.name) : undefined;
    if (line.kind === 'assignment') {
      const wanted = fact === undefined ? openString(value) : refusal(fact.type, value);
      if (wanted !== undefined) {
        problems.push({
          rule: 'kernel/syntax',
          severity: 'error',
          message: `The value ${clip(value) || '(none)'} does not fit CONFIG_${line.name}, which takes ${wanted}. kconfig drops the setting and builds the kernel with the default.`,
          span: shift(value === '' ? line.nameSpan : line.valueSpan, line.offset),
          refusedBy: 'kconfig',
        });
      }
    }
    const before = seen.get(line.name);
    if (before !== undefined && before.value !== value && 'nameSpan' in before.line) {
      problems.push({
        rule: 'kernel/duplicate-symbol',
        severity: 'warning',
        message: `CONFIG_${line.name} is set a second time, to ${clip(value)} after ${clip(before.value)}. The last line counts: override: reassigning to symbol ${line.name}.`,
        span: shift(line.nameSpan, line.offset),
        refusedBy: null,
        related: [{ span: shift(before.line.nameSpan, before.line.offset), message: 'set here first' }],
      });
    }
    seen.set(line.name, { line, value });
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}

function openString(value: string): string | undefined {
  return value.startsWith('"') && !isClosed(value) ? 'a text that ends with a double quote' : undefined;
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
