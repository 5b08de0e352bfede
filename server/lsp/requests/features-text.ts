/** Requests about one text go in: what folds, how a selection grows, its colours, its links and remarks; protocol data comes out. */
import {
  type Connection,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type FoldingRange,
  FoldingRangeKind,
  type InlayHint,
  type SelectionRange,
  type SemanticTokens,
  SemanticTokensBuilder,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import type { Piece, Span } from '../../../grammars/text/index.js';
import { folds, hints, links, pieces, references, selections } from '../../service/index.js';
import { answered, type Log } from '../safely.js';
import type { Session, Spot } from '../session.js';
import type { TextRanges } from '../shapes/ranges.js';

/** What the grammar tells apart; blanks and punctuation have no colour of their own. */
const types: Partial<Readonly<Record<Piece['kind'], SemanticTokenTypes>>> = {
  comment: SemanticTokenTypes.comment,
  keyword: SemanticTokenTypes.keyword,
  name: SemanticTokenTypes.variable,
  string: SemanticTokenTypes.string,
  number: SemanticTokenTypes.number,
  operator: SemanticTokenTypes.operator,
};

const order = [...new Set(Object.values(types))];

export const legend = { tokenTypes: order, tokenModifiers: [] };

/** A token may not reach over the end of a line: one of several lines is several. */
export function semanticTokens(
  found: readonly Piece[],
  { text, rangeOf }: TextRanges,
  within: Span,
): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { span, kind } of found) {
    const type = types[kind];
    if (type === undefined || span.end <= within.start || within.end <= span.start) continue;
    let start = span.start;
    for (const part of text.slice(span.start, span.end).split(/\r\n|\r|\n/)) {
      const at = rangeOf({ start, end: start + part.length }).start;
      if (part.length > 0) builder.push(at.line, at.character, part.length, order.indexOf(type), 0);
      start += part.length;
      start += text.startsWith('\r\n', start) ? 2 : 1;
    }
  }
  return builder.build();
}

export function registerTextFeatures(connection: Connection, session: Session, log: Log): void {
  const spotOf = ({ textDocument }: { textDocument: { uri: string } }): Spot | undefined =>
    session.spot(textDocument.uri);
  const textOf = ({ textDocument }: { textDocument: { uri: string } }): Spot | undefined =>
    session.textSpot(textDocument.uri);
  const tokensIn = (spot: Spot | undefined, within?: Span): SemanticTokens => {
    if (spot === undefined) return { data: [] };
    const { document, ranges } = spot;
    return semanticTokens(pieces(document), ranges, within ?? { start: 0, end: document.text.length });
  };

  connection.onFoldingRanges((params, token) =>
    answered<FoldingRange[]>(log, 'folding', token, [], () => {
      const spot = textOf(params);
      return (spot === undefined ? [] : folds(spot.document)).map(({ startLine, endLine, kind }) => ({
        startLine,
        endLine,
        kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
      }));
    }),
  );

  connection.onSelectionRanges((params, token) =>
    answered<SelectionRange[]>(log, 'selection', token, [], () => {
      const spot = textOf(params);
      if (spot === undefined) return [];
      return params.positions.map((position) => {
        const growing = selections(spot.document, spot.ranges.offsetAt(position));
        const [first, ...others] = growing.reverse().map((span) => spot.ranges.rangeOf(span));
        let whole: SelectionRange = { range: first ?? spot.ranges.rangeOf({ start: 0, end: 0 }) };
        for (const range of others) whole = { range, parent: whole };
        return whole;
      });
    }),
  );

  connection.languages.semanticTokens.on((params, token) =>
    answered<SemanticTokens>(log, 'colours', token, { data: [] }, () => tokensIn(textOf(params))),
  );

  connection.languages.semanticTokens.onRange((params, token) =>
    answered<SemanticTokens>(log, 'colours', token, { data: [] }, () => {
      const spot = textOf(params);
      return tokensIn(spot, spot?.ranges.spanOf(params.range));
    }),
  );

  connection.onDocumentLinks((params, token) =>
    answered<DocumentLink[]>(log, 'links', token, [], () => {
      const spot = spotOf(params);
      if (spot === undefined) return [];
      return links(spot.site, spot.file).map(({ span, target }) => ({
        range: spot.ranges.rangeOf(span),
        target: session.uriOf(target),
      }));
    }),
  );

  connection.languages.inlayHint.on((params, token) =>
    answered<InlayHint[]>(log, 'remarks', token, [], () => {
      const spot = spotOf(params);
      if (spot === undefined) return [];
      const { start, end } = spot.ranges.spanOf(params.range);
      return hints(spot.site, spot.file)
        .filter(({ span }) => start <= span.end && span.end <= end)
        .map(({ span, text }) => ({
          position: spot.ranges.rangeOf(span).end,
          label: text,
          paddingLeft: true,
        }));
    }),
  );

  connection.onDocumentHighlight((params, token) =>
    answered<DocumentHighlight[]>(log, 'highlight', token, [], () => {
      const spot = spotOf(params);
      if (spot === undefined) return [];
      return references(spot.site, spot.file, spot.ranges.offsetAt(params.position), true)
        .filter(({ file }) => file === spot.file)
        .map(({ span }) => ({ range: spot.ranges.rangeOf(span), kind: DocumentHighlightKind.Text }));
    }),
  );
}
