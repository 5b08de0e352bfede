/** The tokens of one line go in, its label, its commands and its comment come out. */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { lastOf, skipValidations, spanOf, tokenAt } from '../text/chevrotain.js';
import type { Span } from '../text/index.js';
import type { CommandNode, Joint, LabelNode, SettingNode, WordNode } from './document.js';
import { Blank, Close, Comment, Hole, Joined, LineEnd, Open, Part, vocabulary } from './tokens.js';

export interface LineNode {
  readonly label: LabelNode | undefined;
  readonly commands: readonly CommandNode[];
  readonly comment: Span | undefined;
  readonly template: boolean;
}

class IpxeParser extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary, { recoveryEnabled: true, maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  readonly line = this.RULE('line', (): LineNode => {
    const words: WordNode[] = [];
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(Blank) },
        {
          ALT: () => {
            const word = this.SUBRULE(this.wordValue);
            this.ACTION(() => {
              if (word !== undefined) words.push(word);
            });
          },
        },
      ]),
    );
    const comment = this.OPTION(() => this.CONSUME(Comment));
    this.OPTION2(() => this.CONSUME(LineEnd));
    return this.ACTION(() => lineOf(words, comment));
  });

  /** Nothing where it holds no more than lines that are joined. */
  private readonly wordValue = this.RULE('wordValue', (): WordNode | undefined => {
    const tokens: IToken[] = [];
    this.AT_LEAST_ONE(() => {
      const token = this.OR([{ ALT: () => this.CONSUME(Part) }, { ALT: () => this.CONSUME(Joined) }]);
      this.ACTION(() => tokens.push(token));
    });
    return this.ACTION(() => wordOf(tokens));
  });
}

function wordOf(all: readonly IToken[]): WordNode | undefined {
  const from = all.findIndex(({ tokenType }) => tokenType !== Joined);
  if (from < 0) return undefined;
  const to = all.findLastIndex(({ tokenType }) => tokenType !== Joined);
  const tokens = all.slice(from, to + 1);
  return {
    text: textOf(tokens),
    span: { start: tokenAt(tokens, 0).startOffset, end: spanOf(lastOf(tokens)).end },
    settings: settingsOf(tokens),
    hole: tokens.some(({ tokenType }) => tokenType === Hole),
  };
}

function textOf(tokens: readonly IToken[]): string {
  return tokens.map(({ tokenType, image }) => (tokenType === Joined ? '' : image)).join('');
}

/** Parts of one setting: more of them no person writes, and settings in settings without end would take work without end. */
const MOST_PARTS = 40;

/** Each pair of braces, the inner ones before those around them, as they are put in. */
function settingsOf(tokens: readonly IToken[]): SettingNode[] {
  const found: SettingNode[] = [];
  const open: number[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.tokenType === Open) open.push(i);
    if (token.tokenType !== Close) continue;
    const begin = open.pop();
    if (begin === undefined || i - begin > MOST_PARTS) continue;
    const text = textOf(tokens.slice(begin + 1, i));
    found.push({ text, span: { start: tokenAt(tokens, begin).startOffset, end: spanOf(token).end } });
  }
  return found;
}

/** Statements of Jinja and ERB, and those of Go that control what follows. */
const STATEMENT = /^(?:\{%|\{#|<%(?!=)|\{\{-?\s*(?:if|else|end|range|with|block|define|template)\b)/;

function lineOf(words: readonly WordNode[], comment: IToken | undefined): LineNode {
  const common = { comment: comment === undefined ? undefined : spanOf(comment) };
  if (words.some(({ hole, text }) => hole && STATEMENT.test(text)))
    return { ...common, label: undefined, commands: [], template: true };
  const [first, ...rest] = words;
  const label = first?.text.startsWith(':') === true ? first : undefined;
  return {
    ...common,
    label:
      label === undefined ? undefined : { name: label.text.slice(1), span: label.span, hole: label.hole },
    commands: commandsOf(label === undefined ? words : rest),
    template: false,
  };
}

function commandsOf(words: readonly WordNode[]): CommandNode[] {
  if (words.length === 0) return [];
  const commands: CommandNode[] = [];
  let joint: Joint = 'first';
  let own: WordNode[] = [];
  let from = words[0]?.span.start ?? 0;
  const end = (next: Joint, at: Span | undefined): void => {
    const last = own[own.length - 1];
    commands.push({
      joint,
      words: own,
      span: { start: own[0]?.span.start ?? from, end: last?.span.end ?? from },
    });
    own = [];
    joint = next;
    from = at?.end ?? from;
  };
  for (const word of words) {
    if (word.text === '||' || word.text === '&&' || word.text === ';') end(word.text, word.span);
    else own.push(word);
  }
  end('first', undefined);
  return commands;
}

let parser: IpxeParser | undefined;

export function parseLine(tokens: readonly IToken[]): LineNode {
  parser ??= new IpxeParser();
  parser.input = [...tokens];
  return parser.line() ?? { label: undefined, commands: [], comment: undefined, template: false };
}
