/** The tokens of one line go in, its option and its comment come out. */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { lastOf, skipValidations, spanOf, tokenAt } from '../text/chevrotain.js';
import type { Span } from '../text/index.js';
import type { FieldNode, OptionNode, ValueNode } from './document.js';
import { hide, resolveEscapes, unhide } from './hidden.js';
import { Blank, Comma, Comment, Equals, LineEnd, OpenQuote, Part, Quoted, vocabulary } from './tokens.js';

export interface LineNode {
  readonly option: OptionNode | undefined;
  readonly comment: Span | undefined;
  /** The quote that nothing closes. */
  readonly open: Span | undefined;
}

class DnsmasqParser extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary, { recoveryEnabled: true, maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  readonly line = this.RULE('line', (): LineNode => {
    const name: IToken[] = [];
    this.MANY(() => {
      const token = this.OR([
        { ALT: () => this.CONSUME(Part) },
        { ALT: () => this.CONSUME(Blank) },
        { ALT: () => this.CONSUME(Comma) },
      ]);
      this.ACTION(() => name.push(token));
    });
    const equals = this.OPTION(() => this.CONSUME(Equals));
    const value: IToken[] = [];
    this.MANY2(() => {
      const token = this.SUBRULE(this.valuePart);
      this.ACTION(() => value.push(token));
    });
    const comment = this.OPTION2(() => this.CONSUME(Comment));
    this.OPTION3(() => this.CONSUME(LineEnd));
    return this.ACTION(() => lineOf(name, equals, value, comment));
  });

  private readonly valuePart = this.RULE('valuePart', (): IToken => {
    return this.OR([
      { ALT: () => this.CONSUME(Part) },
      { ALT: () => this.CONSUME(Blank) },
      { ALT: () => this.CONSUME(Comma) },
      { ALT: () => this.CONSUME(Equals) },
    ]);
  });
}

function lineOf(
  name: readonly IToken[],
  equals: IToken | undefined,
  value: readonly IToken[],
  comment: IToken | undefined,
): LineNode {
  const open = [...name, ...value].find(({ tokenType }) => tokenType === OpenQuote);
  return {
    option: optionOf(trimmed(name), equals, value),
    comment: comment === undefined ? undefined : withoutReturn(comment),
    open: open === undefined ? undefined : spanOf(open),
  };
}

/** A comment of a file with CR LF ends before the CR. */
function withoutReturn(comment: IToken): Span {
  const { start, end } = spanOf(comment);
  return comment.image.endsWith('\r') ? { start, end: end - 1 } : { start, end };
}

function optionOf(
  name: readonly IToken[],
  equals: IToken | undefined,
  written: readonly IToken[],
): OptionNode | undefined {
  if (name.length === 0 && equals === undefined) return undefined;
  const nameSpan =
    name.length > 0
      ? { start: tokenAt(name, 0).startOffset, end: spanOf(lastOf(name)).end }
      : { start: equals?.startOffset ?? 0, end: equals?.startOffset ?? 0 };
  const text = unhide(hiddenText(name));
  if (equals === undefined) return { name: text, nameSpan, span: nameSpan, value: undefined };
  const value = valueNode(trimmed(written), spanOf(equals).end);
  return { name: text, nameSpan, span: { start: nameSpan.start, end: value.span.end }, value };
}

/** `from`: where a value without any character would stand. */
function valueNode(tokens: readonly IToken[], from: number): ValueNode {
  const span =
    tokens.length === 0
      ? { start: from, end: from }
      : { start: tokenAt(tokens, 0).startOffset, end: spanOf(lastOf(tokens)).end };
  const hidden = hiddenText(tokens);
  return { text: unhide(hidden), hidden, span, fields: fieldsOf(tokens, span) };
}

function fieldsOf(tokens: readonly IToken[], whole: Span): FieldNode[] {
  const fields: FieldNode[] = [];
  let field: IToken[] = [];
  let start = whole.start;
  const end = (at: number): void => {
    const inside = trimmed(field);
    const span =
      inside.length === 0
        ? { start: at, end: at }
        : { start: tokenAt(inside, 0).startOffset, end: spanOf(lastOf(inside)).end };
    const hidden = hiddenText(inside);
    fields.push({ text: unhide(hidden), hidden, span: inside.length === 0 ? { start, end: start } : span });
    field = [];
  };
  for (const token of tokens) {
    if (token.tokenType !== Comma) {
      field.push(token);
      continue;
    }
    end(token.startOffset);
    start = spanOf(token).end;
  }
  end(whole.end);
  return fields;
}

function trimmed(tokens: readonly IToken[]): readonly IToken[] {
  let from = 0;
  let to = tokens.length;
  while (from < to && tokens[from]?.tokenType === Blank) from++;
  while (to > from && tokens[to - 1]?.tokenType === Blank) to--;
  return tokens.slice(from, to);
}

function hiddenText(tokens: readonly IToken[]): string {
  return tokens
    .map(({ tokenType, image }) => {
      if (tokenType === Quoted) return hide(resolveEscapes(image.slice(1, -1)));
      if (tokenType === Blank) return ' '.repeat(image.length);
      return tokenType === OpenQuote ? image.slice(1) : image;
    })
    .join('');
}

let parser: DnsmasqParser | undefined;

export function parseLine(tokens: readonly IToken[]): LineNode {
  parser ??= new DnsmasqParser();
  parser.input = [...tokens];
  return parser.line() ?? { option: undefined, comment: undefined, open: undefined };
}
