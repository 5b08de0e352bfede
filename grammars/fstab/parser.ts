/** The grammar of one fstab line: its tokens go in, a mount comes out. Every sequence of tokens is a line, so nothing is ever recovered or guessed. */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { skipValidations, spanOf } from '../text/chevrotain.js';
import { cover, type Span, shift } from '../text/index.js';
import type { FieldNode, MountNode, MountOptionNode, MountOptionsNode } from './document.js';
import { Comma, Equals, FieldPart, Gap, LineEnd, OptionPart, vocabulary } from './tokens.js';
import { resolveField } from './words.js';

interface Fields {
  target: FieldNode | undefined;
  type: FieldNode | undefined;
  options: MountOptionsNode | undefined;
  readonly behind: FieldNode[];
}

export class FstabParser extends EmbeddedActionsParser {
  /** Offset of the line's first character in the text that was lexed: spans are made relative to it. */
  lineStart = 0;

  constructor() {
    super(vocabulary, { maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  readonly fstabLine = this.RULE('fstabLine', (): MountNode | undefined => {
    let mount: MountNode | undefined;
    this.OPTION(() => this.CONSUME(Gap));
    this.OPTION1(() => {
      mount = this.SUBRULE(this.mountEntry);
    });
    this.OPTION2(() => this.CONSUME(LineEnd));
    return mount;
  });

  private readonly mountEntry = this.RULE('mountEntry', (): MountNode => {
    const fields: Fields = { target: undefined, type: undefined, options: undefined, behind: [] };
    const source = this.SUBRULE(this.fieldValue);
    this.OPTION(() => this.SUBRULE(this.targetEntry, { ARGS: [fields] }));
    return this.ACTION(() => {
      const { target, type, options, behind } = fields;
      const [freq, pass, ...rest] = behind;
      const last = behind[behind.length - 1] ?? options ?? type ?? target ?? source;
      return { span: cover(source.span, last.span), source, target, type, options, freq, pass, rest };
    });
  });

  private readonly targetEntry = this.RULE('targetEntry', (fields: Fields): void => {
    this.CONSUME(Gap);
    this.OPTION(() => {
      const target = this.SUBRULE(this.fieldValue);
      this.ACTION(() => {
        fields.target = target;
      });
      this.OPTION1(() => this.SUBRULE(this.typeEntry, { ARGS: [fields] }));
    });
  });

  private readonly typeEntry = this.RULE('typeEntry', (fields: Fields): void => {
    this.CONSUME(Gap);
    this.OPTION(() => {
      const type = this.SUBRULE(this.fieldValue);
      this.ACTION(() => {
        fields.type = type;
      });
      this.OPTION1(() => this.SUBRULE(this.optionsEntry, { ARGS: [fields] }));
    });
  });

  private readonly optionsEntry = this.RULE('optionsEntry', (fields: Fields): void => {
    this.CONSUME(Gap);
    this.OPTION(() => {
      const options = this.SUBRULE(this.optionsValue);
      this.ACTION(() => {
        fields.options = options;
      });
      this.MANY(() => {
        this.CONSUME1(Gap);
        this.OPTION1(() => {
          const word = this.SUBRULE(this.wordValue);
          this.ACTION(() => addWord(fields.behind, word));
        });
      });
    });
  });

  private readonly fieldValue = this.RULE('fieldValue', (): FieldNode => {
    const parts: IToken[] = [];
    this.AT_LEAST_ONE(() => {
      const part = this.CONSUME(FieldPart);
      this.ACTION(() => parts.push(part));
    });
    return this.ACTION(() => ({ text: textOf(parts), span: this.spanOfParts(parts) }));
  });

  /** Numbers, and what is behind them: read as written, without escapes. */
  private readonly wordValue = this.RULE('wordValue', (): FieldNode => {
    const parts: IToken[] = [];
    this.AT_LEAST_ONE(() => {
      const part = this.CONSUME(FieldPart);
      this.ACTION(() => parts.push(part));
    });
    return this.ACTION(() => ({
      text: parts.map(({ image }) => image).join(''),
      span: this.spanOfParts(parts),
    }));
  });

  private readonly optionsValue = this.RULE('optionsValue', (): MountOptionsNode => {
    const options: MountOptionNode[] = [];
    const all: IToken[] = [];
    this.AT_LEAST_ONE(() =>
      this.OR([
        {
          ALT: () => {
            const comma = this.CONSUME(Comma);
            this.ACTION(() => all.push(comma));
          },
        },
        {
          ALT: () => {
            const option = this.SUBRULE(this.optionValue);
            this.ACTION(() => {
              options.push(option.node);
              all.push(option.first, option.last);
            });
          },
        },
      ]),
    );
    return this.ACTION(() => ({ span: this.spanOfParts(all), options }));
  });

  private readonly optionValue = this.RULE(
    'optionValue',
    (): { readonly node: MountOptionNode; readonly first: IToken; readonly last: IToken } => {
      const parts: IToken[] = [];
      let equals = -1;
      this.AT_LEAST_ONE(() =>
        this.OR([
          {
            ALT: () => {
              const part = this.CONSUME(OptionPart);
              this.ACTION(() => parts.push(part));
            },
          },
          {
            ALT: () => {
              const part = this.CONSUME(Equals);
              this.ACTION(() => {
                // An option cannot start with its value.
                if (equals < 0 && parts.length > 0) equals = parts.length;
                parts.push(part);
              });
            },
          },
        ]),
      );
      return this.ACTION(() => {
        const span = this.spanOfParts(parts);
        const names = equals < 0 ? parts : parts.slice(0, equals);
        const values = equals < 0 ? [] : parts.slice(equals + 1);
        const nameSpan = this.spanOfParts(names);
        const sign = parts[equals];
        return {
          node: {
            name: textOf(names),
            value: equals < 0 ? undefined : textOf(values),
            span,
            nameSpan,
            valueSpan: sign === undefined ? undefined : { start: this.place(sign).end, end: span.end },
          },
          first: parts[0] ?? this.LA(1),
          last: parts[parts.length - 1] ?? this.LA(1),
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

/** strtol(3) skips form feeds and the like before a number, blanks included: alone they are no field. */
function addWord(behind: FieldNode[], word: FieldNode): void {
  const last = behind[behind.length - 1];
  if (last === undefined || behind.length > 2 || !/^[\f\v\r]+$/.test(last.text)) {
    behind.push(word);
    return;
  }
  behind[behind.length - 1] = { text: last.text + word.text, span: cover(last.span, word.span) };
}

function textOf(parts: readonly IToken[]): string {
  const only = parts[0];
  if (only !== undefined && parts.length === 1) return resolveField(only.image);
  return resolveField(parts.map(({ image }) => image).join(''));
}
