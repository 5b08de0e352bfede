/** A grub.cfg and an offset go in; what kind of thing of the site is named there comes out. */
import { type Slot, type SlotKind, shift } from '../text/index.js';
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
const ROOT = 'nfsroot=';

export function slotAt({ text, lines }: GrubDocument, offset: number): Slot | undefined {
  const unit = lines[lineAt(lines, offset)];
  if (unit === undefined) return undefined;
  const at = offset - unit.offset;
  // Between the name of the command and the place there are words and blanks, and no line ends.
  const begin = text.lastIndexOf('\n', offset - 1) + 1 - unit.offset;
  const commands = [...allStatements(unit.statements)].filter(
    (one): one is CommandNode => one.kind === 'command' && one.span.start >= begin && one.span.start < at,
  );
  const command = commands.at(-1);
  if (command === undefined || /[;{}]\s*$/.test(text.slice(unit.offset + command.span.start, offset)))
    return undefined;
  const slot = slotIn(command, at);
  return slot && { ...slot, span: shift(slot.span, unit.offset) };
}

function slotIn(command: CommandNode, at: number): Slot | undefined {
  const { index, span } = wordUnder(command.words, at);
  const name = nameOf(command) ?? '';
  const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (named === undefined || index === 0) return undefined;
  if (index === 1 || named.all) return { kind: named.kind, span };
  const word = command.words[index];
  const text = word === undefined || span.start === span.end ? undefined : constantText(word);
  return named.kind === 'kernel' && text?.startsWith(ROOT)
    ? { kind: 'NFS root', span: { start: span.start + ROOT.length, end: span.end } }
    : undefined;
}
