/** The name of a program that is loaded at boot goes in; the real file of it, or what the head of such a file looks like, comes out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { grubImageOf } from './grub-image.js';

/** What a firmware can tell from the first octets of a file. */
type Format = 'efi-x64' | 'efi-ia32' | 'bios' | 'linux' | 'linux-efi' | 'module';

interface Program {
  readonly format: Format;
  readonly file: () => string;
}

const installed = (format: Format, file: string): Program => ({ format, file: () => file });
/** Unpacked by test/oracle/uefi-setup. */
const unpacked = (format: Format, name: string): Program => ({
  format,
  file: () => join(process.env['DISKLESS_LINT_UEFI'] ?? '$DISKLESS_LINT_UEFI', name),
});
/** Made by test/oracle/grub-setup, with its modules beside it. */
const grub = (format: Format, name: string): Program => ({
  format,
  file: () => join(process.env['DISKLESS_LINT_GRUBNET'] ?? '$DISKLESS_LINT_GRUBNET', 'boot/grub', name),
});
const modules = '/usr/lib/syslinux/modules';

export const programs = {
  'pxelinux.0': installed('bios', '/usr/lib/PXELINUX/pxelinux.0'),
  'undionly.kpxe': installed('bios', '/usr/lib/ipxe/undionly.kpxe'),
  'syslinux.efi': installed('efi-x64', '/usr/lib/SYSLINUX.EFI/efi64/syslinux.efi'),
  'syslinux32.efi': installed('efi-ia32', '/usr/lib/SYSLINUX.EFI/efi32/syslinux.efi'),
  'snponly.efi': installed('efi-x64', '/usr/lib/ipxe/snponly.efi'),
  'grubnetx64.efi': unpacked('efi-x64', 'grubnetx64.efi'),
  'core.0': grub('bios', 'i386-pc/core.0'),
  'core.efi': grub('efi-x64', 'x86_64-efi/core.efi'),
  'bios normal.mod': grub('module', 'i386-pc/normal.mod'),
  'normal.mod': grub('module', 'x86_64-efi/normal.mod'),
  'shimx64.efi': unpacked('efi-x64', 'shimx64.efi'),
  'ldlinux.c32': installed('module', `${modules}/bios/ldlinux.c32`),
  'ldlinux.e32': installed('module', `${modules}/efi32/ldlinux.e32`),
  'ldlinux.e64': installed('module', `${modules}/efi64/ldlinux.e64`),
  'menu.c32': installed('module', `${modules}/efi64/menu.c32`),
  'libutil.c32': installed('module', `${modules}/efi64/libutil.c32`),
  'bios menu.c32': installed('module', `${modules}/bios/menu.c32`),
  'bios libutil.c32': installed('module', `${modules}/bios/libutil.c32`),
  /** Debian's smallest kernel, which is an EFI program, too. */
  vmlinuz: unpacked('linux-efi', 'vmlinuz'),
  /** A kernel without EFI stub. */
  bzImage: {
    format: 'linux',
    file: () => join(process.env['DISKLESS_LINT_KERNELS'] ?? '$DISKLESS_LINT_KERNELS', 'bzImage-full'),
  },
} as const satisfies Readonly<Record<string, Program>>;

export type ProgramName = keyof typeof programs;

/** Undefined where it is not installed. */
export function realProgram(name: ProgramName): Buffer | undefined {
  const file = programs[name].file();
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** What Debian has built into its image for the network. */
const debianGrub = grubImageOf({
  prefix: '/grub',
  commands: 'normal',
  modules: ['tftp', 'normal'],
  sbat: 'sbat,1,SBAT Version,sbat,1,https://example.org\ngrub,4,FSF,grub,2.06,x\ngrub.debian,4,Debian,grub2,2.06-13,x\n',
});

/** As much of a file of that format as says which format it is, in the size of a small program. */
export function standIn(name: ProgramName): Buffer {
  if (name === 'grubnetx64.efi') return Buffer.from(debianGrub, 'latin1');
  const octets = Buffer.alloc(4096);
  // Each iPXE has the text in it with which scripts begin, and Debian's no script.
  if (name === 'snponly.efi') octets.write('#!ipxe', 2048, 'latin1');
  const { format } = programs[name];
  switch (format) {
    case 'bios':
      // A jump over the data at the front.
      octets.set([0xea, 0x24, 0x7c, 0x00, 0x00]);
      break;
    case 'module':
      // Those of 64 bits are for UEFI of x64.
      octets.set([0x7f, ...Buffer.from('ELF'), programs[name].file().includes('/efi64/') ? 2 : 1]);
      break;
    case 'efi-x64':
      writeProgramHeader(octets, 0x8664);
      break;
    case 'efi-ia32':
      writeProgramHeader(octets, 0x14c);
      break;
    case 'linux-efi':
      writeProgramHeader(octets, 0x8664);
      writeLinuxHeader(octets);
      break;
    case 'linux':
      writeLinuxHeader(octets);
      break;
  }
  return octets;
}

/** The heads of a PE32+ (x64) or PE32 file: machine, kind of optional header, subsystem "EFI application". */
function writeProgramHeader(octets: Buffer, machine: number): void {
  const at = 0x80;
  octets.write('MZ', 0);
  octets.writeUInt32LE(at, 0x3c);
  octets.write('PE\0\0', at);
  octets.writeUInt16LE(machine, at + 4);
  octets.writeUInt16LE(0xf0, at + 20);
  octets.writeUInt16LE(machine === 0x8664 ? 0x20b : 0x10b, at + 24);
  octets.writeUInt16LE(10, at + 24 + 68);
}

function writeLinuxHeader(octets: Buffer): void {
  octets.writeUInt16LE(0xaa55, 0x1fe);
  octets.write('HdrS', 0x202);
}
