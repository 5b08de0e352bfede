/** The grammar of one exports line: its tokens go in, an entry comes out. Every sequence of tokens is a line, so nothing is ever recovered or guessed. */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { skipValidations, spanOf } from '../text/chevrotain.js';
import { cover, type Span, shift } from '../text/index.js';
import type {
  ExportClientNode,
  ExportDefaultsNode,
  ExportEntryNode,
  ExportItem,
  ExportOptionNode,
  OptionListNode,
} from './document.js';
import {
  Comma,
  Dash,
  Equals,
  Gap,
  LineEnd,
  LParen,
  NamePart,
  OptionPart,
  RParen,
  vocabulary,
  WordPart,
} from './tokens.js';
import { resolveWord } from './words.js';

/** What stands between parentheses or behind a dash, in order. */
interface ListParts {
  readonly options: ExportOptionNode[];
  readonly empty: Span[];
  readonly gaps: Span[];
  /** True right behind a comma or at the start, where an option has to follow. */
  expecting: boolean;
}

export class ExportsParser extends EmbeddedActionsParser {
  /** Offset of the line's first character in the text that was lexed: spans are made relative to it. */
  lineStart = 0;

  constructor() {
    super(vocabulary, { maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  readonly exportLine = this.RULE('exportLine', (): ExportEntryNode | undefined => {
    let entry: ExportEntryNode | undefined;
    this.MANY(() => this.CONSUME(Gap));
    this.OPTION(() => {
      entry = this.SUBRULE(this.exportEntry);
    });
    this.OPTION1(() => this.CONSUME(LineEnd));
    return entry;
  });

  private readonly exportEntry = this.RULE('exportEntry', (): ExportEntryNode => {
    const parts: IToken[] = [];
    const items: ExportItem[] = [];
    this.AT_LEAST_ONE(() => {
      const part = this.CONSUME(WordPart);
      this.ACTION(() => parts.push(part));
    });
    this.MANY(() => {
      this.CONSUME(Gap);
      this.OPTION(() => {
        const item = this.OR([
          { ALT: () => this.SUBRULE(this.defaultsEntry) },
          { ALT: () => this.SUBRULE(this.clientEntry) },
        ]);
        this.ACTION(() => items.push(item));
      });
    });
    return this.ACTION(() => {
      const pathSpan = this.spanOfParts(parts);
      const last = items[items.length - 1];
      return {
        span: last === undefined ? pathSpan : cover(pathSpan, last.span),
        path: textOf(parts),
        pathSpan,
        items,
      };
    });
  });

  private readonly defaultsEntry = this.RULE('defaultsEntry', (): ExportDefaultsNode => {
    const dash = this.CONSUME(Dash);
    const parts = newParts();
    let last = dash;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            const option = this.SUBRULE(this.optionValue);
            this.ACTION(() => {
              parts.options.push(option.node);
              parts.expecting = false;
              last = option.last;
            });
          },
        },
        {
          ALT: () => {
            last = this.SUBRULE(this.separatorEntry, { ARGS: [parts] });
          },
        },
        {
          // A parenthesis is no more than a character here, and part of a name no option has.
          ALT: () => {
            const stray = this.CONSUME(RParen);
            this.ACTION(() => {
              const span = this.place(stray);
              parts.options.push({ name: ')', value: undefined, span, nameSpan: span, valueSpan: undefined });
              last = stray;
            });
          },
        },
      ]),
    );
    return this.ACTION(() => {
      const span = cover(this.place(dash), this.place(last));
      return { kind: 'defaults', span, list: listOf(parts, span, true) };
    });
  });

  private readonly clientEntry = this.RULE('clientEntry', (): ExportClientNode => {
    const names: IToken[] = [];
    let list: OptionListNode | undefined;
    const tail: IToken[] = [];
    this.OR([
      {
        ALT: () => {
          this.AT_LEAST_ONE(() => {
            const part = this.CONSUME(NamePart);
            this.ACTION(() => names.push(part));
          });
          this.OPTION(() => {
            list = this.SUBRULE(this.optionListValue);
          });
        },
      },
      {
        ALT: () => {
          list = this.SUBRULE1(this.optionListValue);
        },
      },
    ]);
    this.MANY(() => {
      const part = this.CONSUME(WordPart);
      this.ACTION(() => tail.push(part));
    });
    return this.ACTION(() => {
      const start = list?.span.start ?? 0;
      const nameSpan = names.length > 0 ? this.spanOfParts(names) : { start, end: start };
      const behind = tail.length > 0 ? this.spanOfParts(tail) : undefined;
      const headed = list === undefined ? nameSpan : cover(nameSpan, list.span);
      return {
        kind: 'client',
        span: behind === undefined ? headed : cover(headed, behind),
        name: textOf(names),
        nameSpan,
        list,
        tail: behind,
      };
    });
  });

  private readonly optionListValue = this.RULE('optionListValue', (): OptionListNode => {
    const open = this.CONSUME(LParen);
    const parts = newParts();
    let last = open;
    let closed = false;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            const option = this.SUBRULE(this.optionValue);
            this.ACTION(() => {
              parts.options.push(option.node);
              parts.expecting = false;
              last = option.last;
            });
          },
        },
        {
          ALT: () => {
            last = this.SUBRULE(this.separatorEntry, { ARGS: [parts] });
          },
        },
        {
          ALT: () => {
            const gap = this.CONSUME(Gap);
            this.ACTION(() => parts.gaps.push(this.place(gap)));
          },
        },
      ]),
    );
    this.OPTION(() => {
      const close = this.CONSUME(RParen);
      this.ACTION(() => {
        last = close;
        closed = true;
      });
    });
    return this.ACTION(() => listOf(parts, cover(this.place(open), this.place(last)), closed));
  });

  private readonly separatorEntry = this.RULE('separatorEntry', (parts: ListParts): IToken => {
    const comma = this.CONSUME(Comma);
    this.ACTION(() => {
      if (parts.expecting) parts.empty.push(this.place(comma));
      parts.expecting = true;
    });
    return comma;
  });

  private readonly optionValue = this.RULE(
    'optionValue',
    (): { readonly node: ExportOptionNode; readonly last: IToken } => {
      const names: IToken[] = [];
      const values: IToken[] = [];
      let equals: IToken | undefined;
      this.OR([
        {
          ALT: () => {
            this.AT_LEAST_ONE(() => {
              const part = this.CONSUME(OptionPart);
              this.ACTION(() => names.push(part));
            });
            this.OPTION(() => {
              equals = this.CONSUME(Equals);
            });
          },
        },
        {
          ALT: () => {
            equals = this.CONSUME1(Equals);
          },
        },
      ]);
      this.MANY(() => {
        const part = this.OR1([
          { ALT: () => this.CONSUME1(OptionPart) },
          { ALT: () => this.CONSUME2(Equals) },
        ]);
        this.ACTION(() => values.push(part));
      });
      return this.ACTION(() => {
        const first = names[0] ?? equals ?? this.LA(1);
        const last = values[values.length - 1] ?? equals ?? names[names.length - 1] ?? first;
        const start = this.place(first).start;
        const nameEnd = names.length > 0 ? this.spanOfParts(names).end : start;
        const end = this.place(last).end;
        const valueStart = equals === undefined ? undefined : this.place(equals).end;
        return {
          node: {
            name: textOf(names),
            value: equals === undefined ? undefined : textOf(values),
            span: { start, end },
            nameSpan: { start, end: nameEnd },
            valueSpan: valueStart === undefined ? undefined : { start: valueStart, end },
          },
          last,
        };
      });
    },
  );

  /** No token may be invented: every sequence is a line already. */
  protected override canTokenTypeBeInsertedInRecovery(): boolean {
    return false;
  }

  private place(token: IToken): Span {
    return shift(spanOf(token), -this.lineStart);
  }

  private spanOfParts(parts: readonly IToken[]): Span {
    const first = parts[0];
    const last = parts[parts.length - 1];
    if (first === undefined || last === undefined) return { start: 0, end: 0 };
    return cover(this.place(first), this.place(last));
  }
}

function newParts(): ListParts {
  return { options: [], empty: [], gaps: [], expecting: true };
}

function listOf(parts: ListParts, span: Span, closed: boolean): OptionListNode {
  return { span, options: parts.options, emptyOptions: parts.empty, gaps: parts.gaps, closed };
}

function textOf(parts: readonly IToken[]): string {
  const only = parts[0];
  if (only !== undefined && parts.length === 1) return resolveWord(only.image);
  return resolveWord(parts.map(({ image }) => image).join(''));
}
