/** A parsed grub.cfg goes in; its commands with their places come out. */

import type {
  BodyNode,
  GrubDocument,
  GrubUnit,
  StatementNode,
  WordNode,
} from '../../../grammars/grub/index.js';
import { shownText } from '../../../grammars/grub/index.js';
import { type Span, shift } from '../../../grammars/text/index.js';
import type { DiskPath } from '../path.js';
import type { Place } from '../place.js';
import { baseName } from '../serverpath.js';
import type { SourceFile } from '../source.js';
import type { GrubBlock, GrubConfig, GrubStatement, GrubWord } from './facts.js';
import { grubFileName } from './filename.js';

export function lowerGrub({ file, document }: SourceFile<GrubDocument>, path: string): GrubConfig {
  const open = templateBlocks(document);
  const statements = document.lines.flatMap((unit) =>
    new Lowering(file, unit, document.text, open).statements(),
  );
  const name = baseName(path);
  const refused = document.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ span }) => ({ file, span }));
  return { file, path, name, client: grubFileName(name), statements, refused };
}

/** Words that open a block of a template, in Jinja2, Go and ERB, and those that close one. */
const OPENS =
  /^[{<]%-?\s*(?:if|for|unless|case|while|block|macro|filter|raw|call)\b|\bdo\s*(?:\|[^|]*\|)?\s*-?%>$/;
const CLOSES = /^[{<]%-?\s*end/;

/** What lies between the statements of a template. */
function templateBlocks({ lines, text }: GrubDocument): Span[] {
  const found: Span[] = [];
  let depth = 0;
  let start = 0;
  for (const { templates, offset } of lines) {
    for (const { span, text: words } of templates) {
      if (OPENS.test(words)) {
        if (depth++ === 0) start = span.start + offset;
      } else if (CLOSES.test(words) && depth > 0 && --depth === 0) {
        found.push({ start, end: span.end + offset });
      }
    }
  }
  if (depth > 0) found.push({ start, end: text.length });
  return found;
}

class Lowering {
  readonly #file: DiskPath;
  readonly #unit: GrubUnit;
  readonly #text: string;
  readonly #open: readonly Span[];

  constructor(file: DiskPath, unit: GrubUnit, text: string, open: readonly Span[]) {
    this.#file = file;
    this.#unit = unit;
    this.#text = text;
    this.#open = open;
  }

  statements(): GrubStatement[] {
    return this.#unit.statements.map((one) => this.#statement(one));
  }

  #place(span: Span): Place {
    return { file: this.#file, span: shift(span, this.#unit.offset) };
  }

  #block({ statements, span }: BodyNode): GrubBlock {
    return { statements: statements.map((one) => this.#statement(one)), place: this.#place(span) };
  }

  #word({ span, parts }: WordNode): GrubWord {
    return { parts, place: this.#place(span) };
  }

  #glued(start: number): boolean {
    return this.#text[start - 1] === ';' && /\S/.test(this.#text[start - 2] ?? ' ');
  }

  #statement(statement: StatementNode): GrubStatement {
    const place = this.#place(statement.span);
    const { start, end } = place.span;
    // A template's statement inside makes parts of it uncertain; those say so themselves, but for words of one command.
    const around = statement.kind === 'command' && statement.body === undefined;
    const uncertain = this.#open.some((one) =>
      around ? one.start < end && start < one.end : one.start <= start && end <= one.end,
    );
    switch (statement.kind) {
      case 'command': {
        const { words, body } = statement;
        const block = body === undefined ? undefined : this.#block(body);
        return {
          kind: 'command',
          place,
          uncertain,
          words: words.map((one) => this.#word(one)),
          block,
          glued: this.#glued(start),
        };
      }
      case 'if': {
        const { branches, otherwise } = statement;
        return {
          kind: 'if',
          place,
          uncertain,
          branches: branches.map(({ condition, body }) => ({
            condition: this.#block(condition),
            block: this.#block(body),
          })),
          otherwise: otherwise === undefined ? undefined : this.#block(otherwise),
        };
      }
      case 'for': {
        const { variable, items, body } = statement;
        return {
          kind: 'for',
          place,
          uncertain,
          variable: shownText(variable),
          items: items.map((one) => this.#word(one)),
          block: this.#block(body),
        };
      }
      case 'while':
      case 'until':
        return {
          kind: 'loop',
          place,
          uncertain,
          until: statement.kind === 'until',
          condition: this.#block(statement.condition),
          block: this.#block(statement.body),
        };
      case 'function':
        return {
          kind: 'function',
          place,
          uncertain,
          name: shownText(statement.name),
          block: this.#block(statement.body),
        };
    }
  }
}
