/** A text and its file name go in, the document comes out; after a change only lines that were not there before are parsed. */
import type { Problem, TextChange } from '../text/index.js';
import { applyEdits, shift } from '../text/index.js';
import { dialectOf, isSourced } from './dialect.js';
import type { Dialect, SettingsDocument, SettingsLine, SettingsNode } from './document.js';
import { logicalEnds } from './logical.js';
import { parseLine } from './parser.js';

export function readDocument(text: string, fileName?: string): SettingsDocument {
  return build(text, fileName, dialectOf(fileName, text), undefined);
}

export function editDocument(document: SettingsDocument, change: TextChange): SettingsDocument {
  const text = applyEdits(document.text, [change]);
  const dialect = dialectOf(document.fileName, text);
  return build(text, document.fileName, dialect, dialect === document.dialect ? document : undefined);
}

function build(
  text: string,
  fileName: string | undefined,
  dialect: Dialect,
  before: SettingsDocument | undefined,
): SettingsDocument {
  // A node depends on nothing but the text of its line, so equal lines share one.
  const known = new Map<string, SettingsNode>();
  for (const line of before?.lines ?? []) known.set(line.text, line.node);
  const lines: SettingsLine[] = [];
  let offset = 0;
  for (const end of logicalEnds(text, dialect)) {
    const line = text.slice(offset, end);
    const node = known.get(line) ?? parseLine(line, dialect);
    lines.push({ offset, text: line, node });
    offset = end;
  }
  const sourced = isSourced(fileName);
  const problems = lines.flatMap((line) => [
    ...problemsOf(line, dialect),
    ...(sourced ? partedAssignments(line) : []),
  ]);
  return { language: 'settings', text, fileName, dialect, lines, problems };
}

/** Only what the real reader certainly cannot take. */
function problemsOf({ node, offset }: SettingsLine, dialect: Dialect): Problem[] {
  const rule = 'settings/syntax';
  if (node.kind === 'broken') {
    const span = shift(node.at, offset);
    return node.what === 'quote'
      ? [
          {
            rule,
            severity: 'error',
            span,
            refusedBy: null,
            message: `The quote opened here is never closed, so the shell refuses the whole file and none of its settings takes effect. Close it at the end of the value.`,
          },
        ]
      : [
          {
            rule,
            severity: 'error',
            span,
            refusedBy: null,
            message: `"${clip(node.broken.text)}" has no closing "]", so the settings below it belong to no section and are ignored.`,
          },
        ];
  }
  if (dialect !== 'hosts' || node.kind !== 'fields') return [];
  const [address] = node.fields;
  if (address === undefined || isHostsAddress(address.text)) return [];
  return [
    {
      rule,
      severity: 'warning',
      span: shift(address.span, offset),
      refusedBy: null,
      message: `"${clip(address.text)}" is no address, so this line is skipped and its names do not resolve. An address comes first, then the names.`,
    },
  ];
}

/** A name in capitals with a blank behind it and a sign, or a sign, a blank and a quoted word: the shell runs the first word, or that behind the sign. */
const PARTED = /^([A-Z][A-Z0-9_]{0,60})(?:[ \t]+\+?=|\+?=[ \t]+["'])/;

function partedAssignments({ node, offset, text }: SettingsLine): Problem[] {
  if (node.kind !== 'shell') return [];
  return node.statements.flatMap((statement): Problem[] => {
    if (statement.kind !== 'command') return [];
    const { span } = statement.command;
    const name = PARTED.exec(text.slice(span.start, span.end))?.[1];
    if (name === undefined) return [];
    return [
      {
        rule: 'settings/syntax',
        severity: 'error',
        span: shift({ start: span.start, end: span.start + name.length }, offset),
        refusedBy: null,
        message: `A blank beside the = makes this a command to the shell that reads the file, and no setting: "command not found", and ${name} stays as if the line were not there. Write ${name}= and the value without blanks between them.`,
      },
    ];
  });
}

/** What inet_pton(3) takes: four decimal numbers without leading zeros, or anything that can be an IPv6 address. */
export function isHostsAddress(text: string): boolean {
  if (text.includes(':')) return /^[0-9A-Fa-f:.]{2,45}(?:%[\w.-]{1,40})?$/.test(text);
  const parts = text.split('.', 5);
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

function clip(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
