/** A text goes in, its lines come out; after a change only the lines it touches are read again. */

import { onceForEqual, SMALL_FILE } from '../text/equal-lines.js';
import type { TextChange } from '../text/index.js';
import { applyEdits } from '../text/index.js';
import type { LineNode, PxeLine, PxelinuxDocument } from './document.js';
import { parseLine } from './parser.js';
import { problemsOf } from './problems.js';

export function readDocument(text: string): PxelinuxDocument {
  const lines: PxeLine[] = [];
  let offset = 0;
  let inText = false;
  while (offset < text.length) {
    const line = readLine(text, offset, inText);
    lines.push(line);
    offset += line.fullLength;
    inText = stateAfter(line);
  }
  return finish(text, lines);
}

export function editDocument(document: PxelinuxDocument, change: TextChange): PxelinuxDocument {
  const text = applyEdits(document.text, [change]);
  const old = document.lines;
  const first = Math.max(0, lineAt(old, change.span.start));
  const shiftBy = text.length - document.text.length;
  const lines = old.slice(0, first);
  let offset = old[first]?.offset ?? 0;
  let inText = old[first]?.inText ?? false;
  // The first old line that may be kept: the line feed before it lies after the change.
  let next = first;
  while (next < old.length && (old[next]?.offset ?? 0) <= change.span.end) next++;
  while (offset < text.length) {
    let kept = old[next];
    while (kept !== undefined && kept.offset + shiftBy < offset) kept = old[++next];
    if (kept !== undefined && kept.offset + shiftBy === offset && kept.inText === inText) {
      for (const line of old.slice(next)) {
        lines.push(shiftBy === 0 ? line : { ...line, offset: line.offset + shiftBy });
      }
      break;
    }
    const line = readLine(text, offset, inText);
    lines.push(line);
    offset += line.fullLength;
    inText = stateAfter(line);
  }
  return finish(text, lines);
}

/** Index of the last line that starts at or before an offset. */
export function lineAt(lines: readonly PxeLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}

function finish(text: string, lines: readonly PxeLine[]): PxelinuxDocument {
  return { language: 'pxelinux', text, lines, problems: problemsOf(lines) };
}

function readLine(text: string, offset: number, inText: boolean): PxeLine {
  const feed = text.indexOf('\n', offset);
  const end = feed < 0 ? text.length : feed;
  const whole = text.slice(offset, end);
  // fgets reads to the line feed, but the first CR cuts what was read.
  const cut = whole.indexOf('\r');
  const content = cut < 0 ? whole : whole.slice(0, cut);
  const fullLength = (feed < 0 ? text.length : feed + 1) - offset;
  const read = inText || text.length > SMALL_FILE ? readNode : readEqual;
  return { offset, length: content.length, fullLength, inText, node: read(content, inText) };
}

const readEqual = onceForEqual(parseLine);

function readNode(content: string, inText: boolean): LineNode {
  if (!inText) return parseLine(content);
  const node = /^[\x00-\x20]*endtext(?![!-\uFFFF])/i.test(content) ? parseLine(content) : undefined;
  return node ?? { kind: 'help', help: { text: content, span: { start: 0, end: content.length } } };
}

function stateAfter(line: PxeLine): boolean {
  const node = line.node;
  if (line.inText) return !(node.kind === 'directive' && node.name === 'ENDTEXT');
  return node.kind === 'directive' && node.name === 'TEXT';
}
