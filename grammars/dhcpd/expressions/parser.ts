/** Tokens go in, expressions of dhcp-eval(5) come out, bound as common/parse.c binds them. */
import { type IToken, tokenMatcher } from 'chevrotain';
import type { Span } from '../../text/index.js';
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
} from '../tokens.js';
import { ValueParser } from '../value-parser.js';
import { isReserved } from '../vocabulary.js';
import { argumentContext, Binding, booleanWords, type Context, dataWords, numericWords } from './binding.js';
import type { BinaryOperator, Expression } from './expression.js';

interface OptionName {
  readonly space: string;
  readonly name: string;
  readonly end: number;
}

export class ExpressionParser extends ValueParser {
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

  /** The values in the parentheses of the function of this name. */
  readonly argumentsValue = this.RULE(
    'argumentsValue',
    (name: string): { args: Expression[]; end: number } => {
      const args: Expression[] = [];
      this.CONSUME(LeftParen);
      this.MANY_SEP({
        SEP: Comma,
        DEF: () => {
          const context = this.ACTION(() => argumentContext(name, args.length));
          const first = this.LA(1);
          const value = this.SUBRULE(this.expressionValue, { ARGS: [context] });
          args.push(this.ACTION(() => (name === 'defined' ? this.nameOr(value, first) : value)));
        },
      });
      const close = this.CONSUME(RightParen);
      return this.ACTION(() => ({ args, end: this.span(close).end }));
    },
  );

  /** Where a name is read, and not a value, words such as `ab` and `x1` are no octets (DEFINED in common/parse.c). */
  private nameOr(value: Expression, token: IToken): Expression {
    if (value.kind !== 'hex' && value.kind !== 'unknown') return value;
    const span = this.span(token);
    const alone = value.span.start === span.start && value.span.end === span.end;
    return alone && tokenMatcher(token, Word) ? { kind: 'variable', name: token.image, span } : value;
  }

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
      const name = this.ACTION(() => lowerCase(word.image));
      call = this.SUBRULE(this.argumentsValue, { ARGS: [name] });
    });
    return this.ACTION((): Expression => {
      const span = this.span(word);
      const name = lowerCase(word.image);
      const octets = /^(?:0x|[a-z0-9])[0-9a-f]*$/.test(name) && !isReserved(name);
      if (call !== undefined) {
        const whole = { start: span.start, end: call.end };
        return octets
          ? { kind: 'unknown', span: whole }
          : { kind: 'call', name, args: call.args, span: whole };
      }
      if (dataWords.has(name) || numericWords.has(name) || booleanWords.has(name)) {
        return { kind: 'word', name, span };
      }
      // A word of hex digits is octets, unless the language has a word of that spelling. The real lexer does not
      // look at the first letter: to it `t` and `x1` are such words, too, and it refuses them.
      if (octets) {
        return /^[0-9a-f]{1,2}$/.test(name)
          ? { kind: 'hex', octets: [Number.parseInt(name, 16)], span }
          : { kind: 'unknown', span };
      }
      return { kind: 'variable', name: word.image, span };
    });
  });

  private beforeColon = (): boolean => this.LA(2).tokenType === Colon;

  readonly primaryValue = this.RULE('primaryValue', (context: Context): Expression => {
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
            result = this.SUBRULE(this.expressionValue, { ARGS: [context] });
            this.CONSUME(RightParen);
          },
        },
        {
          GATE: this.beforeColon,
          ALT: () => {
            const octets = this.SUBRULE(this.hexValue);
            result = this.ACTION(() => asOctets(octets, context));
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(Octets);
            result = this.ACTION((): Expression => {
              const octets = token.image.split(':').map((part) => Number.parseInt(part, 16));
              return asOctets({ kind: 'hex', octets, span: this.span(token) }, context);
            });
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(Count);
            result = this.ACTION(() => readNumber(token.image, context, this.span(token)));
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
  readonly unaryValue = this.RULE('unaryValue', (context: Context): Expression => {
    const nots: IToken[] = [];
    this.MANY(() => nots.push(this.CONSUME(Not)));
    const wanted = this.ACTION(() => (nots.length > 0 ? 'boolean' : context));
    const operand = this.SUBRULE(this.primaryValue, { ARGS: [wanted] });
    return this.ACTION(() => {
      let result = operand;
      // Parentheses around the operand are none of its own.
      const end = nots.length === 0 ? 0 : Math.max(operand.span.end, this.span(this.LA(0)).end);
      for (const not of nots.reverse()) {
        const { start } = this.span(not);
        result = { kind: 'not', operand: result, span: { start, end } };
      }
      return result;
    });
  });

  readonly operatorValue = this.RULE('operatorValue', (): BinaryOperator => {
    return this.OR([
      { ALT: () => this.SUBRULE(this.comparisonSignValue) },
      {
        ALT: () => {
          this.CONSUME(And);
          return 'and';
        },
      },
      {
        ALT: () => {
          this.CONSUME(Or);
          return 'or';
        },
      },
      {
        ALT: () => {
          const sign = this.OR1([
            { ALT: () => this.CONSUME(Plus) },
            { ALT: () => this.CONSUME(Star) },
            { ALT: () => this.CONSUME(Slash) },
            { ALT: () => this.CONSUME(Percent) },
            { ALT: () => this.CONSUME(Ampersand) },
            { ALT: () => this.CONSUME(Bar) },
            { ALT: () => this.CONSUME(Caret) },
          ]);
          return this.ACTION(() => sign.image as BinaryOperator);
        },
      },
    ]);
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

  /** Operands with operators between them. What is looked for at the first operand is handed in. */
  readonly expressionValue = this.RULE('expressionValue', (context: Context): Expression => {
    const binding = new Binding();
    const first = this.SUBRULE(this.unaryValue, { ARGS: [context] });
    this.ACTION(() => binding.operand(first));
    this.MANY(() => {
      const operator = this.SUBRULE(this.operatorValue);
      const next = this.ACTION(() => binding.operator(operator));
      const operand = this.SUBRULE1(this.unaryValue, { ARGS: [next] });
      this.ACTION(() => binding.operand(operand));
    });
    return this.ACTION(() => binding.result());
  });
}

/** Where a number may stand dhcpd takes the first octet for one, and is lost at the colon. */
function asOctets(expression: Expression, context: Context): Expression {
  const number = context === 'numeric' || context === 'data-or-numeric';
  const first = expression.kind === 'hex' ? expression.octets[0] : undefined;
  // An octet with a letter in it is no number.
  return number && first !== undefined && /^[0-9]+$/.test(first.toString(16))
    ? { kind: 'unknown', span: expression.span }
    : expression;
}

/** Where dhcpd looks for data, digits are one octet in hex: `10` is sixteen there, and `300` too large. */
function readNumber(written: string, context: Context, span: Span): Expression {
  if (context === 'numeric' || context === 'data-or-numeric') {
    const value = Number.parseInt(written, 10);
    return Number.isFinite(value) ? { kind: 'number', value, span } : { kind: 'unknown', span };
  }
  const value = /^-?[0-9]+$/.test(written) ? Number.parseInt(written, 16) : Number.NaN;
  const octet = value < 0 && value >= -128 ? value + 256 : value;
  return octet >= 0 && octet <= 255
    ? { kind: 'hex', octets: [octet], span }
    : { kind: 'unknown', number: written, span };
}

/** What the recording phase sees instead of the result of a rule. */
const noName: OptionName = { space: '', name: '', end: 0 };
