/** A site goes in; the words for kernels of all entries of its menus come out, whoever starts them. */

import { isOtherProgram } from '../../../boot/index.js';
import { eachCommand } from '../../../site/grub/blocks.js';
import { kernelCommands } from '../../../site/grub/commands.js';
import type { Site } from '../../../site/model.js';
import { type KernelParameter, parameterOf } from '../../../site/parameters.js';
import { literalText } from './grubwords.js';
import { commandsOf } from './ipxescripts.js';
import { allConfigFiles } from './pxeconfigs.js';

const GRUB: ReadonlySet<string> = new Set(kernelCommands);
const IPXE: ReadonlySet<string> = new Set(['boot', 'chain', 'imgargs', 'imgexec', 'imgfetch', 'kernel']);

/** By entries or commands: there may be tens of thousands of words. Settings and variables may stand in the values. */
export function* menuWords(site: Site): Iterable<readonly KernelParameter[]> {
  for (const { labels } of allConfigFiles(site)) {
    for (const { kernel, append } of labels) {
      if (kernel !== undefined && isOtherProgram(kernel.file.value)) continue;
      if (kernel !== undefined) yield kernel.parameters;
      if (append !== undefined) yield append.parameters;
    }
  }
  for (const script of site.ipxe) {
    for (const { name, rest } of commandsOf(script)) {
      const [image, ...words] = rest;
      if (image === undefined || !IPXE.has(name) || isOtherProgram(image.value)) continue;
      yield words.filter(({ hole }) => !hole).map((word) => parameterOf(word.value, word.place));
    }
  }
  for (const { statements } of site.grub) {
    for (const { words } of eachCommand(statements)) {
      const [command, image, ...rest] = words;
      if (command === undefined || image === undefined || !GRUB.has(literalText(command) ?? '')) continue;
      if (isOtherProgram(literalText(image) ?? '')) continue;
      yield rest.flatMap((word) => {
        const [part] = word.parts;
        const text = literalText(word) ?? (part?.kind === 'text' ? part.text : undefined);
        return text === undefined ? [] : [parameterOf(text, word.place)];
      });
    }
  }
}
