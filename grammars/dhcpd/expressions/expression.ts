/** Expressions of dhcp-eval(5) as data. Spans are relative to the statement that holds the expression. */
import type { Span } from '../../text/index.js';

/** There is no minus: the real lexer takes a lone `-` for a number. */
export type BinaryOperator =
  | '='
  | '!='
  | '~='
  | '~~'
  | 'and'
  | 'or'
  | '+'
  | '*'
  | '/'
  | '%'
  | '&'
  | '|'
  | '^';

export type Expression =
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  /** Colon-separated octets, `00:07`. */
  | { readonly kind: 'hex'; readonly octets: readonly number[]; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  /** `option host-name`, `config-option x.y`; an option of no named space is of space `dhcp`. */
  | {
      readonly kind: 'option';
      readonly from: 'packet' | 'configuration';
      readonly space: string;
      readonly name: string;
      readonly span: Span;
    }
  | { readonly kind: 'exists'; readonly space: string; readonly name: string; readonly span: Span }
  | { readonly kind: 'not'; readonly operand: Expression; readonly span: Span }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  /** `substring (…)`, `concat (…)`, `binary-to-ascii (…)`, `packet (…)`, a function of the user's … */
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly span: Span;
    }
  /** `hardware`, `leased-address`, `host-decl-name`, `known`, `static`, `filename`, `lease-time` … */
  | { readonly kind: 'word'; readonly name: string; readonly span: Span }
  | { readonly kind: 'check'; readonly className: string; readonly span: Span }
  | { readonly kind: 'variable'; readonly name: string; readonly span: Span }
  /** Nothing dhcpd can read; `number` where digits are no octet in hex. */
  | { readonly kind: 'unknown'; readonly number?: string; readonly span: Span };
