/** The entry of one line goes in, what exportfs has against it comes out, as exportfs reads it: from left to right, up to the first error. */
import type { Problem, Span } from '../text/index.js';
import type {
  ExportClientNode,
  ExportDefaultsNode,
  ExportEntryNode,
  LineFault,
  OptionListNode,
} from './document.js';
import { optionFault } from './options.js';
import { fillsBuffer } from './words.js';

/** Bytes of one client word, and of a path (exp[512], and NFS_MAXPATHLEN in support/nfs/exports.c). */
const wordLimit = 512;
const pathLimit = 1024;

function fault(
  rule: string,
  severity: Problem['severity'],
  span: Span,
  message: string,
  item: number | undefined,
  fix?: NonNullable<Problem['fix']>,
): LineFault {
  const endsReading = severity === 'error';
  return {
    problem: {
      rule,
      severity,
      message,
      span,
      refusedBy: endsReading ? 'exportfs' : null,
      ...(fix === undefined ? {} : { fix }),
    },
    endsReading,
    item,
  };
}

/** Whether a blank between parentheses is a slip inside one list, or the list was never closed. */
function listFault(line: string, list: OptionListNode, item: number): LineFault | undefined {
  const gap = list.gaps[0];
  const swallowed = list.options.some(
    ({ name, span }) => name.includes('(') && gap !== undefined && span.start > gap.start,
  );
  if (!list.closed || swallowed) {
    const end = gap !== undefined ? gap.start : list.span.end;
    return fault(
      'exports/syntax',
      'error',
      { start: list.span.start, end },
      `The option list ${quote(line.slice(list.span.start, end))} has no closing parenthesis. exportfs stops with "syntax error: bad option list". Add ")" right behind the last option.`,
      item,
    );
  }
  if (gap === undefined) return undefined;
  const edits = list.gaps.map((span) => {
    const before = line[span.start - 1];
    const after = line[span.end];
    const joins = before !== '(' && before !== ',' && after !== ')' && after !== ',';
    return { span, newText: joins ? ',' : '' };
  });
  return fault(
    'exports/space-inside-options',
    'error',
    list.span,
    `White space inside ${quote(line.slice(list.span.start, list.span.end))} ends the word, so exportfs sees a list without ")" and stops with "syntax error: bad option list". Write the options without blanks.`,
    item,
    { title: 'Remove the blanks between the parentheses', safe: true, edits },
  );
}

function optionsFault(list: OptionListNode, item: number): LineFault | undefined {
  const empty = list.emptyOptions[0];
  for (const option of list.options) {
    if (empty !== undefined && empty.start < option.span.start) break;
    const wrong = optionFault(option);
    const written = option.value === undefined ? option.name : `${option.name}=${option.value}`;
    if (wrong === undefined || wrong.kind === 'newer') continue;
    if (wrong.kind === 'value') {
      return fault(
        'exports/syntax',
        'error',
        option.span,
        `${quote(written)} has a value exportfs does not take: expected ${wrong.expected}.`,
        item,
      );
    }
    const meant = wrong.suggestion === undefined ? '' : ` Did you mean ${quote(wrong.suggestion)}?`;
    const note = wrong.note === '' ? '' : ` ${wrong.note}`;
    const replaceable = wrong.suggestion !== undefined && !wrong.suggestion.endsWith('=');
    return fault(
      'exports/unknown-option',
      'error',
      option.span,
      `${quote(written)} is no export option, and exportfs stops at it.${note}${meant}`,
      item,
      replaceable
        ? {
            title: `Replace by ${wrong.suggestion}`,
            safe: false,
            edits: [{ span: option.span, newText: wrong.suggestion ?? '' }],
          }
        : undefined,
    );
  }
  if (empty === undefined) return undefined;
  return fault(
    'exports/unknown-option',
    'error',
    empty,
    'Nothing stands before this comma: exportfs reads an option without a name there and stops. Remove the comma.',
    item,
    { title: 'Remove the comma', safe: true, edits: [{ span: empty, newText: '' }] },
  );
}

function newerOptions(list: OptionListNode, item: number): LineFault[] {
  return list.options
    .filter((option) => optionFault(option)?.kind === 'newer')
    .map((option) =>
      fault(
        'exports/unknown-option',
        'warning',
        option.span,
        `${quote(option.name)} needs nfs-utils 2.6.3 or later; an older exportfs stops at it and drops the rest of the file.`,
        item,
      ),
    );
}

function tooLong(what: string, span: Span, item: number, advice = ''): LineFault {
  return fault(
    'exports/token-too-long',
    'error',
    span,
    `${what} take more than ${wordLimit - 1} bytes, and exportfs stops there.${advice}`,
    item,
  );
}

function defaultsError(
  line: string,
  { span, list }: ExportDefaultsNode,
  item: number,
): LineFault | undefined {
  if (fillsBuffer(line.slice(span.start, span.end), wordLimit)) return tooLong('These defaults', span, item);
  return optionsFault(list, item);
}

/** Errors of one client word, in the order in which exportfs meets them. */
function clientError(line: string, client: ExportClientNode, item: number): LineFault | undefined {
  const { list, tail } = client;
  if (list !== undefined) {
    const broken = listFault(line, list, item);
    if (broken !== undefined) return broken;
  }
  if (fillsBuffer(line.slice(client.span.start, client.span.end), wordLimit))
    return tooLong(
      'This client and its options',
      client.span,
      item,
      ' Give options that several clients share as -options before them.',
    );
  if (tail !== undefined) {
    const glued = line[tail.start] === '/';
    return fault(
      glued ? 'exports/lines-glued' : 'exports/syntax',
      'error',
      tail,
      glued
        ? `${quote(line.slice(tail.start, tail.end))} follows ")" directly: a line end is missing. exportfs stops with "syntax error: bad option list".`
        : `${quote(line.slice(tail.start, tail.end))} follows ")" directly, and ")" must end the word. exportfs stops with "syntax error: bad option list".`,
      item,
    );
  }
  return list === undefined ? undefined : optionsFault(list, item);
}

/** Options that stand for themselves: they hold for everybody. */
function detachedOptions(
  line: string,
  entry: ExportEntryNode,
  client: ExportClientNode,
  index: number,
): LineFault | undefined {
  const list = client.list;
  if (list === undefined || client.name !== '') return undefined;
  const options = line.slice(list.span.start, list.span.end);
  // What is meant for the client before it is for those to say who know the machines (server/rules/exports).
  const before = entry.items[index - 1];
  if (before?.kind === 'client' && before.list === undefined) return undefined;
  return fault(
    'exports/space-before-options',
    'warning',
    client.span,
    `${quote(options)} has no client before it, so it holds for every machine. Write ${quote(`*${options}`)} if that is meant.`,
    index,
    {
      title: 'Write * for every machine',
      safe: true,
      edits: [{ span: { start: client.span.start, end: client.span.start }, newText: '*' }],
    },
  );
}

function strayBackslash(text: string, span: Span, item: number | undefined): LineFault | undefined {
  if (text !== '\\') return undefined;
  return fault(
    'exports/backslash-space',
    'warning',
    span,
    'This backslash does not stand directly before the line end, so it continues nothing: exportfs reads it as a word, and the next line as an entry of its own. Remove what stands behind it.',
    item,
  );
}

export function quote(text: string): string {
  const shown = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  return `"${shown.replace(/\s+/g, ' ')}"`;
}

const squashLists = new Set(['squash_uids', 'squash_gids']);

/**
 * freesquash of support/nfs/exports.c frees the list of the defaults once for each client behind them. The fault
 * stands at the item with which that happens.
 */
function squashCrash({ items }: ExportEntryNode): LineFault | undefined {
  const from = items.findIndex(
    ({ kind, list }) => kind === 'defaults' && list?.options.some(({ name }) => squashLists.has(name)),
  );
  const option = items[from]?.list?.options.find(({ name }) => squashLists.has(name));
  if (option === undefined) return undefined;
  let clients = 0;
  let index = from;
  for (; index < items.length && clients < 2; index++) {
    // Defaults at the end of a line hold for everyone.
    if (items[index]?.kind === 'client' || index === items.length - 1) clients++;
  }
  if (clients < 2) return undefined;
  return fault(
    'exports/syntax',
    'error',
    option.span,
    `exportfs crashes over ${quote(option.name)} in defaults that hold for more than one client, and then exports nothing at all. Write it in the parentheses of each client.`,
    index - 1,
  );
}

/** All faults of an entry; errors behind the first are left out, as exportfs never gets there. */
export function faultsOf(line: string, entry: ExportEntryNode): LineFault[] {
  const found: LineFault[] = [];
  const pathText = line.slice(entry.pathSpan.start, entry.pathSpan.end);
  if (fillsBuffer(pathText, pathLimit + 1)) {
    return [
      fault(
        'exports/token-too-long',
        'error',
        entry.pathSpan,
        `A path of more than ${pathLimit} bytes: exportfs stops reading the file here.`,
        undefined,
      ),
    ];
  }
  const stray = strayBackslash(pathText, entry.pathSpan, undefined);
  if (stray !== undefined) found.push(stray);
  const crash = squashCrash(entry);
  for (const [index, item] of entry.items.entries()) {
    const error =
      item.kind === 'defaults' ? defaultsError(line, item, index) : clientError(line, item, index);
    if (error !== undefined) return [...found, error];
    if (crash !== undefined && crash.item === index) return [...found, crash];
    if (item.kind === 'defaults') {
      found.push(...newerOptions(item.list, index));
      continue;
    }
    if (item.list !== undefined) found.push(...newerOptions(item.list, index));
    if (/^(?:-|\\055)/.test(line.slice(item.nameSpan.start, item.nameSpan.end))) {
      found.push(
        fault(
          'exports/syntax',
          'warning',
          item.span,
          `${quote(line.slice(item.span.start, item.span.end))} directly behind other defaults is read as the name of a client. Write all defaults in one word.`,
          index,
        ),
      );
    }
    const detached = detachedOptions(line, entry, item, index);
    if (detached !== undefined) found.push(detached);
    const backslash = strayBackslash(line.slice(item.span.start, item.span.end), item.span, index);
    if (backslash !== undefined) found.push(backslash);
  }
  return found;
}
