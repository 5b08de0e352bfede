/** A place in a text goes in, what could stand there comes out as protocol data: words, names of the site, statements to fill in. */
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Connection,
  type InsertReplaceEdit,
  InsertTextFormat,
  MarkupKind,
  type TextEdit,
} from 'vscode-languageserver';
import type { Completion, Span } from '../../../grammars/text/index.js';
import { complete, MOST_VALUES } from '../../service/index.js';
import type { Abilities } from '../client/abilities.js';
import { answered, type Log } from '../safely.js';
import type { Session, Spot } from '../session.js';

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
  snippet: CompletionItemKind.Snippet,
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

function documented({ documentation }: Completion): Pick<CompletionItem, 'documentation'> {
  return documentation === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } };
}

function completionItem(
  completion: Completion,
  spot: Spot,
  offset: number,
  order: number,
  { insertReplace, lateDocumentation }: Abilities,
): CompletionItem {
  const { text, lines } = spot.ranges;
  const start = lines.startOf(lines.positionAt(offset).line);
  const before = text.slice(Math.max(start, offset - 2000), offset);
  const { span = { start: offset - replacedBy(before, completion.insert), end: offset } } = completion;
  return {
    label: completion.label,
    detail: completion.detail,
    kind: completionKinds[completion.kind ?? 'word'],
    ...(completion.kind === 'snippet' ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(lateDocumentation ? {} : documented(completion)),
    // The names of the site come first, in the order of the service.
    sortText: String(order).padStart(5, '0'),
    filterText: completion.filter ?? completion.insert,
    textEdit: completionEdit(spot, offset, span, completion.insert, insertReplace),
  };
}

/** More than an editor is sent at once: of thousands of symbols those that what was typed is a part of. */
const MOST_ITEMS = 300;

function likeliest(all: readonly Completion[], { ranges: { text } }: Spot, offset: number): Completion[] {
  const typed = (/[\w.-]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '').toLowerCase();
  return all.filter(({ label }) => label.toLowerCase().includes(typed)).slice(0, MOST_ITEMS);
}

/** Which list an item is of, and which one of it. */
interface Asked {
  readonly list: number;
  readonly item: number;
}

export function registerCompletion(connection: Connection, session: Session, log: Log): void {
  /** The documentation of what was offered last, for clients that ask for it afterwards. */
  let last: { readonly list: number; readonly found: readonly Completion[] } = { list: 0, found: [] };

  connection.onCompletion((params, token) =>
    answered<CompletionItem[] | CompletionList>(log, 'completion', token, [], () => {
      // While somebody types, the text alone has to be that of now.
      const spot = session.textSpot(params.textDocument.uri);
      if (spot === undefined) return [];
      const offset = spot.ranges.offsetAt(params.position);
      const { abilities, wishes } = session;
      const mayFill = abilities.snippets && wishes.snippets;
      const all = complete(spot.site, spot.file, offset, spot.document).filter(
        ({ kind }) => kind !== 'snippet' || mayFill,
      );
      const found = all.length > MOST_ITEMS ? likeliest(all, spot, offset) : all;
      if (abilities.lateDocumentation) last = { list: last.list + 1, found };
      const { list } = last;
      const items = found.map((one, item) => ({
        ...completionItem(one, spot, offset, item, abilities),
        ...(abilities.lateDocumentation ? { data: { list, item } satisfies Asked } : {}),
      }));
      // Of the names of a large site only some are offered; with the next letter there may be others.
      return found === all && found.filter(({ kind }) => kind !== undefined).length < MOST_VALUES
        ? items
        : { isIncomplete: true, items };
    }),
  );

  connection.onCompletionResolve((item, token) =>
    answered<CompletionItem>(log, 'completion', token, item, () => {
      const asked = (item.data ?? {}) as Partial<Asked>;
      const found = asked.list === last.list ? last.found[asked.item ?? -1] : undefined;
      return found === undefined ? item : { ...item, ...documented(found) };
    }),
  );
}
