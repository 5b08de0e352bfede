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
      return readString(value) !== undefined ? undefined : 'a text that begins and ends with a double quote';
  }
}

/** The text between the quotes, escapes resolved; what stands behind the closing quote is not read. None when it is not closed. */
export function readString(value: string): string | undefined {
  if (!value.startsWith('"')) return undefined;
  // Whole stretches: a text put together letter by letter costs the memory of as many texts.
  const parts: string[] = [];
  let from = 1;
  for (let i = 1; i < value.length; i++) {
    const character = value[i];
    if (character === '"') return parts.join('') + value.slice(from, i);
    if (character !== '\\') continue;
    parts.push(value.slice(from, i));
    i++;
    from = i;
  }
  return undefined;
}

/** What the value should be where kconfig drops the setting because of it. */
export function refusedValue(name: string, value: string, typed: boolean): string | undefined {
  const fact = typed ? symbolFacts().get(name) : undefined;
  if (fact !== undefined) return refusal(fact.type, value);
  if (value.startsWith('"')) {
    return readString(value) === undefined ? 'a text that ends with a double quote' : undefined;
  }
  // Of a symbol whose type is not known, a value that would fit no type at all.
  return /^[ymn]/.test(value) || everyNumber.test(value)
    ? undefined
    : 'y, m, n, a number, or a text in double quotes';
}

const everyNumber = /^(?:-?[0-9]+|(?:0[xX])?[0-9A-Fa-f]+)$/;

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

/** Symbols change their types over the years: a file of another series than the table's is not held to it. */
export function typesAreKnown(lines: readonly KconfigLine[]): boolean {
  return headerVersion(lines)?.startsWith('6.') ?? true;
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
    if (line.kind === 'assignment') {
      const wanted = refusedValue(line.name, value, typed);
      if (wanted !== undefined) {
        // kconfig is silent about a string without quotes and about symbols it does not know.
        const known = typed && symbolFacts().has(line.name);
        const silent = !value.startsWith('"') && (!known || wanted.startsWith('a text'));
        problems.push({
          rule: 'kernel/syntax',
          severity: silent ? 'warning' : 'error',
          message: `The value ${clip(value) || '(none)'} does not fit CONFIG_${line.name}, which takes ${wanted}. kconfig drops the setting and builds the kernel with the default.`,
          span: shift(value === '' ? line.nameSpan : line.valueSpan, line.offset),
          refusedBy: 'kconfig',
        });
        continue;
      }
    }
    const before = seen.get(line.name);
    if (before !== undefined && 'nameSpan' in before.line) {
      const same = before.value === value;
      problems.push({
        rule: 'kernel/duplicate-symbol',
        severity: same ? 'info' : 'warning',
        message: same
          ? `CONFIG_${line.name} is set to ${clip(value)} a second time; one of the two lines is enough.`
          : `CONFIG_${line.name} is set a second time, to ${clip(value)} after ${clip(before.value)}, and the last line counts. kconfig warns "override: reassigning to symbol ${line.name}". Remove the line that is not meant.`,
        span: shift(line.nameSpan, line.offset),
        refusedBy: null,
        related: [{ span: shift(before.line.nameSpan, before.line.offset), message: 'set here first' }],
      });
    }
    seen.set(line.name, { line, value });
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
