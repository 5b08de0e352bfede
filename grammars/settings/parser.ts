/** One logical line goes in, its node comes out. A line that is not understood harms no other. */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { skipValidations, spanOf } from '../text/chevrotain.js';
import type { Dialect, SettingsNode, ShellAssignment, ShellCommand, ShellPart, Text } from './document.js';
import * as t from './tokens.js';

const MODES: Readonly<Record<Dialect, t.Mode>> = {
  shell: 'shell',
  ini: 'pairs',
  unit: 'pairs',
  xinetd: 'pairs',
  hosts: 'hosts',
  wrappers: 'lines',
  inetd: 'lines',
  interfaces: 'lines',
  value: 'lines',
  raspberry: 'pairs',
  words: 'words',
};

type Statement = ShellAssignment | ShellCommand | undefined;

class SettingsParser extends EmbeddedActionsParser {
  constructor() {
    super(t.vocabulary, { recoveryEnabled: true, maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  /** Shell: statements with separators between them. */
  readonly shellLine = this.RULE('shellLine', (): SettingsNode => {
    const statements: (ShellAssignment | ShellCommand)[] = [];
    let comment: IToken | undefined;
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const found = this.SUBRULE(this.assignmentStatement);
            this.ACTION(() => statements.push(...found));
          },
        },
        {
          ALT: () => {
            const found = this.SUBRULE(this.commandStatement);
            this.ACTION(() => found !== undefined && statements.push(found));
          },
        },
        { ALT: () => this.CONSUME(t.Separator) },
        { ALT: () => this.CONSUME(t.WordEnd) },
        {
          ALT: () => {
            comment = this.CONSUME(t.Comment);
          },
        },
      ]);
    });
    return this.ACTION(() => {
      const text = comment && textOf(comment);
      if (statements.length > 0) return { kind: 'shell', statements, comment: text };
      return text === undefined ? { kind: 'blank' } : { kind: 'comment', comment: text };
    });
  });

  /** Assignments up to a separator; a word after them makes them the environment of a command. */
  private readonly assignmentStatement = this.RULE('assignmentStatement', (): NonNullable<Statement>[] => {
    const found: ShellAssignment[] = [];
    const words: IToken[] = [];
    let exported: IToken | undefined;
    this.OR([
      {
        ALT: () => {
          exported = this.CONSUME(t.Export);
        },
      },
      {
        ALT: () => {
          const assignment = this.SUBRULE1(this.assignmentValue);
          this.ACTION(() => found.push(assignment));
        },
      },
    ]);
    this.MANY(() => {
      this.OR2([
        {
          ALT: () => {
            const assignment = this.SUBRULE2(this.assignmentValue);
            this.ACTION(() => found.push(assignment));
          },
        },
        { ALT: () => words.push(this.CONSUME(t.ShellWord)) },
        { ALT: () => words.push(this.CONSUME(t.Part)) },
        { ALT: () => words.push(this.CONSUME(t.Stray)) },
        { ALT: () => this.CONSUME(t.WordEnd) },
      ]);
    });
    return this.ACTION(() => {
      const [first] = found;
      const [word] = words;
      if (exported !== undefined || word === undefined || first === undefined) return found;
      const last = words[words.length - 1] ?? word;
      return [commandOf({ start: first.name.span.start, end: spanOf(last).end }, words)];
    });
  });

  private readonly assignmentValue = this.RULE('assignmentValue', (): ShellAssignment => {
    return this.OR<ShellAssignment>([
      { ALT: () => this.SUBRULE(this.wordValue) },
      { ALT: () => this.SUBRULE(this.listValue) },
    ]);
  });

  private readonly wordValue = this.RULE('wordValue', (): ShellAssignment => {
    const name = this.CONSUME(t.Assign);
    const parts: IToken[] = [];
    this.MANY(() => parts.push(this.CONSUME(t.Part)));
    return this.ACTION(() => assignmentOf(name, 1, [parts]));
  });

  private readonly listValue = this.RULE('listValue', (): ShellAssignment => {
    const name = this.CONSUME(t.ListAssign);
    const words: IToken[][] = [[]];
    this.MANY(() => {
      this.OR([
        { ALT: () => words[words.length - 1]?.push(this.CONSUME(t.Part)) },
        {
          ALT: () => {
            this.CONSUME(t.ListBlank);
            this.ACTION(() => words.push([]));
          },
        },
        { ALT: () => this.CONSUME(t.Comment) },
        { ALT: () => this.CONSUME(t.Separator) },
        { ALT: () => this.CONSUME(t.Stray) },
      ]);
    });
    this.OPTION(() => this.CONSUME(t.ListEnd));
    return this.ACTION(() =>
      assignmentOf(
        name,
        2,
        words.filter((word) => word.length > 0),
      ),
    );
  });

  private readonly commandStatement = this.RULE('commandStatement', (): Statement => {
    const words: IToken[] = [];
    this.AT_LEAST_ONE(() => {
      this.OR([
        { ALT: () => words.push(this.CONSUME(t.ShellWord)) },
        { ALT: () => words.push(this.CONSUME(t.Part)) },
        { ALT: () => words.push(this.CONSUME(t.Stray)) },
      ]);
    });
    return this.ACTION(() => {
      const [first] = words;
      const last = words[words.length - 1];
      if (first === undefined || last === undefined) return undefined;
      return commandOf({ start: spanOf(first).start, end: spanOf(last).end }, words);
    });
  });

  /** ini, unit and xinetd. */
  readonly pairLine = this.RULE('pairLine', (): SettingsNode => {
    return this.OR<SettingsNode>([
      { ALT: () => this.SUBRULE(this.sectionEntry) },
      { ALT: () => this.SUBRULE(this.pairEntry) },
      { ALT: () => this.SUBRULE(this.serviceEntry) },
      {
        ALT: () => {
          const comment = this.CONSUME(t.SemicolonComment);
          return this.ACTION(() => ({ kind: 'comment', comment: textOf(comment) }));
        },
      },
      {
        ALT: () => {
          const brace = this.CONSUME(t.Brace);
          return this.ACTION(() => ({ kind: 'brace', brace: textOf(brace) }));
        },
      },
      { ALT: () => ({ kind: 'blank' }) },
    ]);
  });

  private readonly sectionEntry = this.RULE('sectionEntry', (): SettingsNode => {
    const token = this.OR([
      { ALT: () => this.CONSUME(t.Section) },
      { ALT: () => this.CONSUME(t.OpenSection) },
    ]);
    this.OPTION(() => this.CONSUME(t.Value));
    return this.ACTION(() => {
      const text = textOf(token);
      if (token.tokenType === t.OpenSection)
        return { kind: 'broken', broken: text, at: text.span, what: 'bracket' };
      const { start, end } = text.span;
      return { kind: 'section', name: slice(text.text.slice(1, -1), start + 1, end - 1) };
    });
  });

  private readonly serviceEntry = this.RULE('serviceEntry', (): SettingsNode => {
    const keyword = this.CONSUME(t.Service);
    const name = this.OPTION(() => this.CONSUME(t.Field));
    this.MANY(() => this.CONSUME2(t.Field));
    return this.ACTION(() =>
      name === undefined
        ? { kind: 'other', other: textOf(keyword) }
        : { kind: 'section', name: textOf(name) },
    );
  });

  /** Words before the sign are the name: xinetd's have one, an unknown line may have none of either. */
  private readonly pairEntry = this.RULE('pairEntry', (): SettingsNode => {
    const keys: IToken[] = [];
    this.AT_LEAST_ONE(() => {
      this.OR([
        { ALT: () => keys.push(this.CONSUME(t.Key)) },
        { ALT: () => keys.push(this.CONSUME(t.Sign)) },
      ]);
    });
    const operator = this.OPTION(() => this.CONSUME(t.Operator));
    const value = this.OPTION2(() => this.CONSUME(t.Value));
    this.OPTION3(() => this.CONSUME(t.Brace));
    return this.ACTION(() => {
      const name = cover(keys);
      if (operator === undefined) {
        // `defaults` is the one block of xinetd.conf without the word service.
        return name.text === 'defaults' ? { kind: 'section', name } : { kind: 'other', other: name };
      }
      return { kind: 'pair', name, operator: textOf(operator), value: value && textOf(value) };
    });
  });

  readonly fieldsLine = this.RULE('fieldsLine', (): SettingsNode => {
    const fields: IToken[] = [];
    let comment: IToken | undefined;
    this.MANY(() => {
      this.OR([
        { ALT: () => fields.push(this.CONSUME(t.FirstField)) },
        { ALT: () => fields.push(this.CONSUME(t.Field)) },
        { ALT: () => fields.push(this.CONSUME(t.HostsField)) },
        {
          ALT: () => {
            comment = this.CONSUME(t.Comment);
          },
        },
      ]);
    });
    return this.ACTION(() => {
      const text = comment && textOf(comment);
      if (fields.length > 0) return { kind: 'fields', fields: fields.map(textOf), comment: text };
      return text === undefined ? { kind: 'blank' } : { kind: 'comment', comment: text };
    });
  });
}

function slice(text: string, start: number, end: number): Text {
  return { text, span: { start, end } };
}

/** The text of a token without blanks at its end; a comment loses its CR so. */
function textOf(token: IToken): Text {
  const text = token.image.trimEnd();
  const { start } = spanOf(token);
  return slice(text, start, start + text.length);
}

function cover(tokens: readonly IToken[]): Text {
  const [first] = tokens;
  const last = tokens[tokens.length - 1];
  if (first === undefined || last === undefined) return slice('', 0, 0);
  return slice(tokens.map(({ image }) => image).join(' '), spanOf(first).start, spanOf(last).end);
}

function commandOf(span: Text['span'], words: readonly IToken[]): ShellCommand {
  return { kind: 'command', command: { text: words.map(({ image }) => image).join(' '), span } };
}

/** `signs` counts the characters after the name and `+`: `=` or `=(`. */
function assignmentOf(token: IToken, signs: number, words: readonly (readonly IToken[])[]): ShellAssignment {
  const { start, end } = spanOf(token);
  const append = token.image[token.image.length - signs - 1] === '+';
  const name = token.image.slice(0, token.image.length - signs - (append ? 1 : 0));
  const all = words.flat();
  const last = all[all.length - 1];
  const first = all[0];
  const from = first === undefined ? end : spanOf(first).start;
  const to = last === undefined ? end : spanOf(last).end;
  return {
    kind: 'assignment',
    name: slice(name, start, start + name.length),
    append,
    value: slice(all.map(({ image }) => image).join(''), from, to),
    words: words.map((word) => word.map(partOf)),
  };
}

const PART_KINDS: ReadonlyMap<unknown, ShellPart['kind']> = new Map<unknown, ShellPart['kind']>([
  [t.Single, 'single'],
  [t.Double, 'double'],
  [t.Escape, 'escape'],
  [t.Parameter, 'parameter'],
  [t.Substitution, 'substitution'],
]);

function partOf(token: IToken): ShellPart {
  return { kind: PART_KINDS.get(token.tokenType) ?? 'plain', text: token.image };
}

let made: SettingsParser | undefined;

/** Parses one logical line, given with its line end. */
export function parseLine(text: string, dialect: Dialect): SettingsNode {
  made ??= new SettingsParser();
  const parser = made;
  const { tokens } = t.lexSettings(text, MODES[dialect]);
  const open = tokens.find((token) => token.tokenType === t.OpenQuote);
  if (open !== undefined) {
    const broken = slice(text.trimEnd(), 0, text.trimEnd().length);
    const { start } = spanOf(open);
    return { kind: 'broken', broken, at: { start, end: start + 1 }, what: 'quote' };
  }
  parser.input = tokens;
  const rule =
    dialect === 'shell' ? parser.shellLine : MODES[dialect] === 'pairs' ? parser.pairLine : parser.fieldsLine;
  const node = rule.call(parser);
  if (node !== undefined && parser.errors.length === 0) return node;
  const other = text.trim();
  const start = text.indexOf(other);
  return { kind: 'other', other: slice(other, start, start + other.length) };
}
