/** A program of Syslinux and a module that it is to load go in; the fault of a module comes out that is built for another firmware. */
import type { Site } from '../../../site/model.js';
import type { Said } from '../../../site/place.js';
import { tftpFile } from '../../files/tftp.js';
import { ELF, isWide } from '../../machine/elf.js';
import { programAt } from '../../machine/program.js';
import type { BootFile } from '../port.js';
import type { ModuleForeign } from './faults.js';
import { pxelinuxSays } from './sentences.js';

/** Only what is there tells. Modules for BIOS and for 32-bit UEFI look alike. */
export function foreignFault(
  site: Site,
  { path: at, name, present }: BootFile,
  prefix: string,
  { value, place }: Said<string>,
): ModuleForeign | undefined {
  if (present !== 'yes' || at === undefined || value.includes(':')) return undefined;
  const kind = programAt(site, at, name);
  if (kind !== 'bios' && kind !== 'efi-x64') return undefined;
  const { path } = tftpFile(site, prefix + (value.endsWith('.c32') ? value : `${value}.c32`));
  const head = path === undefined ? undefined : site.tree.programHead(path);
  if (path === undefined || head?.startsWith(ELF) !== true) return undefined;
  const uefi = kind === 'efi-x64';
  if (isWide(head) === uefi) return undefined;
  return {
    id: 'pxe/com32-foreign',
    effect: 'stops',
    at: place,
    others: [],
    console: uefi ? pxelinuxSays.crashed.print() : pxelinuxSays.noCommand.print({ module: value }),
    module: value,
    path,
    program: name,
    uefi,
  };
}
