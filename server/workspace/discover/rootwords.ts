/** What the machines load and are told goes in; the words come out by which a kernel or its initial ramdisk may know its root. */
import { eachCommand } from '../../site/grub/blocks.js';
import type { GrubWord } from '../../site/grub/facts.js';
import type { Site } from '../../site/model.js';
import type { KernelParameter, PxeConfigFile } from '../../site/pxelinux/facts.js';

/** Whose words name roots. */
export type Words = Pick<Site, 'pxe' | 'grub' | 'ipxe' | 'raspberry'>;

type Word = Pick<KernelParameter, 'name' | 'value'>;

/** Stands for what a variable holds, or a template puts in. */
const OPEN = '${}';

export function* rootWords({ pxe, grub, ipxe, raspberry }: Words): Iterable<Word> {
  for (const { configs, opened } of pxe)
    for (const config of [...configs, ...opened]) yield* inPxelinux(config);
  for (const { statements } of grub)
    for (const { words } of eachCommand(statements))
      for (const word of words) for (const text of textOf(word).split(/\s+/)) yield* apart(text);
  for (const { statements } of ipxe)
    for (const { commands } of statements)
      for (const { words } of commands) for (const { value, hole } of words) if (!hole) yield* apart(value);
  for (const { words } of raspberry) for (const { parameters } of words) yield* parameters;
}

function* inPxelinux(config: PxeConfigFile): Iterable<Word> {
  if (config.append !== undefined) yield* config.append.parameters;
  for (const command of [config.default, config.onTimeout])
    if (command !== undefined) yield* command.parameters;
  for (const { append, kernel } of config.labels) {
    if (append !== undefined) yield* append.parameters;
    if (kernel !== undefined) yield* kernel.parameters;
  }
}

function textOf({ parts }: GrubWord): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : OPEN)).join('');
}

function* apart(text: string): Iterable<Word> {
  const equals = text.indexOf('=');
  if (equals > 0) yield { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
