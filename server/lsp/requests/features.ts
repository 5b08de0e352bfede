/** Requests go in, answers of the service come out as protocol data. Each handler: the file, one verb, the shape of the answer. */
import {
  type CodeLens,
  type Connection,
  type DocumentSymbol,
  type Hover,
  type Location,
  MarkupKind,
  type Range,
  ResponseError,
  type SignatureHelp,
  SymbolKind,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import type { OutlineItem, Signature } from '../../../grammars/text/index.js';
import {
  definition,
  hover,
  lenses,
  references,
  rename,
  renameRange,
  signature,
  siteSymbols,
  symbols,
} from '../../service/index.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { answered, type Log, refused } from '../safely.js';
import type { Session, Spot } from '../session.js';
import type { TextRanges } from '../shapes/ranges.js';
import { codeActions, workspaceEdit } from './code-actions.js';

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
