/** Assignments of a shell go in one after the other, their values come out: quotes taken off, variables of earlier lines put in. */
import type { ShellAssignment, ShellPart } from '../../../grammars/settings/index.js';

const OPENING: ReadonlySet<string> = new Set(['if', 'case', 'for', 'while', 'until', 'select', '{', '(']);
const CLOSING: ReadonlySet<string> = new Set(['fi', 'esac', 'done', '}', ')']);

/** A value doubled by every line would grow beyond all bounds. */
const LONGEST_VALUE = 100_000;

export class ShellScope {
  private readonly variables = new Map<string, string | undefined>();
  private depth = 0;

  /** Follows how deep the statements are nested: what stands in `if` or a loop may or may not happen. */
  command(text: string): void {
    for (const word of text.split(/\s+/, 200)) {
      if (OPENING.has(word)) this.depth++;
      else if (CLOSING.has(word)) this.depth = Math.max(0, this.depth - 1);
    }
  }

  assign(assignment: ShellAssignment): string | undefined {
    const words = assignment.words.map((parts) => this.word(parts));
    const known = words.every((word) => word !== undefined) && this.depth === 0;
    let value = known ? words.join(' ') : undefined;
    const name = assignment.name.text;
    if (assignment.append && value !== undefined) {
      const before = this.variables.has(name) ? this.variables.get(name) : undefined;
      value = before === undefined ? undefined : before + value;
    }
    if (value !== undefined && value.length > LONGEST_VALUE) value = undefined;
    this.variables.set(name, value);
    return value;
  }

  private word(parts: readonly ShellPart[]): string | undefined {
    let out = '';
    for (const part of parts) {
      const text = this.part(part);
      if (text === undefined || out.length > LONGEST_VALUE) return undefined;
      out += text;
    }
    return out;
  }

  private part({ kind, text }: ShellPart): string | undefined {
    switch (kind) {
      case 'plain':
        return text;
      case 'single':
        return text.slice(1, -1);
      case 'escape':
        return text[1] === '\n' ? '' : text.slice(1);
      case 'parameter':
        return this.parameter(text);
      case 'substitution':
        return undefined;
      case 'double':
        return this.expand(text.slice(1, -1));
    }
  }

  /** Inside double quotes a backslash keeps its meaning only before `$`, backquote, quote, backslash and line end. */
  private expand(text: string): string | undefined {
    let out = '';
    let at = 0;
    while (at < text.length) {
      const char = text[at] ?? '';
      if (char === '\\' && at + 1 < text.length) {
        const next = text[at + 1] ?? '';
        if (next !== '\n') out += '$`"\\'.includes(next) ? next : char + next;
        at += 2;
      } else if (char === '`' || (char === '$' && text[at + 1] === '(')) {
        return undefined;
      } else if (char === '$') {
        const found =
          /^\$(?:[A-Za-z_]\w*|[0-9@*#?$!-]|\{[^}]*\})/.exec(text.slice(at, at + 1000))?.[0] ?? '$';
        const value = found === '$' ? '$' : this.parameter(found);
        if (value === undefined) return undefined;
        out += value;
        at += found.length;
      } else {
        out += char;
        at++;
      }
      if (out.length > LONGEST_VALUE) return undefined;
    }
    return out;
  }

  private parameter(text: string): string | undefined {
    const braces = text.startsWith('${');
    const body = braces ? text.slice(2, -1) : text.slice(1);
    const found = /^([A-Za-z_]\w*)(?:(:?-)([^$`"'\\]*))?$/.exec(body);
    const name = found?.[1];
    if (name === undefined) return undefined;
    // What the environment of the reader holds is not known: only names set above have a value.
    if (!this.variables.has(name)) return undefined;
    const value = this.variables.get(name);
    return value === '' && found?.[2] === ':-' ? found[3] : value;
  }
}
