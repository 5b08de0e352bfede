/** Tokens without blanks and comments go in; the statements of the first unit come out, or the token at which GRUB refuses it. */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { isReal, lastOf, skipValidations, spanOf, tokenAt } from '../text/chevrotain.js';
import { cover, type Span } from '../text/index.js';
import type {
  BodyNode,
  CommandNode,
  ForNode,
  FunctionNode,
  IfNode,
  LoopNode,
  StatementNode,
  WordNode,
} from './document.js';
import {
  Argument,
  CommandWord,
  Do,
  Done,
  Elif,
  Else,
  Fi,
  For,
  FunctionWord,
  If,
  In,
  LeftBrace,
  LineEnd,
  Name,
  RightBrace,
  Semicolon,
  Then,
  Until,
  vocabulary,
  While,
} from './tokens.js';
import { readWord } from './word.js';

type Branch = IfNode['branches'][number];

interface Clauses {
  readonly branches: readonly Branch[];
  readonly otherwise: BodyNode | undefined;
}

/** Rules are named after those of grub-core/script/parser.y where they do the same. */
class GrubParser extends EmbeddedActionsParser {
  /** The last token of the unit, and the one behind it. */
  #last: IToken | undefined;
  #next: IToken | undefined;

  constructor() {
    super(vocabulary, { recoveryEnabled: false, maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  read(tokens: readonly IToken[]): ParsedUnit | Refusal {
    this.input = [...tokens];
    this.#last = undefined;
    const statements = this.unit();
    const last = this.#ended();
    if (statements !== undefined && last?.tokenType === LineEnd) return { statements, last };
    const at = last === undefined ? this.errors[0]?.token : this.#next;
    return { refused: isReal(at) ? at : undefined };
  }

  /** The last token of the unit, where the parser came to its end. */
  #ended(): IToken | undefined {
    return this.#last;
  }

  /** As far as GRUB reads before it runs anything: to the end of a line on which nothing is left open. */
  private readonly unit = this.RULE('unit', (): StatementNode[] => {
    const statements: StatementNode[] = [];
    let ended = false;
    this.MANY({
      GATE: () => !ended,
      DEF: () => {
        const statement = this.SUBRULE(this.statement);
        this.OR([
          { ALT: () => this.CONSUME(Semicolon) },
          {
            ALT: () => {
              this.CONSUME(LineEnd);
              ended = true;
            },
          },
        ]);
        this.ACTION(() => statements.push(statement));
      },
    });
    this.OPTION({ GATE: () => !ended, DEF: () => this.CONSUME1(LineEnd) });
    this.ACTION(() => {
      this.#last = this.LA(0);
      this.#next = this.LA(1);
    });
    return statements;
  });

  private readonly statement = this.RULE('statement', (): StatementNode => {
    return this.OR<StatementNode>([
      { ALT: () => this.SUBRULE(this.functionDeclaration) },
      { ALT: () => this.SUBRULE(this.command) },
    ]);
  });

  private readonly command = this.RULE('command', (): StatementNode => {
    return this.OR<StatementNode>([
      { ALT: () => this.SUBRULE(this.ifStatement) },
      { ALT: () => this.SUBRULE(this.forStatement) },
      { ALT: () => this.SUBRULE(this.loopStatement) },
      { ALT: () => this.SUBRULE(this.plainCommand) },
    ]);
  });

  private readonly plainCommand = this.RULE('plainCommand', (): CommandNode => {
    const tokens = [this.CONSUME(CommandWord)];
    this.MANY(() => {
      const token = this.CONSUME(Argument);
      this.ACTION(() => tokens.push(token));
    });
    const body = this.OPTION(() => this.SUBRULE(this.block));
    return this.ACTION(() => {
      const words = tokens.map(wordOf);
      const whole = cover(spanOf(tokenAt(tokens, 0)), spanOf(lastOf(tokens)));
      const span = body === undefined ? whole : { start: whole.start, end: body.span.end + 1 };
      return { kind: 'command', span, words, body };
    });
  });

  private readonly block = this.RULE('block', (): BodyNode => {
    const open = this.CONSUME(LeftBrace);
    this.MANY(() => this.CONSUME(LineEnd));
    const statements = [this.SUBRULE(this.command)];
    let more = true;
    this.MANY1({
      GATE: () => more,
      DEF: () => {
        this.SUBRULE(this.delimiter);
        more = false;
        this.OPTION(() => {
          const statement = this.SUBRULE1(this.command);
          more = true;
          this.ACTION(() => statements.push(statement));
        });
      },
    });
    const close = this.CONSUME(RightBrace);
    return this.ACTION(() => between(open, close, statements));
  });

  /** `;` or the end of the line, and empty lines behind it. */
  private readonly delimiter = this.RULE('delimiter', (): void => {
    this.OR([{ ALT: () => this.CONSUME(Semicolon) }, { ALT: () => this.CONSUME(LineEnd) }]);
    this.MANY(() => this.CONSUME1(LineEnd));
  });

  /** Commands before a keyword: a delimiter behind each. */
  private readonly commands = this.RULE('commands', (): StatementNode[] => {
    const statements: StatementNode[] = [];
    this.MANY(() => this.CONSUME(LineEnd));
    this.AT_LEAST_ONE(() => {
      const statement = this.SUBRULE(this.command);
      this.SUBRULE(this.delimiter);
      this.ACTION(() => statements.push(statement));
    });
    return statements;
  });

  private readonly ifStatement = this.RULE('ifStatement', (): IfNode => {
    const open = this.CONSUME(If);
    const { branches, otherwise } = this.SUBRULE(this.clauses, { ARGS: [open] });
    const close = this.CONSUME(Fi);
    return this.ACTION(() => ({ kind: 'if', span: cover(spanOf(open), spanOf(close)), branches, otherwise }));
  });

  private readonly clauses = this.RULE('clauses', (first: IToken): Clauses => {
    const branches: Branch[] = [];
    const clause = { open: first };
    const begin = (): void => {
      const condition = this.SUBRULE(this.commands);
      const then = this.CONSUME(Then);
      const statements = this.SUBRULE1(this.commands);
      this.ACTION(() => {
        const next = this.LA(1);
        branches.push({
          condition: between(clause.open, then, condition),
          body: between(then, next, statements),
        });
      });
    };
    begin();
    this.MANY(() => {
      const open = this.CONSUME(Elif);
      const condition = this.SUBRULE2(this.commands);
      const then = this.CONSUME1(Then);
      const statements = this.SUBRULE3(this.commands);
      this.ACTION(() => {
        const body = between(then, this.LA(1), statements);
        branches.push({ condition: between(open, then, condition), body });
      });
    });
    const otherwise = this.OPTION(() => {
      const open = this.CONSUME(Else);
      const statements = this.SUBRULE4(this.commands);
      return this.ACTION(() => between(open, this.LA(1), statements));
    });
    return { branches, otherwise };
  });

  private readonly forStatement = this.RULE('forStatement', (): ForNode => {
    const open = this.CONSUME(For);
    const name = this.CONSUME(Name);
    this.CONSUME(In);
    const items: IToken[] = [];
    this.MANY(() => {
      const token = this.CONSUME(Argument);
      this.ACTION(() => items.push(token));
    });
    this.SUBRULE(this.delimiter);
    const begin = this.CONSUME(Do);
    const statements = this.SUBRULE(this.commands);
    const close = this.CONSUME(Done);
    return this.ACTION(() => ({
      kind: 'for',
      span: cover(spanOf(open), spanOf(close)),
      variable: wordOf(name),
      items: items.map(wordOf),
      body: between(begin, close, statements),
    }));
  });

  private readonly loopStatement = this.RULE('loopStatement', (): LoopNode => {
    const open = this.OR([{ ALT: () => this.CONSUME(While) }, { ALT: () => this.CONSUME(Until) }]);
    const condition = this.SUBRULE(this.commands);
    const begin = this.CONSUME(Do);
    const statements = this.SUBRULE1(this.commands);
    const close = this.CONSUME(Done);
    return this.ACTION(() => ({
      kind: open.tokenType === While ? 'while' : 'until',
      span: cover(spanOf(open), spanOf(close)),
      condition: between(open, begin, condition),
      body: between(begin, close, statements),
    }));
  });

  private readonly functionDeclaration = this.RULE('functionDeclaration', (): FunctionNode => {
    const open = this.CONSUME(FunctionWord);
    const name = this.CONSUME(Name);
    this.MANY(() => this.CONSUME(LineEnd));
    const begin = this.CONSUME(LeftBrace);
    const statements = this.SUBRULE(this.commands);
    const close = this.CONSUME(RightBrace);
    return this.ACTION(() => ({
      kind: 'function',
      span: cover(spanOf(open), spanOf(close)),
      name: wordOf(name),
      body: between(begin, close, statements),
    }));
  });
}

function wordOf(token: IToken): WordNode {
  return { span: spanOf(token), parts: readWord(token.image, 0)?.parts ?? [] };
}

function between(open: IToken, close: IToken, statements: readonly StatementNode[]): BodyNode {
  const start = spanOf(open).end;
  const span: Span = { start, end: isReal(close) ? close.startOffset : start };
  return { span, statements };
}

let parser: GrubParser | undefined;

export interface ParsedUnit {
  readonly statements: readonly StatementNode[];
  /** The line end that ends it. */
  readonly last: IToken;
}

export interface Refusal {
  /** Where GRUB refuses the unit; undefined where the tokens end before the unit does. */
  readonly refused: IToken | undefined;
}

/** Tokens that stand for something: without blanks, comments, and statements of a template. */
export function parseUnit(tokens: readonly IToken[]): ParsedUnit | Refusal {
  parser ??= new GrubParser();
  return parser.read(tokens);
}
