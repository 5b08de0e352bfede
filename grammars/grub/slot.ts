/** A grub.cfg and an offset go in; what kind of thing of the site is named there comes out, or the word for the kernel that stands there. */
import { type Slot, type SlotKind, shift } from '../text/index.js';
import { type KernelWord, slotInKernelWord } from '../text/kernel-words.js';
import { lineAt } from '../text/logical-lines.js';
import { wordUnder } from '../text/wordslot.js';
import type { CommandNode, GrubDocument } from './document.js';
import { allStatements, constantText, nameOf } from './walk.js';

/** By command: what its words name. */
const NAMED: Readonly<Record<string, { readonly kind: SlotKind; readonly all?: boolean }>> = {
  chainloader: { kind: 'boot file' },
  configfile: { kind: 'configuration' },
  initrd: { kind: 'initial ramdisk', all: true },
  initrd16: { kind: 'initial ramdisk', all: true },
  initrdefi: { kind: 'initial ramdisk', all: true },
  linux: { kind: 'kernel' },
  linux16: { kind: 'kernel' },
  linuxefi: { kind: 'kernel' },
  source: { kind: 'configuration' },
};

export function slotAt(document: GrubDocument, offset: number): Slot | undefined {
  const kernel = kernelWordAt(document, offset);
  if (kernel !== undefined) return slotInKernelWord(kernel, document.text);
  const { command, base } = commandAt(document, offset) ?? {};
  if (command === undefined || base === undefined) return undefined;
  const { index, span } = wordUnder(command.words, offset - base);
  const named = namedBy(command);
  if (named === undefined || index === 0 || (index > 1 && !named.all)) return undefined;
  return { kind: named.kind, span: shift(span, base) };
}

/** Behind the name of the kernel all words are for it. */
export function kernelWordAt(document: GrubDocument, offset: number): KernelWord | undefined {
  const { command, base } = commandAt(document, offset) ?? {};
  if (command === undefined || base === undefined || namedBy(command)?.kind !== 'kernel') return undefined;
  const { index, span } = wordUnder(command.words, offset - base);
  const word = command.words[index];
  const empty = span.start === span.end;
  // What variables and quotes come to is not what stands there.
  if (index < 2 || (!empty && (word === undefined || constantText(word)?.length !== span.end - span.start)))
    return undefined;
  const absolute = shift(span, base);
  return { span: absolute, typed: document.text.slice(absolute.start, offset) };
}

function namedBy(command: CommandNode): (typeof NAMED)[string] | undefined {
  const name = nameOf(command) ?? '';
  return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
}

/** The command that a place belongs to, and where the spans in it are counted from. */
function commandAt(
  { text, lines }: GrubDocument,
  offset: number,
): { readonly command: CommandNode; readonly base: number } | undefined {
  const unit = lines[lineAt(lines, offset)];
  if (unit === undefined) return undefined;
  const at = offset - unit.offset;
  // Between the name of the command and the place there are words and blanks, and no line ends.
  const begin = text.lastIndexOf('\n', offset - 1) + 1 - unit.offset;
  const command = [...allStatements(unit.statements)].findLast(
    (one): one is CommandNode => one.kind === 'command' && one.span.start >= begin && one.span.start < at,
  );
  if (command === undefined || /[;{}]\s*$/.test(text.slice(unit.offset + command.span.start, offset)))
    return undefined;
  return { command, base: unit.offset };
}
