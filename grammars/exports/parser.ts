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
  EmptyWord,
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
      const gap = this.CONSUME(Gap);
      this.ACTION(() => {
        if (gap.tokenType === EmptyWord && awaitsClient(items)) items.push(everyone(this.place(gap)));
      });
      this.OPTION(() => {
        const item = this.OR([
          // A dash directly behind defaults starts a client's name.
          {
            GATE: () => items[items.length - 1]?.kind !== 'defaults',
            ALT: () => this.SUBRULE(this.defaultsEntry),
          },
          { ALT: () => this.SUBRULE(this.clientEntry) },
        ]);
        this.ACTION(() => items.push(item));
      });
    });
    return this.ACTION(() => {
      // At the end of the line an empty word says no more than the line end.
      if (isEveryone(items[items.length - 1])) items.pop();
      const pathSpan = this.spanOfParts(parts);
      const last = items[items.length - 1];
      return {
        span: last === undefined ? pathSpan : cover(pathSpan, last.span),
        path: textOf(parts),
        pathSpan,
        // An array that grew keeps room for more than a dozen items; its copy has just the one or two.
        items: items.slice(),
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
            const option = this.SUBRULE(this.optionValue, { ARGS: [true] });
            this.ACTION(() => {
              addOption(parts, option.node);
              last = option.last;
            });
          },
        },
        {
          ALT: () => {
            last = this.SUBRULE(this.separatorEntry, { ARGS: [parts] });
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
    this.MANY({
      GATE: () => this.LA(1).tokenType !== RParen,
      DEF: () =>
        this.OR([
          {
            ALT: () => {
              const option = this.SUBRULE(this.optionValue, { ARGS: [false] });
              this.ACTION(() => {
                addOption(parts, option.node);
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
    });
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

  /** A parenthesis ends a list in parentheses; behind a dash it is no more than a character. */
  private readonly optionValue = this.RULE(
    'optionValue',
    (bare: boolean): { readonly node: ExportOptionNode; readonly last: IToken } => {
      const names: IToken[] = [];
      const values: IToken[] = [];
      let equals: IToken | undefined;
      const GATE = (): boolean => bare || this.LA(1).tokenType !== RParen;
      this.OR([
        {
          ALT: () => {
            this.AT_LEAST_ONE({
              GATE,
              DEF: () => {
                const part = this.OR1([
                  { ALT: () => this.CONSUME(OptionPart) },
                  { GATE: () => bare, ALT: () => this.CONSUME(RParen) },
                ]);
                this.ACTION(() => names.push(part));
              },
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
      this.MANY({
        GATE,
        DEF: () => {
          const part = this.OR2([
            { ALT: () => this.CONSUME1(OptionPart) },
            { ALT: () => this.CONSUME2(Equals) },
            { GATE: () => bare, ALT: () => this.CONSUME1(RParen) },
          ]);
          this.ACTION(() => values.push(part));
        },
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
            // parseopts skips blanks before an option; only quotes and escapes bring them into a word.
            name: textOf(names).replace(/^[ \t]+/, ''),
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

/** Only blanks between commas are no option: an empty one where a comma follows, nothing at the end of the list. */
function addOption(parts: ListParts, option: ExportOptionNode): void {
  if (option.name === '' && option.value === undefined) return;
  parts.options.push(option);
  parts.expecting = false;
}

/** Where exportfs exports to everyone when it finds no word. */
function awaitsClient(items: readonly ExportItem[]): boolean {
  const last = items[items.length - 1];
  return last === undefined || last.kind === 'defaults';
}

function everyone(span: Span): ExportClientNode {
  const nameSpan = { start: span.start, end: span.start };
  return { kind: 'client', span, name: '', nameSpan, list: undefined, tail: undefined };
}

/** An empty word that stands for a client. */
export function isEveryone(item: ExportItem | undefined): boolean {
  return item?.kind === 'client' && item.name === '' && item.list === undefined;
}

function newParts(): ListParts {
  return { options: [], empty: [], gaps: [], expecting: true };
}

function listOf(parts: ListParts, span: Span, closed: boolean): OptionListNode {
  return { span, options: parts.options.slice(), emptyOptions: parts.empty, gaps: parts.gaps, closed };
}

function textOf(parts: readonly IToken[]): string {
  const only = parts[0];
  if (only !== undefined && parts.length === 1) return resolveWord(only.image);
  return resolveWord(parts.map(({ image }) => image).join(''));
}
