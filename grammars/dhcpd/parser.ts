/** The tokens of one statement, without its end or its block, go in; the parts of the statement come out. */
import type { IToken } from 'chevrotain';
import type { Item, Named, OptionType, Value } from './document.js';
import type { Context } from './expressions/binding.js';
import type { Expression } from './expressions/expression.js';
import { ExpressionParser } from './expressions/parser.js';
import { readType, type TypeWord } from './option-type.js';
import {
  Array_,
  Code,
  Colon,
  Comma,
  Dot,
  DynamicBootp,
  Equals,
  If,
  LeftBrace,
  LeftParen,
  Netmask,
  Not,
  Of,
  Or,
  Piece,
  RightBrace,
  RightParen,
  Slash,
  Space,
  Text,
  With,
  Word,
} from './tokens.js';

export interface OptionHead {
  readonly space: Named | undefined;
  readonly name: Named;
  readonly value?: Value;
  readonly expression?: Expression;
  readonly definition?: { readonly code: Item; readonly type: OptionType };
}

/** Each rule parses one kind of head; which one is decided by the statement's first word. */
export class DhcpdParser extends ExpressionParser {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** `include "x"`, `class "x"`, `add "x"` */
  readonly quotedStatement = this.RULE('quotedStatement', (): Named => {
    this.CONSUME(Word);
    return this.SUBRULE(this.quotedValue);
  });

  /** `host x`, `zone x.y`, `key k` */
  readonly namedDeclaration = this.RULE('namedDeclaration', (): Named => {
    this.CONSUME(Word);
    return this.SUBRULE(this.dottedValue);
  });

  /** `shared-network`, `key`: quoted or dotted. */
  readonly anyNamedDeclaration = this.RULE('anyNamedDeclaration', (): Named => {
    this.CONSUME(Word);
    return this.SUBRULE(this.quotedOrDottedValue);
  });

  /** `pool`, `group`, `break`, `authoritative`: a word, perhaps a name. */
  readonly bareStatement = this.RULE('bareStatement', (): Named | undefined => {
    let name: Named | undefined;
    this.CONSUME(Word);
    this.OPTION(() => {
      name = this.SUBRULE(this.quotedOrDottedValue);
    });
    return name;
  });

  /** `group`, `group x`, `group "x"` */
  readonly groupDeclaration = this.RULE('groupDeclaration', (): Named | undefined => {
    let name: Named | undefined;
    this.CONSUME(Word);
    this.OPTION(() => {
      name = this.OR([
        { ALT: () => this.SUBRULE(this.quotedValue) },
        { ALT: () => this.SUBRULE(this.wordValue) },
      ]);
    });
    return name;
  });

  readonly notAuthoritativeStatement = this.RULE('notAuthoritativeStatement', (): Named => {
    this.CONSUME(Not);
    return this.SUBRULE(this.wordValue);
  });

  readonly subnetDeclaration = this.RULE('subnetDeclaration', (): { network: Item; mask: Item } => {
    this.CONSUME(Word);
    const network = this.SUBRULE(this.itemValue);
    this.CONSUME(Netmask);
    const mask = this.SUBRULE1(this.itemValue);
    return { network, mask };
  });

  readonly subnet6Declaration = this.RULE('subnet6Declaration', (): { prefix: Item; bits: Item } => {
    this.CONSUME(Word);
    const prefix = this.SUBRULE(this.itemValue);
    this.CONSUME(Slash);
    const bits = this.SUBRULE1(this.itemValue);
    return { prefix, bits };
  });

  readonly subclassDeclaration = this.RULE('subclassDeclaration', (): { className: Named; data: Item } => {
    this.CONSUME(Word);
    const className = this.SUBRULE(this.quotedValue);
    const data = this.SUBRULE(this.itemValue);
    return { className, data };
  });

  readonly rangeStatement = this.RULE(
    'rangeStatement',
    (): { dynamicBootp: boolean; low: Item; high: Item | undefined } => {
      let dynamicBootp = false;
      let high: Item | undefined;
      this.CONSUME(Word);
      this.OPTION(() => {
        this.CONSUME(DynamicBootp);
        dynamicBootp = true;
      });
      const low = this.SUBRULE(this.itemValue);
      this.OPTION1(() => {
        high = this.SUBRULE1(this.itemValue);
      });
      return { dynamicBootp, low, high };
    },
  );

  /** `failover peer "x"` */
  readonly failoverStatement = this.RULE('failoverStatement', (): Named => {
    this.CONSUME(Word);
    this.CONSUME1(Word);
    return this.SUBRULE(this.quotedOrDottedValue);
  });

  readonly hardwareStatement = this.RULE('hardwareStatement', (): { type: Named; octets: Item } => {
    this.CONSUME(Word);
    const type = this.SUBRULE(this.wordValue);
    const octets = this.SUBRULE(this.itemValue);
    return { type, octets };
  });

  /** A word and values: parameters, addresses, settings. */
  readonly listStatement = this.RULE('listStatement', (): { name: Named; value: Value | undefined } => {
    let value: Value | undefined;
    const name = this.SUBRULE(this.wordValue);
    this.OPTION(() => {
      value = this.SUBRULE(this.listValue);
    });
    return { name, value };
  });

  /** A server parameter: values, or `=` and an expression. */
  readonly parameterStatement = this.RULE(
    'parameterStatement',
    (): { name: Named; value: Value | undefined; expression: Expression | undefined } => {
      let value: Value | undefined;
      let expression: Expression | undefined;
      const name = this.SUBRULE(this.wordValue);
      this.OPTION(() => {
        this.OR([
          { ALT: () => (value = this.SUBRULE(this.listValue)) },
          {
            ALT: () => {
              this.CONSUME(Equals);
              expression = this.SUBRULE(this.expressionValue, { ARGS: ['data'] });
            },
          },
        ]);
      });
      return { name, value, expression };
    },
  );

  /** A word that is no statement: perhaps a call of a function. */
  readonly expressionStatement = this.RULE(
    'expressionStatement',
    (): Expression => this.SUBRULE(this.expressionValue, { ARGS: ['any'] }),
  );

  readonly callStatement = this.RULE('callStatement', (): Expression => this.SUBRULE(this.wordValueOrCall));

  private definesOption = (): boolean => {
    const next = this.LA(2).tokenType;
    return next !== Dot && next !== Colon && next !== Comma;
  };

  /** Everything after `option`, `supersede` and their kin. */
  readonly optionStatement = this.RULE('optionStatement', (): OptionHead => {
    let space: Named | undefined;
    let value: Value | undefined;
    let expression: Expression | undefined;
    let definition: { code: Item; type: OptionType } | undefined;
    this.CONSUME(Word);
    let name = this.SUBRULE(this.wordValue);
    this.OPTION(() => {
      this.CONSUME(Dot);
      space = name;
      name = this.SUBRULE1(this.wordValue);
    });
    this.OPTION1(() => {
      this.OR({
        IGNORE_AMBIGUITIES: true,
        DEF: [
          {
            GATE: this.definesOption,
            ALT: () => {
              definition = this.SUBRULE(this.definitionValue);
            },
          },
          {
            ALT: () => {
              value = this.SUBRULE(this.listValue);
            },
          },
          {
            ALT: () => {
              this.CONSUME(Equals);
              expression = this.SUBRULE(this.expressionValue, { ARGS: ['data'] });
            },
          },
        ],
      });
    });
    return {
      space,
      name,
      ...(value && { value }),
      ...(expression && { expression }),
      ...(definition && { definition }),
    };
  });

  /** `code 93 = array of unsigned integer 16` */
  readonly definitionValue = this.RULE('definitionValue', (): { code: Item; type: OptionType } => {
    this.CONSUME(Code);
    const code = this.SUBRULE(this.itemValue);
    this.CONSUME(Equals);
    const type = this.SUBRULE(this.typeValue);
    return { code, type };
  });

  /** The letters of common/tables.c for a type written in words. */
  readonly typeValue = this.RULE('typeValue', (): OptionType => {
    let start: IToken | undefined;
    let array = false;
    let nested = false;
    const items: TypeWord[] = [];
    let record = false;
    this.MANY(() => {
      const token = this.CONSUME(Array_);
      this.CONSUME(Of);
      nested = array;
      array = true;
      start ??= token;
    });
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(LeftBrace);
          start ??= token;
          record = true;
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => items.push(this.SUBRULE(this.typeWordValue)) });
          this.CONSUME(RightBrace);
        },
      },
      {
        ALT: () => {
          const token = this.LA(1);
          start ??= token;
          items.push(this.SUBRULE1(this.typeWordValue));
        },
      },
    ]);
    const end = this.LA(0);
    return this.ACTION(() => {
      const span = { start: this.span(start ?? end).start, end: this.span(end).end };
      return readType(items, array, record, nested, span);
    });
  });

  /** One type: words, a width, an encapsulated space; each may again be an array. */
  readonly typeWordValue = this.RULE('typeWordValue', (): TypeWord => {
    const words: string[] = [];
    this.AT_LEAST_ONE(() => words.push(this.CONSUME(Piece).image));
    return words;
  });

  /** `allow unknown-clients`, `deny members of "x"` */
  readonly permitStatement = this.RULE(
    'permitStatement',
    (): { verb: IToken; words: IToken[]; className: Named | undefined } => {
      const words: IToken[] = [];
      let className: Named | undefined;
      const verb = this.CONSUME(Word);
      this.AT_LEAST_ONE(() => {
        const token = this.OR([
          { ALT: () => this.CONSUME(Piece) },
          { ALT: () => this.CONSUME(Slash) },
          { ALT: () => this.CONSUME(Colon) },
        ]);
        words.push(token);
      });
      this.OPTION(() => {
        className = this.SUBRULE(this.quotedValue);
      });
      return { verb, words, className };
    },
  );

  /** `if`, `elsif`, `case`, `eval`, `return`: a word and what it is about. */
  readonly conditionValue = this.RULE('conditionValue', (context: Context): Expression => {
    this.CONSUME(Word);
    return this.SUBRULE(this.expressionValue, { ARGS: [context] });
  });

  /** `switch (x)` */
  readonly switchStatement = this.RULE('switchStatement', (): Expression => {
    this.CONSUME(Word);
    this.CONSUME(LeftParen);
    const on = this.SUBRULE(this.expressionValue, { ARGS: ['data-or-numeric'] });
    this.CONSUME(RightParen);
    return on;
  });

  readonly onStatement = this.RULE('onStatement', (): Named[] => {
    const events: Named[] = [];
    this.CONSUME(Word);
    this.AT_LEAST_ONE_SEP({ SEP: Or, DEF: () => events.push(this.SUBRULE(this.wordValue)) });
    return events;
  });

  /** `set x = …`, `define x = …`, `define x (a, b)` */
  readonly setStatement = this.RULE(
    'setStatement',
    (): { name: Named; parameters: Named[]; value: Expression | undefined } => {
      const parameters: Named[] = [];
      let value: Expression | undefined;
      this.CONSUME(Word);
      const name = this.SUBRULE(this.wordValue);
      this.OR([
        {
          ALT: () => {
            this.CONSUME(Equals);
            value = this.SUBRULE(this.expressionValue, { ARGS: ['any'] });
          },
        },
        {
          ALT: () => {
            this.CONSUME(LeftParen);
            this.MANY_SEP({ SEP: Comma, DEF: () => parameters.push(this.SUBRULE1(this.wordValue)) });
            this.CONSUME(RightParen);
          },
        },
      ]);
      return { name, parameters, value };
    },
  );

  /** `unset x`, `interface x`, `dynamic` */
  readonly wordStatement = this.RULE('wordStatement', (): Named => {
    this.CONSUME(Word);
    return this.SUBRULE(this.wordValue);
  });

  /** `log (info, …)`, `execute ("…", …)` */
  readonly callWithArguments = this.RULE('callWithArguments', (): Expression[] => {
    this.CONSUME(Word);
    return this.SUBRULE(this.argumentsValue, { ARGS: ['concat'] })?.args ?? [];
  });

  /** `match if …`, `match …` */
  readonly matchStatement = this.RULE('matchStatement', (): { test: boolean; expression: Expression } => {
    let test = false;
    this.CONSUME(Word);
    this.OPTION({
      GATE: () => this.LA(1).tokenType === If,
      DEF: () => {
        this.CONSUME(If);
        test = true;
      },
    });
    const context = this.ACTION(() => (test ? 'boolean' : 'data'));
    const expression = this.SUBRULE(this.expressionValue, { ARGS: [context] });
    return { test, expression };
  });

  readonly spawnStatement = this.RULE('spawnStatement', (): Expression => {
    this.CONSUME(Word);
    this.CONSUME(With);
    return this.SUBRULE(this.expressionValue, { ARGS: ['data'] });
  });

  /** `option space x code width 2 …` */
  readonly optionSpaceStatement = this.RULE(
    'optionSpaceStatement',
    (): { name: Named; value: Value | undefined } => {
      let value: Value | undefined;
      this.CONSUME(Word);
      this.CONSUME(Space);
      const name = this.SUBRULE(this.wordValue);
      this.OPTION(() => {
        value = this.SUBRULE(this.listValue);
      });
      return { name, value };
    },
  );

  /** Whatever follows `secret`: base64, or a quoted string. */
  readonly textStatement = this.RULE('textStatement', (): { first: IToken; text: IToken | undefined } => {
    let text: IToken | undefined;
    const first = this.CONSUME(Word);
    this.OPTION(() => {
      text = this.CONSUME(Text);
    });
    return { first, text };
  });
}
