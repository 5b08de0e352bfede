/** All programs that are known by what they print: those of the server's logs, then those of the machine's screen in the order of a boot. */
import { dhcpPrograms } from './dhcp/index.js';
import { speaker as dnsmasqTftp } from './files/dnsmasq/sentences.js';
import { speaker as tftpd } from './files/tftpd-hpa/sentences.js';
import { mount, systemd } from './init/sentences.js';
import { dracut, klibc, mkinitcpio, overlayroot } from './initramfs/sentences.js';
import { speaker as linux } from './linux/sentences.js';
import { alpine, archiso, debianInstaller, dracutLive, liveBoot } from './live/sentences.js';
import { speaker as grub } from './loaders/grub/sentences.js';
import { speaker as ipxe } from './loaders/ipxe/sentences.js';
import { speaker as pxelinux } from './loaders/pxelinux/sentences.js';
import { speaker as raspberry } from './loaders/raspberry/sentences.js';
import { speaker as shim } from './loaders/shim/sentences.js';
import { speaker as uboot } from './loaders/uboot/sentences.js';
import { ipxeRom, rom, uefi } from './machine/sentences.js';
import { exportfs, mountd, nfsd, rpcbind } from './nfsd/sentences.js';
import type { Printed, Sentence, Speaker, Values } from './sentence.js';

export const speakers: readonly Speaker[] = [
  // It repeats what the server of files says, with a word of its own before it.
  grub,
  ...dhcpPrograms.flatMap(({ speaker }) => speaker ?? []),
  tftpd,
  dnsmasqTftp,
  mountd,
  exportfs,
  nfsd,
  rpcbind,
  rom,
  uefi,
  // What scripts print has an address behind it: it is held against a line first.
  ipxe,
  ipxeRom,
  pxelinux,
  raspberry,
  shim,
  uboot,
  linux,
  klibc,
  dracut,
  mkinitcpio,
  overlayroot,
  liveBoot,
  dracutLive,
  archiso,
  alpine,
  debianInstaller,
  mount,
  systemd,
];

/** A line in which a sentence was found. */
export interface Heard {
  readonly speaker: Speaker;
  readonly sentence: Sentence;
  readonly values: Values;
}

/** Several programs speak through one script of an initial ramdisk. */
const byTag = new Map<string, Speaker[]>();
for (const speaker of speakers)
  for (const tag of speaker.tags) byTag.set(tag, [...(byTag.get(tag) ?? []), speaker]);

/** `tag`: what the line is marked with; a line that is marked with the name of a stranger is nobody's. */
export function hear(line: string, tag?: string): Heard | undefined {
  for (const speaker of tag === undefined ? speakers : (byTag.get(tag) ?? [])) {
    for (const sentence of speaker.sentences) {
      const values = sentence.read(line);
      if (values !== undefined) return { speaker, sentence, values };
    }
  }
  return undefined;
}

/** The sentence that a text was printed by. */
export function sentenceOf(text: Printed): Heard | undefined {
  return hear(text);
}
