/** A GRUB for UEFI on the server's disk goes in; what is built into it comes out: the folder where it looks, a configuration of its own, its modules (grub-mkimage; include/grub/kernel.h). */

import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import { Binary } from '../../machine/binary.js';
import { ELF, isWide } from '../../machine/elf.js';
import { uefiProgram } from '../../machine/pe.js';
import { remember } from '../../remember.js';

export interface GrubImage {
  /** As grub-mkimage was told it by -p: a folder, in front of which a device may stand. */
  readonly prefix: string | undefined;
  /** The first commands are built in, or a whole file of them. */
  readonly configured: boolean;
  readonly modules: ReadonlySet<string>;
  /** Who vouches for it under Secure Boot (SBAT): such as `debian`. */
  readonly vendor: string | undefined;
}

/** What an image is made of (enum in include/grub/kernel.h). */
const MODULE = 0;
const CONFIG = 2;
const PREFIX = 3;

/** Images are some megabytes large. What says that it is larger is none. */
const MOST = 32 * 1024 * 1024;

/** The name that a module gives itself, in a section of its own (ELF; grub-core/genmod.sh). */
function moduleName(elf: Binary): string | undefined {
  if (!elf.text.startsWith(ELF)) return undefined;
  const wide = isWide(elf.text);
  const [size, table, count, names] = wide
    ? [64, elf.number(0x28, 8), elf.number(0x3c, 2), elf.number(0x3e, 2)]
    : [40, elf.number(0x20, 4), elf.number(0x30, 2), elf.number(0x32, 2)];
  const offsetOf = (section: number): number =>
    wide ? elf.number(table + size * section + 0x18, 8) : elf.number(table + size * section + 0x10, 4);
  for (let section = 0; section < count; section++) {
    const name = elf.word(offsetOf(names) + elf.number(table + size * section, 4));
    if (name === '.modname') return elf.word(offsetOf(section));
  }
  return undefined;
}

/** Undefined for a file that is no such image, or cannot be read. */
export const grubImage = remember((site: Site, path: ServerPath): GrubImage | undefined => {
  const sections = uefiProgram(site.tree.programHead(path) ?? '')?.sections;
  const mods = sections?.get('mods');
  const text = mods && mods.size <= MOST ? site.tree.programPart(path, mods.start, mods.size) : undefined;
  if (text?.startsWith('mimg') !== true) return undefined;
  const octets = new Binary(text);
  // Of processors with 64 bits the two numbers take 8 octets each, and begin at one that 8 divides.
  const wide = octets.number(4, 4) === 0;
  const [first, end] = wide
    ? [octets.number(8, 8), octets.number(16, 8)]
    : [octets.number(4, 4), octets.number(8, 4)];
  const modules = new Set<string>();
  let prefix: string | undefined;
  let configured = false;
  let size = 0;
  for (let at = first; at < Math.min(end, text.length); at += size) {
    size = octets.number(at + 4, 4);
    if (!(size >= 8)) return undefined;
    const kind = octets.number(at, 4);
    if (kind === MODULE) {
      const name = moduleName(new Binary(text.slice(at + 8, at + size)));
      if (name !== undefined) modules.add(name);
    } else if (kind === PREFIX) prefix = octets.word(at + 8);
    else if (kind === CONFIG) configured = true;
  }
  const sbat = sections?.get('.sbat');
  const lines = sbat && sbat.size <= MOST ? site.tree.programPart(path, sbat.start, sbat.size) : undefined;
  return { prefix, configured, modules, vendor: /^grub\.([\w-]+),/m.exec(lines ?? '')?.[1] };
});
