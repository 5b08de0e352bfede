/** What all our Chevrotain parsers share: how lexers are made, which tokens are real, what recovery may insert, how spans are made. */
import {
  type ILexingResult,
  type IMultiModeLexerDefinition,
  type IToken,
  Lexer,
  type TokenType,
} from 'chevrotain';
import type { Span } from './span.js';

/**
 * True for a token that stands in the text. Tokens that recovery inserts, and the end-of-file token, carry
 * `NaN` (Chevrotain 11) or -1 (13) as offset; only this helper knows.
 */
export function isReal(token: IToken | undefined): token is IToken {
  return token !== undefined && Number.isFinite(token.startOffset) && token.startOffset >= 0;
}

/** The token at a place where there is one: that there is none would be a mistake of ours. */
export function tokenAt(tokens: readonly IToken[], index: number): IToken {
  const token = tokens[index];
  if (token === undefined) throw new RangeError(`there is no token ${index} among ${tokens.length}`);
  return token;
}

export function lastOf(tokens: readonly IToken[]): IToken {
  return tokenAt(tokens, tokens.length - 1);
}

/** The half-open span of a real token. Chevrotain's own end offset is inclusive. */
export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

/** Put in place of this when the program is bundled. */
declare const DISKLESS_LINT_VERSION: string | undefined;

/** The bundle carries grammars that the tests have proved sound; checking them again would cost every start of the program. */
export const skipValidations = typeof DISKLESS_LINT_VERSION === 'string';

/** A lexer that is made when it is asked for the first time: most runs read two or three of the languages. */
export function lazyLexer(
  definition: TokenType[] | IMultiModeLexerDefinition,
): (text: string, mode?: string) => ILexingResult {
  let lexer: Lexer | undefined;
  return (text, mode) => {
    lexer ??= new Lexer(definition, {
      ensureOptimizations: true,
      positionTracking: 'onlyOffset',
      skipValidations,
    });
    return lexer.tokenize(text, mode);
  };
}
