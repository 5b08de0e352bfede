/** Tokens go in, expressions of dhcp-eval(5) come out, bound as common/parse.c binds them. */
import type { IToken } from 'chevrotain';
import type { BinaryOperator, Expression } from './expression.js';
import {
  Ampersand,
  And,
  Bang,
  Bar,
  Caret,
  Check,
  Colon,
  Comma,
  ConfigOption,
  Count,
  Dot,
  Equals,
  Exists,
  LeftParen,
  lowerCase,
  Not,
  Octets,
  Option,
  Or,
  Percent,
  Piece,
  Plus,
  RightParen,
  Slash,
  Star,
  Text,
  Tilde,
  unquote,
  Word,
} from './tokens.js';
import { ValueParser } from './value-parser.js';
import { isReserved } from './vocabulary.js';

interface OptionName {
  readonly space: string;
  readonly name: string;
  readonly end: number;
}

/** What a function or word yields; words not listed are variables, which may hold anything. */
const dataWords = new Set(
  'hardware leased-address filename server-name host-decl-name null gethostname'.split(' '),
);
const numericWords = new Set(
  (
    'lease-time client-state formerr noerror notauth notimp notzone nxdomain nxrrset refused servfail ' +
    'yxdomain yxrrset booting reboot select request bound renew rebind'
  ).split(' '),
);
const booleanWords = new Set(['known', 'static']);
const dataCalls = new Set(
  (
    'packet substring suffix lcase ucase concat reverse binary-to-ascii encode-int pick-first-value pick ' +
    'gethostname gethostbyname v6relay'
  ).split(' '),
);

export type ExpressionType = 'boolean' | 'data' | 'numeric' | 'any';

/** What kind of value an expression yields, as the real parser tells it. */
export function typeOf(expression: Expression): ExpressionType {
  switch (expression.kind) {
    case 'string':
    case 'hex':
    case 'option':
      return 'data';
    case 'number':
      return 'numeric';
    case 'exists':
    case 'not':
    case 'check':
      return 'boolean';
    case 'binary':
      if (/^(?:=|!=|~=|~~|and|or)$/.test(expression.operator)) return 'boolean';
      return 'numeric';
    case 'call':
      if (dataCalls.has(expression.name)) return 'data';
      return expression.name === 'extract-int'
        ? 'numeric'
        : expression.name === 'defined'
          ? 'boolean'
          : 'any';
    case 'word':
      if (dataWords.has(expression.name)) return 'data';
      return booleanWords.has(expression.name) ? 'boolean' : 'numeric';
    default:
      return 'any';
  }
}

/** A plain number beside data is one octet, written in hex. */
function asData(expression: Expression, written: string): Expression {
  if (expression.kind !== 'number' || !/^[0-9A-Fa-f]{1,2}$/.test(written)) return expression;
  return { kind: 'hex', octets: [Number.parseInt(written, 16)], span: expression.span };
}

export class ExpressionParser extends ValueParser {
  private binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
    const span = { start: left.span.start, end: right.span.end };
    return { kind: 'binary', operator, left, right, span };
  }

  /** `[space.]name` */
  readonly optionNameValue = this.RULE('optionNameValue', (): OptionName => {
    const first = this.CONSUME(Piece);
    let second: IToken | undefined;
    this.OPTION(() => {
      this.CONSUME(Dot);
      second = this.CONSUME1(Piece);
    });
    return this.ACTION(() => {
      const last = second ?? first;
      return {
        space: second === undefined ? 'dhcp' : lowerCase(first.image),
        name: lowerCase(last.image),
        end: this.span(last).end,
      };
    });
  });

  readonly argumentsValue = this.RULE('argumentsValue', (): { args: Expression[]; end: number } => {
    const args: Expression[] = [];
    this.CONSUME(LeftParen);
    this.MANY_SEP({ SEP: Comma, DEF: () => args.push(this.SUBRULE(this.expressionValue)) });
    const close = this.CONSUME(RightParen);
    return this.ACTION(() => ({ args, end: this.span(close).end }));
  });

  /** Octets with colons, where the lexer did not see them as one: `1:7`, `0 : 1`, `fe:0`. */
  readonly hexValue = this.RULE('hexValue', (): Expression => {
    let text = '';
    const first = this.CONSUME(Piece);
    text += first.image;
    let last = first;
    this.MANY(() => {
      this.CONSUME(Colon);
      last = this.CONSUME1(Piece);
      text += `:${last.image}`;
    });
    return this.ACTION((): Expression => {
      const span = { start: this.span(first).start, end: this.span(last).end };
      const octets: number[] = [];
      for (const part of text.split(':')) {
        if (!/^[0-9A-Fa-f]{1,2}$/.test(part)) return { kind: 'unknown', span };
        octets.push(Number.parseInt(part, 16));
      }
      return { kind: 'hex', octets, span };
    });
  });

  readonly wordValueOrCall = this.RULE('wordValueOrCall', (): Expression => {
    const word = this.CONSUME(Word);
    let call: { args: Expression[]; end: number } | undefined;
    this.OPTION(() => {
      call = this.SUBRULE(this.argumentsValue);
    });
    return this.ACTION((): Expression => {
      const span = this.span(word);
      const name = lowerCase(word.image);
      if (call !== undefined)
        return { kind: 'call', name, args: call.args, span: { start: span.start, end: call.end } };
      if (dataWords.has(name) || numericWords.has(name) || booleanWords.has(name)) {
        return { kind: 'word', name, span };
      }
      // A word of hex digits is octets, unless the language has a word of that spelling.
      if (/^(?:0x)?[0-9a-f]+$/.test(name) && !isReserved(name)) {
        return name.length <= 2
          ? { kind: 'hex', octets: [Number.parseInt(name, 16)], span }
          : { kind: 'unknown', span };
      }
      return { kind: 'variable', name: word.image, span };
    });
  });

  private beforeColon = (): boolean => this.LA(2).tokenType === Colon;

  readonly primaryValue = this.RULE('primaryValue', (): Expression => {
    let result: Expression | undefined;
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          ALT: () => {
            const token = this.CONSUME(Text);
            result = this.ACTION(() => this.textItem(token));
          },
        },
        {
          ALT: () => {
            this.CONSUME(LeftParen);
            result = this.SUBRULE(this.expressionValue);
            this.CONSUME(RightParen);
          },
        },
        {
          GATE: this.beforeColon,
          ALT: () => {
            result = this.SUBRULE(this.hexValue);
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(Octets);
            result = this.ACTION((): Expression => {
              const octets = token.image.split(':').map((part) => Number.parseInt(part, 16));
              return { kind: 'hex', octets, span: this.span(token) };
            });
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(Count);
            result = this.ACTION((): Expression => {
              const value = Number.parseInt(token.image, 10);
              const span = this.span(token);
              return Number.isFinite(value) ? { kind: 'number', value, span } : { kind: 'unknown', span };
            });
          },
        },
        {
          ALT: () => {
            const word = this.CONSUME(Option);
            const { space, name, end } = this.SUBRULE(this.optionNameValue) ?? noName;
            const span = { start: this.span(word).start, end };
            result = { kind: 'option', from: 'packet', space, name, span };
          },
        },
        {
          ALT: () => {
            const word = this.CONSUME(ConfigOption);
            const { space, name, end } = this.SUBRULE1(this.optionNameValue) ?? noName;
            const span = { start: this.span(word).start, end };
            result = { kind: 'option', from: 'configuration', space, name, span };
          },
        },
        {
          ALT: () => {
            const word = this.CONSUME(Exists);
            const { space, name, end } = this.SUBRULE2(this.optionNameValue) ?? noName;
            result = { kind: 'exists', space, name, span: { start: this.span(word).start, end } };
          },
        },
        {
          ALT: () => {
            const word = this.CONSUME(Check);
            const token = this.CONSUME1(Text);
            result = this.ACTION((): Expression => {
              const span = { start: this.span(word).start, end: this.span(token).end };
              return { kind: 'check', className: unquote(token.image), span };
            });
          },
        },
        {
          ALT: () => {
            result = this.SUBRULE(this.wordValueOrCall);
          },
        },
      ],
    });
    return result as Expression;
  });

  /** `not` takes one primary, not a comparison. */
  readonly unaryValue = this.RULE('unaryValue', (): Expression => {
    const nots: IToken[] = [];
    this.MANY(() => nots.push(this.CONSUME(Not)));
    const operand = this.SUBRULE(this.primaryValue);
    return this.ACTION(() => {
      let result = operand;
      for (let i = nots.length - 1; i >= 0; i--) {
        const start = this.span(nots[i] as IToken).start;
        result = { kind: 'not', operand: result, span: { start, end: result.span.end } };
      }
      return result;
    });
  });

  /** Tightest: `& | ^`. */
  readonly bitsValue = this.RULE('bitsValue', (): Expression => {
    let left = this.SUBRULE(this.unaryValue);
    this.MANY(() => {
      const sign = this.OR([
        { ALT: () => this.CONSUME(Ampersand) },
        { ALT: () => this.CONSUME(Bar) },
        { ALT: () => this.CONSUME(Caret) },
      ]);
      const right = this.SUBRULE1(this.unaryValue);
      left = this.ACTION(() => this.binary(sign.image as BinaryOperator, left, right));
    });
    return left;
  });

  readonly comparisonSignValue = this.RULE('comparisonSignValue', (): BinaryOperator => {
    let operator: BinaryOperator = '=';
    this.OR([
      { ALT: () => this.CONSUME(Equals) },
      {
        ALT: () => {
          this.CONSUME(Bang);
          this.CONSUME1(Equals);
          operator = '!=';
        },
      },
      {
        ALT: () => {
          this.CONSUME(Tilde);
          this.OR1([
            {
              ALT: () => {
                this.CONSUME2(Equals);
                operator = '~=';
              },
            },
            {
              ALT: () => {
                this.CONSUME1(Tilde);
                operator = '~~';
              },
            },
          ]);
        },
      },
    ]);
    return operator;
  });

  readonly comparisonValue = this.RULE('comparisonValue', (): Expression => {
    let left = this.SUBRULE(this.bitsValue);
    this.MANY(() => {
      const leftWritten = this.LA(0).image;
      const operator = this.SUBRULE(this.comparisonSignValue);
      const first = this.LA(1);
      const right = this.SUBRULE1(this.bitsValue);
      left = this.ACTION(() => {
        const data = typeOf(left) === 'data' || typeOf(right) === 'data';
        const a = data ? asData(left, leftWritten) : left;
        return this.binary(operator, a, data ? asData(right, first.image) : right);
      });
    });
    return left;
  });

  /** `and` and `or` are one level, left to right. */
  readonly logicValue = this.RULE('logicValue', (): Expression => {
    let left = this.SUBRULE(this.comparisonValue);
    this.MANY(() => {
      const operator = this.OR([{ ALT: () => this.CONSUME(And) }, { ALT: () => this.CONSUME(Or) }]);
      const right = this.SUBRULE1(this.comparisonValue);
      left = this.ACTION(() => this.binary(operator.tokenType === And ? 'and' : 'or', left, right));
    });
    return left;
  });

  readonly sumValue = this.RULE('sumValue', (): Expression => {
    let left = this.SUBRULE(this.logicValue);
    this.MANY(() => {
      this.CONSUME(Plus);
      const right = this.SUBRULE1(this.logicValue);
      left = this.ACTION(() => this.binary('+', left, right));
    });
    return left;
  });

  /** Loosest: `* / %`. */
  readonly expressionValue = this.RULE('expressionValue', (): Expression => {
    let left = this.SUBRULE(this.sumValue);
    this.MANY(() => {
      const sign = this.OR([
        { ALT: () => this.CONSUME(Star) },
        { ALT: () => this.CONSUME(Slash) },
        { ALT: () => this.CONSUME(Percent) },
      ]);
      const right = this.SUBRULE1(this.sumValue);
      left = this.ACTION(() => this.binary(sign.image as BinaryOperator, left, right));
    });
    return left;
  });
}

/** What the recording phase sees instead of the result of a rule. */
const noName: OptionName = { space: '', name: '', end: 0 };
