/** Lines of a .config go in; what kconfig warns about, or reads differently than it looks, comes out. */
import { type Problem, type Span, shift } from '../text/index.js';
import type { KconfigLine } from './document.js';
import { type Setting, settings } from './values.js';

function syntaxProblem(line: KconfigLine & { readonly span: Span; readonly text: string }): Problem {
  const span = shift(line.span, line.offset);
  if (line.kind === 'unexpected') {
    return {
      rule: 'kernel/syntax',
      severity: 'error',
      message: `kconfig does not expect "${clip(line.text)}" here and drops the line. A line is CONFIG_NAME=value, "# CONFIG_NAME is not set", or a comment that begins with # in the first column.`,
      span,
      refusedBy: 'kconfig',
    };
  }
  const shown = clip(line.text.trim());
  return {
    rule: 'kernel/syntax',
    severity: 'warning',
    message: line.text.startsWith('\r')
      ? `A carriage return stands before "${shown}", and kconfig skips the line without a word. Remove it.`
      : line.text.includes('=')
        ? `kconfig skips "${shown}" without a word: the name of a symbol has only letters, digits, - and _, and the equals sign follows it at once.`
        : `kconfig skips "${shown}" without a word: it sets nothing without an equals sign and a value.`,
    span,
    refusedBy: null,
  };
}

function valueProblem({ line, wanted, warned }: Setting, before: Setting | undefined): Problem {
  const shown = line.kind === 'unset' ? 'n ("is not set")' : clip(line.value) || '(none)';
  const instead =
    before === undefined
      ? 'drops the setting and builds the kernel with the default'
      : `drops the setting, and the earlier one, ${textOf(before.line)}, counts`;
  return {
    rule: 'kernel/syntax',
    severity: warned ? 'error' : 'warning',
    message: `The value ${shown} does not fit CONFIG_${line.name}, which takes ${wanted}. kconfig ${instead}.`,
    span: shift(line.kind === 'unset' || line.value === '' ? line.nameSpan : line.valueSpan, line.offset),
    refusedBy: warned ? 'kconfig' : null,
  };
}

function duplicateProblem({ line, value }: Setting, before: Setting): Problem {
  const [now, earlier] = [textOf(line), textOf(before.line)];
  const same = value === before.value;
  return {
    rule: 'kernel/duplicate-symbol',
    severity: same ? 'info' : 'warning',
    message: same
      ? `CONFIG_${line.name} is set to ${now} a second time; one of the two lines is enough.`
      : `CONFIG_${line.name} is set a second time, to ${now} after ${earlier}, and the last line counts. kconfig warns "override: reassigning to symbol ${line.name}". Remove the line that is not meant.`,
    span: shift(line.nameSpan, line.offset),
    refusedBy: null,
    related: [{ span: shift(before.line.nameSpan, before.line.offset), message: 'set here first' }],
  };
}

export function problemsOf(lines: readonly KconfigLine[]): Problem[] {
  const problems: Problem[] = [];
  for (const line of lines) {
    if (line.kind === 'unexpected' || line.kind === 'ignored') problems.push(syntaxProblem(line));
  }
  const taken = new Map<string, Setting>();
  for (const setting of settings(lines)) {
    const before = taken.get(setting.line.name);
    if (setting.value === undefined) problems.push(valueProblem(setting, before));
    else {
      if (before !== undefined) problems.push(duplicateProblem(setting, before));
      taken.set(setting.line.name, setting);
    }
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}

function textOf(line: Setting['line']): string {
  return line.kind === 'unset' ? 'n' : clip(line.value);
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
