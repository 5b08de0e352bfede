/** What a grammar rule expected and found goes in, a sentence for an administrator comes out. */
import { type IParserErrorMessageProvider, type IToken, type TokenType, tokenLabel } from 'chevrotain';
import { isWord, RightParen, Text } from './tokens.js';

/** A token as it is quoted in a message. */
export function quote(token: IToken | undefined): string {
  const image = token?.image ?? '';
  if (image === '') return 'the end of the statement';
  const text = image.length > 40 ? `${image.slice(0, 40)}…` : image;
  return text.startsWith('"') ? text : `\`${text}\``;
}

/** The first few things that may stand at a place. */
function expected(paths: readonly (readonly TokenType[])[]): string {
  const labels: string[] = [];
  for (const [first] of paths) {
    if (first === undefined) continue;
    const label = tokenLabel(first);
    if (!labels.includes(label)) labels.push(label);
  }
  const shown = labels.slice(0, 4);
  return shown.length > 1
    ? `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
    : (shown[0] ?? 'something else');
}

export const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage({ expected: type, actual }) {
    // A value behind a value: more likely a comma is missing than the closing parenthesis.
    const begun = type === RightParen && (actual.tokenType === Text || isWord(actual));
    return `Expected ${begun ? '`,` or ' : ''}${tokenLabel(type)}, found ${quote(actual)}.`;
  },
  buildNotAllInputParsedMessage({ firstRedundant }) {
    return `Expected \`;\` before ${quote(firstRedundant)}.`;
  },
  buildNoViableAltMessage({ expectedPathsPerAlt, actual }) {
    return `Expected ${expected(expectedPathsPerAlt.flat())}, found ${quote(actual[0])}.`;
  },
  buildEarlyExitMessage({ expectedIterationPaths, actual }) {
    return `Expected ${expected(expectedIterationPaths)}, found ${quote(actual[0])}.`;
  },
};
