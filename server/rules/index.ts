/** All rules, sorted by id. Made from the folders by build/rules-index.mjs (`npm run index`). */
import type { FaultId, FaultOf } from '../boot/faults.js';
import { cmdlineChecks, cmdlineFaults } from './lists/cmdline.js';
import { dhcpChecks, dhcpFaults } from './lists/dhcp.js';
import { dnsmasqChecks, dnsmasqFaults } from './lists/dnsmasq.js';
import { exportsChecks, exportsFaults } from './lists/exports.js';
import { fstabChecks, fstabFaults } from './lists/fstab.js';
import { grubChecks, grubFaults } from './lists/grub.js';
import { httpChecks, httpFaults } from './lists/http.js';
import { initramfsChecks, initramfsFaults } from './lists/initramfs.js';
import { internalChecks } from './lists/internal.js';
import { ipxeChecks, ipxeFaults } from './lists/ipxe.js';
import { kernelChecks, kernelFaults } from './lists/kernel.js';
import { liveFaults } from './lists/live.js';
import { nfsrootChecks, nfsrootFaults } from './lists/nfsroot.js';
import { pxeChecks, pxeFaults } from './lists/pxe.js';
import { roottreeChecks, roottreeFaults } from './lists/roottree.js';
import { rpiChecks, rpiFaults } from './lists/rpi.js';
import { settingsChecks } from './lists/settings.js';
import { siteChecks } from './lists/site.js';
import { suppressionChecks } from './lists/suppression.js';
import { svcChecks, svcFaults } from './lists/svc.js';
import { textChecks } from './lists/text.js';
import { tftpChecks, tftpFaults } from './lists/tftp.js';
import { ubootFaults } from './lists/uboot.js';
import { uefiFaults } from './lists/uefi.js';
import type { FaultRule, Rule } from './rule.js';

export * from './rule.js';

/** What stands before the slash of a rule's id. */
export type Area =
  | 'cmdline'
  | 'dhcp'
  | 'dnsmasq'
  | 'exports'
  | 'fstab'
  | 'grub'
  | 'http'
  | 'initramfs'
  | 'internal'
  | 'ipxe'
  | 'kernel'
  | 'live'
  | 'nfsroot'
  | 'pxe'
  | 'roottree'
  | 'rpi'
  | 'settings'
  | 'site'
  | 'suppression'
  | 'svc'
  | 'text'
  | 'tftp'
  | 'uboot'
  | 'uefi';

/** The rules that look at a site without a boot, by id. */
export const checkRules = {
  ...cmdlineChecks,
  ...dhcpChecks,
  ...dnsmasqChecks,
  ...exportsChecks,
  ...fstabChecks,
  ...grubChecks,
  ...httpChecks,
  ...initramfsChecks,
  ...internalChecks,
  ...ipxeChecks,
  ...kernelChecks,
  ...nfsrootChecks,
  ...pxeChecks,
  ...roottreeChecks,
  ...rpiChecks,
  ...settingsChecks,
  ...siteChecks,
  ...suppressionChecks,
  ...svcChecks,
  ...textChecks,
  ...tftpChecks,
};

/** The words for every kind of fault: one that has none, or words that nothing needs, do not compile. */
export const faultRules = {
  ...cmdlineFaults,
  ...dhcpFaults,
  ...dnsmasqFaults,
  ...exportsFaults,
  ...fstabFaults,
  ...grubFaults,
  ...httpFaults,
  ...initramfsFaults,
  ...ipxeFaults,
  ...kernelFaults,
  ...liveFaults,
  ...nfsrootFaults,
  ...pxeFaults,
  ...roottreeFaults,
  ...rpiFaults,
  ...svcFaults,
  ...tftpFaults,
  ...ubootFaults,
  ...uefiFaults,
} satisfies { readonly [Id in FaultId]: FaultRule<FaultOf<Id>> };

export const rules: readonly Rule[] = Object.values<Rule>({ ...checkRules, ...faultRules }).sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
