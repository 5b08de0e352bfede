/** The tokens of one line go in, its node comes out. No line can be wrong: the loader skips what it does not know. */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { skipValidations, spanOf } from '../text/chevrotain.js';
import type { LineNode, Text } from './document.js';
import { Comment, lexPxelinux, Master, Menu, Rest, vocabulary, Word } from './tokens.js';
import { isDirective, isUboot } from './vocabulary.js';

class PxelinuxParser extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary, { recoveryEnabled: true, maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  readonly line = this.RULE('line', (): LineNode => {
    return this.OR<LineNode>([
      { ALT: () => this.SUBRULE(this.commentLine) },
      { ALT: () => this.SUBRULE(this.menuLine) },
      { ALT: () => this.SUBRULE(this.directiveLine) },
      { ALT: () => ({ kind: 'blank' }) },
    ]);
  });

  private readonly commentLine = this.RULE('commentLine', (): LineNode => {
    const token = this.CONSUME(Comment);
    return this.ACTION(() => ({ kind: 'comment', comment: trimmed(token) }));
  });

  private readonly menuLine = this.RULE('menuLine', (): LineNode => {
    const menu = this.CONSUME(Menu);
    const master = this.OPTION(() => this.CONSUME(Master));
    const word = this.OPTION2(() => this.CONSUME(Word));
    const rest = this.OPTION3(() => this.CONSUME(Rest));
    return this.ACTION(() => {
      const words = [menu, master, word].filter((token) => token !== undefined);
      return statement(words, rest, true);
    });
  });

  private readonly directiveLine = this.RULE('directiveLine', (): LineNode => {
    const word = this.CONSUME(Word);
    const rest = this.OPTION(() => this.CONSUME(Rest));
    return this.ACTION(() => statement([word], rest, false));
  });
}

function statement(words: readonly IToken[], rest: IToken | undefined, menu: boolean): LineNode {
  const first = words[0];
  const last = words[words.length - 1];
  if (first === undefined || last === undefined) return { kind: 'blank' };
  const keyword: Text = {
    text: words.map((word) => word.image).join(' '),
    span: { start: spanOf(first).start, end: spanOf(last).end },
  };
  const value = rest === undefined ? undefined : trimmed(rest);
  // Longer than any directive: not worth the upper-case copy.
  const name = keyword.text.length > 40 ? '' : keyword.text.toUpperCase();
  if (isDirective(name)) return { kind: 'directive', name, keyword, value };
  if (isUboot(name)) return { kind: 'uboot', name, keyword, value };
  return { kind: 'unknown', keyword, menu, value };
}

/** The text of a token without the blanks, in Syslinux's sense, at its end. */
function trimmed(token: IToken): Text {
  const { start } = spanOf(token);
  let length = token.image.length;
  while (length > 0 && token.image.charCodeAt(length - 1) <= 32) length--;
  return { text: token.image.slice(0, length), span: { start, end: start + length } };
}

let parser: PxelinuxParser | undefined;

/** Parses one line, given without its line end. */
export function parseLine(text: string): LineNode {
  parser ??= new PxelinuxParser();
  parser.input = lexPxelinux(text).tokens;
  return parser.line() ?? { kind: 'blank' };
}
