/** The scripts of initramfs-tools as a program: they mount with klibc's nfsmount what `nfsroot=` or DHCP names (initramfs-tools(7), scripts/nfs). */

import { parseNfsRoot } from '../../linux/root/nfsroot.js';
import { lastParameter } from '../../linux/words/parameters.js';
import { nfsrootText } from '../legacy.js';
import type { RootProgram } from '../port.js';
import { klibcSays } from '../sentences.js';
import { ipDevice } from './ipdevice.js';
import { mountsByKlibc } from './options.js';
import { foreignRoot, rootForeign, rootMeant } from './rootword.js';

export const initramfsTools: RootProgram = {
  name: 'initramfs-tools',
  // Any script that boot= names may mount it; those of live systems are programs of their own (boot/live).
  asks(kernel) {
    const boot = lastParameter(kernel, 'boot')?.value;
    if (boot === 'live' || boot === 'casper') return false;
    return (
      foreignRoot(kernel) !== undefined ||
      mountsByKlibc(kernel) ||
      (boot !== undefined && lastParameter(kernel, 'nfsroot') !== undefined)
    );
  },
  rootOf: (kernel) => nfsrootText(kernel) ?? rootMeant(kernel),
  rootPath: parseNfsRoot,
  // nfsmount tries no other (2.0.12 was asked).
  version: () => '3',
  faults: (kernel, _answer, site) =>
    [rootForeign(site, kernel), ipDevice(kernel)].filter((fault) => fault !== undefined),
  refused: () => klibcSays.denied.print(),
};
