/** A script and an offset go in; what kind of thing of the site is named there comes out, or the word for the kernel that stands there. */
import { type Slot, type SlotKind, type Span, shift } from '../text/index.js';
import { type KernelWord, slotInKernelWord } from '../text/kernel-words.js';
import { lineUnder } from '../text/logical-lines.js';
import { wordUnder } from '../text/wordslot.js';
import type { IpxeDocument } from './document.js';
import { readOptions } from './options.js';
import { commandFact } from './vocabulary.js';

/** By command: what its first word that is no option names. */
const FIRST: Readonly<Record<string, SlotKind>> = {
  chain: 'boot file',
  imgexec: 'boot file',
  initrd: 'initial ramdisk',
  kernel: 'kernel',
};
/** Commands behind whose first word all are for the kernel. */
const KERNEL = new Set(['kernel', 'imgargs']);

export function slotAt(document: IpxeDocument, offset: number): Slot | undefined {
  const here = argumentAt(document, offset);
  if (here === undefined || here.text.startsWith('-') || here.text.includes('://')) return undefined;
  if (here.index > 0) return here.kernel && slotInKernelWord(here.kernel, document.text);
  const kind = FIRST[here.command];
  return kind && { kind, span: here.span };
}

export function kernelWordAt(document: IpxeDocument, offset: number): KernelWord | undefined {
  return argumentAt(document, offset)?.kernel;
}

/** A word of a command that is neither its name nor one of its options, nor the value of one. */
interface Argument {
  readonly command: string;
  /** How many others stand before it. */
  readonly index: number;
  /** Absolute. */
  readonly span: Span;
  readonly text: string;
  /** Where it is a word for the kernel; what settings in it come to is not what stands there. */
  readonly kernel: KernelWord | undefined;
}

/** Undefined also behind a command, where the next one begins. */
export function argumentAt(document: IpxeDocument, offset: number): Argument | undefined {
  const line = lineUnder(document, offset);
  const at = offset - (line?.offset ?? 0);
  const command = line?.commands.findLast(({ span, words }) => words.length > 0 && span.start <= at);
  const [name, ...words] = command?.words ?? [];
  const fact = name === undefined ? undefined : commandFact(name.text);
  if (
    line === undefined ||
    name === undefined ||
    fact === undefined ||
    at <= name.span.end ||
    /(?:\|\||&&|;)\s*$/.test(document.text.slice(line.offset, offset))
  )
    return undefined;
  const { index, span } = wordUnder(words, at);
  const word = span.start === span.end ? undefined : words[index];
  const { rest, wrong } = readOptions(
    { ...fact, least: 0, most: Number.POSITIVE_INFINITY },
    words.slice(0, index),
  );
  if (wrong !== undefined) return undefined;
  const absolute = shift(span, line.offset);
  const isPlain = word === undefined || (!word.hole && word.settings.length === 0);
  return {
    command: fact.name,
    index: rest.length,
    span: absolute,
    text: word?.text ?? '',
    kernel:
      KERNEL.has(fact.name) && rest.length > 0 && isPlain
        ? { span: absolute, typed: document.text.slice(absolute.start, offset) }
        : undefined,
  };
}
