/** A script and an offset go in; what kind of thing of the site is named there comes out. */
import { type Slot, type SlotKind, shift } from '../text/index.js';
import { lineAt } from '../text/logical-lines.js';
import { wordUnder } from '../text/wordslot.js';
import type { CommandNode, IpxeDocument, WordNode } from './document.js';
import { readOptions } from './options.js';
import { commandFact } from './vocabulary.js';

/** By command: what its first word that is no option names. */
const FIRST: Readonly<Record<string, SlotKind>> = {
  chain: 'boot file',
  imgexec: 'boot file',
  initrd: 'initial ramdisk',
  kernel: 'kernel',
};
const ROOT = 'nfsroot=';

export function slotAt(document: IpxeDocument, offset: number): Slot | undefined {
  const line = document.lines[lineAt(document.lines, offset)];
  const at = offset - (line?.offset ?? 0);
  const command = line?.commands.findLast(({ span, words }) => words.length > 0 && span.start <= at);
  // Behind the command is the next one, which has no words yet.
  if (
    line === undefined ||
    command === undefined ||
    /(?:\|\||&&|;)\s*$/.test(document.text.slice(line.offset, offset))
  )
    return undefined;
  const slot = slotIn(command, at);
  return slot && { ...slot, span: shift(slot.span, line.offset) };
}

function slotIn({ words: [name, ...words] }: CommandNode, at: number): Slot | undefined {
  const fact = name === undefined ? undefined : commandFact(name.text);
  if (name === undefined || fact === undefined || at <= name.span.end) return undefined;
  const { index, span } = wordUnder(words, at);
  const word = words[index];
  const here = span.start === span.end ? undefined : word;
  const { rest, wrong } = readOptions(
    { ...fact, least: 0, most: Number.POSITIVE_INFINITY },
    words.slice(0, index),
  );
  if (wrong !== undefined || here?.text.startsWith('-') || here?.text.includes('://')) return undefined;
  if (rest.length > 0) return here === undefined ? undefined : rootIn(here, fact.name);
  const kind = FIRST[fact.name];
  return kind && { kind, span };
}

/** Words for the kernel. */
function rootIn({ text, span }: WordNode, name: string): Slot | undefined {
  if (!text.startsWith(ROOT) || !/^(?:kernel|imgargs)$/.test(name)) return undefined;
  return { kind: 'NFS root', span: { start: span.start + ROOT.length, end: span.end } };
}
