/** The comments of a document go in, the places where findings are suppressed come out. */
import { type Document, indexLines, type LineIndex, type Span } from '../../../grammars/text/index.js';

/** One rule (or all, where none is named) switched off for a stretch of a file. */
export interface Suppression {
  /** Undefined: every rule. */
  readonly rule: string | undefined;
  /** The name of the rule in the comment, else the whole directive: what an unused suppression underlines. */
  readonly span: Span;
  /** Half-open range of offsets in which a finding must begin. */
  readonly from: number;
  to: number;
  /** Set when it silenced something. */
  used: boolean;
}

type Scope = 'next-line' | 'line' | 'disable' | 'enable';

interface Directive {
  readonly scope: Scope;
  /** Offset of the directive in the text. */
  readonly span: Span;
  readonly rules: readonly { readonly name: string; readonly span: Span }[];
}

const MARK = 'diskless-lint-';
const SCOPES: readonly (readonly [word: string, scope: Scope])[] = [
  ['disable-next-line', 'next-line'],
  ['disable-line', 'line'],
  ['disable', 'disable'],
  ['enable', 'enable'],
];

/** Rule names follow the directive, separated by blanks or commas; what follows `--` is a reason for people. */
function readDirective(text: string, comment: Span): Directive | undefined {
  const body = text.slice(comment.start, comment.end);
  const mark = body.indexOf(MARK);
  if (mark < 0) return undefined;
  const rest = body.slice(mark + MARK.length);
  for (const [word, scope] of SCOPES) {
    if (!rest.startsWith(word)) continue;
    const after = rest.slice(word.length);
    if (after !== '' && !/^[\s,*]/.test(after)) return undefined;
    const start = comment.start + mark;
    const end = start + MARK.length + word.length;
    const rules: { name: string; span: Span }[] = [];
    for (const match of after.matchAll(/[^\s,]+/g)) {
      if (match[0].startsWith('--') || match[0].startsWith('*/')) break;
      const at = end + match.index;
      rules.push({ name: match[0], span: { start: at, end: at + match[0].length } });
    }
    return { scope, span: { start, end }, rules };
  }
  return undefined;
}

function rangeOf(
  scope: 'next-line' | 'line',
  at: number,
  lines: LineIndex,
  length: number,
): [number, number] {
  const line = lines.positionAt(at).line + (scope === 'next-line' ? 1 : 0);
  if (line >= lines.lineCount) return [length, length];
  return [lines.startOf(line), line + 1 < lines.lineCount ? lines.startOf(line + 1) : length + 1];
}

/** Suppressions of a document, in order. Without any `diskless-lint-` in the text the comments are not even asked for. */
export function suppressions(document: Document, comments: () => readonly Span[]): Suppression[] {
  const { text } = document;
  if (!text.includes(MARK)) return [];
  const lines = indexLines(text);
  const found: Suppression[] = [];
  let open: Suppression[] = [];
  const close = (rule: string | undefined, at: number): void => {
    open = open.filter((suppression) => {
      if (rule !== undefined && suppression.rule !== rule) return true;
      suppression.to = at;
      return false;
    });
  };
  for (const comment of comments()) {
    const directive = readDirective(text, comment);
    if (directive === undefined) continue;
    const { scope, span } = directive;
    const named = directive.rules.length > 0 ? directive.rules : [{ name: undefined, span }];
    for (const { name: rule, span } of named) {
      if (scope === 'enable') {
        close(rule, comment.start);
        continue;
      }
      const [from, to] =
        scope === 'disable'
          ? [comment.start, text.length + 1]
          : rangeOf(scope, comment.start, lines, text.length);
      const suppression: Suppression = { rule, span, from, to, used: false };
      found.push(suppression);
      if (scope === 'disable') open.push(suppression);
    }
  }
  return found;
}
