/** The grammar of a kernel .config: tokens go in, one typed line for each line of the text comes out. Every sequence of tokens fits. */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { skipValidations, spanOf } from '../text/chevrotain.js';
import { type Span, shift } from '../text/index.js';
import type { KconfigLine } from './document.js';
import {
  Assignment,
  Bare,
  Comment,
  LineEnd,
  lexKconfig,
  Returned,
  Unexpected,
  Unset,
  vocabulary,
} from './tokens.js';

const PREFIX = 'CONFIG_'.length;
const UNSET_PREFIX = '# CONFIG_'.length;

/** The text of a token without the carriage return that belongs to the line end. A last line without an end keeps it. */
function textOf(token: IToken, end: IToken | undefined): string {
  return end !== undefined && token.image.endsWith('\r') ? token.image.slice(0, -1) : token.image;
}

/** What a C program sees of a line: nothing behind a NUL, and it then leaves a carriage return alone. */
function readPart(token: IToken, text: string): string {
  const nul = token.image.indexOf('\0');
  return nul < 0 ? text : token.image.slice(0, nul);
}

class KconfigParser extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary, { recoveryEnabled: true, maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  readonly fileLines = this.RULE('fileLines', (): KconfigLine[] => {
    const lines: KconfigLine[] = [];
    this.MANY(() => {
      const content = this.SUBRULE(this.contentLine);
      this.ACTION(() => lines.push(content));
    });
    return lines;
  });

  private readonly contentLine = this.RULE(
    'contentLine',
    (): KconfigLine =>
      this.OR([
        {
          ALT: () => {
            const content = this.OR1([
              { ALT: () => this.CONSUME(Unset) },
              { ALT: () => this.CONSUME(Comment) },
              { ALT: () => this.CONSUME(Assignment) },
              { ALT: () => this.CONSUME(Bare) },
              { ALT: () => this.CONSUME(Returned) },
              { ALT: () => this.CONSUME(Unexpected) },
            ]);
            // The last line of a text may have no end.
            const end = this.OPTION(() => this.CONSUME(LineEnd));
            return this.ACTION(() => lineOf(content, end));
          },
        },
        {
          ALT: () => {
            const end = this.CONSUME1(LineEnd);
            return this.ACTION(
              (): KconfigLine => ({ kind: 'blank', offset: end.startOffset, length: end.image.length }),
            );
          },
        },
      ]),
  );
}

function lineOf(token: IToken, end: IToken | undefined): KconfigLine {
  const at = spanOf(token);
  const offset = at.start;
  const length = at.end - at.start + (end?.image.length ?? 0);
  const text = textOf(token, end);
  const span: Span = { start: 0, end: text.length };
  if (token.tokenType === Unset) {
    const name = text.slice(UNSET_PREFIX, text.indexOf(' ', UNSET_PREFIX));
    return {
      kind: 'unset',
      offset,
      length,
      name,
      nameSpan: shift({ start: 0, end: name.length }, UNSET_PREFIX),
      span,
    };
  }
  if (token.tokenType === Assignment) {
    const equals = text.indexOf('=');
    const read = readPart(token, text);
    return {
      kind: 'assignment',
      offset,
      length,
      name: text.slice(PREFIX, equals),
      nameSpan: { start: PREFIX, end: equals },
      value: read.slice(equals + 1),
      valueSpan: { start: equals + 1, end: read.length },
    };
  }
  if (token.tokenType === Comment) return { kind: 'comment', offset, length, span, text };
  if (token.tokenType === Unexpected) return { kind: 'unexpected', offset, length, span, text };
  // Carriage returns alone are an empty line to kconfig.
  return /^\r*$/.test(text)
    ? { kind: 'blank', offset, length }
    : { kind: 'ignored', offset, length, span, text };
}

let parser: KconfigParser | undefined;

/** All lines of a text, in order and without gaps. The parser is made at the first call. */
export function parseLines(text: string): KconfigLine[] {
  parser ??= new KconfigParser();
  parser.input = lexKconfig(text).tokens;
  const lines = parser.fileLines();
  parser.input = [];
  return lines;
}
