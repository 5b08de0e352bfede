/** Requests go in, answers of the service come out as protocol data. Each handler: the file, one verb, the shape of the answer. */
import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Connection,
  type DocumentSymbol,
  type Hover,
  type InsertReplaceEdit,
  type Location,
  MarkupKind,
  type Range,
  ResponseError,
  type SignatureHelp,
  SymbolKind,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import type { Completion, OutlineItem, Signature, Span } from '../../grammars/text/index.js';
import {
  complete,
  definition,
  hover,
  lenses,
  MOST_VALUES,
  references,
  rename,
  renameRange,
  signature,
  siteSymbols,
  symbols,
} from '../service/index.js';
import type { Site } from '../site/model.js';
import type { Place } from '../site/place.js';
import { codeActions, workspaceEdit } from './code-actions.js';
import type { TextRanges } from './ranges.js';
import { answered, type Log, refused } from './safely.js';
import type { Session, Spot } from './session.js';

const symbolKinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  container: SymbolKind.Namespace,
  host: SymbolKind.Object,
  class: SymbolKind.Class,
  entry: SymbolKind.Field,
  label: SymbolKind.Event,
  option: SymbolKind.Property,
  symbol: SymbolKind.Constant,
  setting: SymbolKind.Variable,
};

/** Without recursion: declarations may be nested as deep as a file likes. */
export function documentSymbols(items: readonly OutlineItem[], ranges: TextRanges): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const pending: [OutlineItem, DocumentSymbol[]][] = items.map((item) => [item, top]);
  for (let i = 0; i < pending.length; i++) {
    const [item, into] = pending[i] as [OutlineItem, DocumentSymbol[]];
    const children: DocumentSymbol[] = [];
    into.push({
      // An empty name is refused by clients.
      name: item.name.trim() === '' ? '(no name)' : item.name,
      detail: item.detail,
      kind: symbolKinds[item.kind],
      range: ranges.rangeOf(item.span),
      selectionRange: ranges.rangeOf(item.nameSpan),
      children,
    });
    for (const child of item.children) pending.push([child, children]);
  }
  return top;
}

/** The characters before the cursor that the inserted word begins with, else the word the cursor stands at the end of. */
export function replacedBy(before: string, insert: string): number {
  const lower = before.toLowerCase();
  const wanted = insert.toLowerCase();
  for (let length = Math.min(wanted.length, lower.length); length > 0; length--) {
    const boundary = length === lower.length || !/[\w-]/.test(lower[lower.length - length - 1] ?? '');
    if (boundary && wanted.startsWith(lower.slice(lower.length - length))) return length;
  }
  let start = before.length;
  while (start > 0 && !/[\s"'(),;={}]/.test(before[start - 1] ?? '')) start--;
  return before.length - start;
}

const completionKinds = {
  word: CompletionItemKind.Keyword,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  value: CompletionItemKind.Value,
  name: CompletionItemKind.Reference,
} as const;

/** What is behind the cursor is replaced, or kept where the client asks for that and the person for inserting. */
function completionEdit(
  { ranges }: Spot,
  offset: number,
  span: Span,
  newText: string,
  both: boolean,
): TextEdit | InsertReplaceEdit {
  const range = ranges.rangeOf(span);
  return both && offset < span.end
    ? { newText, insert: ranges.rangeOf({ start: span.start, end: offset }), replace: range }
    : { newText, range };
}

function completionItem(
  completion: Completion,
  spot: Spot,
  offset: number,
  order: number,
  both: boolean,
): CompletionItem {
  const { text, lines } = spot.ranges;
  const start = lines.startOf(lines.positionAt(offset).line);
  const before = text.slice(Math.max(start, offset - 2000), offset);
  const { span = { start: offset - replacedBy(before, completion.insert), end: offset } } = completion;
  return {
    label: completion.label,
    detail: completion.detail,
    kind: completionKinds[completion.kind ?? 'word'],
    ...(completion.documentation === ''
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: completion.documentation } }),
    // The names of the site come first, in the order of the service.
    sortText: String(order).padStart(5, '0'),
    filterText: completion.insert,
    textEdit: completionEdit(spot, offset, span, completion.insert, both),
  };
}

/** More than an editor is sent at once: of thousands of symbols those that what was typed is a part of. */
const MOST_ITEMS = 300;

function likeliest(all: readonly Completion[], { ranges: { text } }: Spot, offset: number): Completion[] {
  const typed = (/[\w.-]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '').toLowerCase();
  return all.filter(({ label }) => label.toLowerCase().includes(typed)).slice(0, MOST_ITEMS);
}

function signatureHelp({ label, documentation, parameters, active }: Signature): SignatureHelp {
  let from = 0;
  const parts = parameters.map((part) => {
    const start = label.indexOf(part, from);
    from = start + part.length;
    return { label: [start, from] as [number, number] };
  });
  return {
    signatures: [
      { label, documentation: { kind: MarkupKind.Markdown, value: documentation }, parameters: parts },
    ],
    activeSignature: 0,
    activeParameter: active,
  };
}

export function registerFeatures(connection: Connection, session: Session, log: Log): void {
  const within = (spot: Spot | undefined, { position }: TextDocumentPositionParams) =>
    spot === undefined ? undefined : { spot, offset: spot.ranges.offsetAt(position) };
  const at = (params: TextDocumentPositionParams) => within(session.spot(params.textDocument.uri), params);
  /** While somebody types, the text alone has to be that of now. */
  const typingAt = (params: TextDocumentPositionParams) =>
    within(session.textSpot(params.textDocument.uri), params);
  const locations = (site: Site, places: readonly Place[]): Location[] =>
    places.map((place) => ({ uri: session.uriOf(place.file), range: session.rangeIn(site, place) }));

  connection.onHover((params, token) =>
    answered<Hover | null>(log, 'hover', token, null, () => {
      const here = at(params);
      const found = here && hover(here.spot.site, here.spot.file, here.offset);
      if (here === undefined || found === undefined) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: found.markdown },
        range: here.spot.ranges.rangeOf(found.span),
      };
    }),
  );

  connection.onCodeLens((params, token) =>
    answered<CodeLens[]>(log, 'code lens', token, [], async () => {
      const linted = await session.lintedSpot(params.textDocument.uri, token);
      if (linted === undefined || !session.isEnabled(linted.spot)) return [];
      const { site, file, ranges } = linted.spot;
      const { explainCommand } = session.wishes;
      return lenses(site, file, linted.result.verdict, linted.result.uses).map(({ place, title, name }) => ({
        range: ranges.rangeOf(place.span),
        // An empty command: there is nothing to run, only something to read.
        command:
          explainCommand === undefined || name === undefined
            ? { title, command: '' }
            : { title, command: explainCommand, arguments: [site.root, name] },
      }));
    }),
  );

  connection.onCompletion((params, token) =>
    answered<CompletionItem[] | CompletionList>(log, 'completion', token, [], () => {
      const here = typingAt(params);
      if (here === undefined) return [];
      const { spot, offset } = here;
      const all = complete(spot.site, spot.file, offset, spot.document);
      const found = all.length > MOST_ITEMS ? likeliest(all, spot, offset) : all;
      const { insertReplace } = session.abilities;
      const items = found.map((one, i) => completionItem(one, spot, offset, i, insertReplace));
      // Of the names of a large site only some are offered; with the next letter there may be others.
      return found === all && found.filter(({ kind }) => kind !== undefined).length < MOST_VALUES
        ? items
        : { isIncomplete: true, items };
    }),
  );

  connection.onSignatureHelp((params, token) =>
    answered<SignatureHelp | null>(log, 'signature', token, null, () => {
      const here = typingAt(params);
      const found = here && signature(here.spot.document, here.offset);
      return found === undefined ? null : signatureHelp(found);
    }),
  );

  connection.onDefinition((params, token) =>
    answered<Location[]>(log, 'definition', token, [], () => {
      const here = at(params);
      if (here === undefined) return [];
      return locations(here.spot.site, definition(here.spot.site, here.spot.file, here.offset));
    }),
  );

  connection.onReferences((params, token) =>
    answered<Location[]>(log, 'references', token, [], () => {
      const here = at(params);
      if (here === undefined) return [];
      const { site, file } = here.spot;
      return locations(site, references(site, file, here.offset, params.context.includeDeclaration));
    }),
  );

  connection.onDocumentSymbol((params, token) =>
    answered<DocumentSymbol[]>(log, 'outline', token, [], () => {
      const spot = session.textSpot(params.textDocument.uri);
      return spot === undefined ? [] : documentSymbols(symbols(spot.document), spot.ranges);
    }),
  );

  connection.onWorkspaceSymbol((params, token) =>
    answered<WorkspaceSymbol[]>(log, 'symbol search', token, [], () =>
      session.sites().sites.flatMap(({ site }) =>
        siteSymbols(site, params.query).map(({ name, detail, kind, place }) => ({
          name,
          containerName: detail,
          kind: symbolKinds[kind],
          location: { uri: session.uriOf(place.file), range: session.rangeIn(site, place) },
        })),
      ),
    ),
  );

  connection.onCodeAction((params, token) =>
    answered(log, 'code action', token, [], async () => {
      const linted = await session.lintedSpot(params.textDocument.uri, token);
      if (linted === undefined) return [];
      const span = linted.spot.ranges.spanOf(params.range);
      return codeActions(session, linted.spot, linted.result.findings, span, params.context.only);
    }),
  );

  connection.onPrepareRename((params, token) =>
    answered<Range | null>(log, 'rename', token, null, () => {
      const here = at(params);
      const place = here && renameRange(here.spot.site, here.spot.file, here.offset);
      return here === undefined || place === undefined ? null : session.rangeIn(here.spot.site, place);
    }),
  );

  connection.onRenameRequest(async (params, token) => {
    const result = await answered<WorkspaceEdit | { reason: string } | null>(
      log,
      'rename',
      token,
      null,
      () => {
        const here = at(params);
        if (here === undefined) return null;
        const { site, file } = here.spot;
        const renamed = rename(site, file, here.offset, params.newName);
        if (renamed.kind === 'refused') return { reason: renamed.reason };
        if (
          renamed.moves.length > 0 &&
          !(session.abilities.renameFiles && session.abilities.versionedEdits)
        ) {
          const files = renamed.moves.map(({ from }) => from).join(', ');
          return { reason: `This editor does not rename files, and ${files} would have to be.` };
        }
        return workspaceEdit(session, site, renamed.edits, renamed.moves);
      },
    );
    if (result === null || result instanceof ResponseError || !('reason' in result)) return result;
    return refused(result.reason);
  });
}
