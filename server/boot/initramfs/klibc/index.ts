/** The scripts of initramfs-tools as a program: they mount with klibc's nfsmount what `nfsroot=` or DHCP names (initramfs-tools(7), scripts/nfs). */

import { parseNfsRoot } from '../../linux/nfsroot.js';
import { lastParameter } from '../../linux/parameters.js';
import { nfsrootText } from '../legacy.js';
import type { RootProgram } from '../port.js';
import { klibcSays } from '../sentences.js';
import { mountsByKlibc } from './options.js';

export const initramfsTools: RootProgram = {
  name: 'initramfs-tools',
  // Live systems bring scripts of their own, which mount the medium that nfsroot= names.
  asks: (kernel) =>
    mountsByKlibc(kernel) ||
    (lastParameter(kernel, 'boot') !== undefined && lastParameter(kernel, 'nfsroot') !== undefined),
  rootOf: nfsrootText,
  rootPath: parseNfsRoot,
  faults: () => [],
  refused: () => klibcSays.denied.print(),
};
