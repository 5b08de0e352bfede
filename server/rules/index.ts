/** All rules, sorted by id. Made from the folders by build/rules-index.mjs (`npm run index`). */
import type { FaultId, FaultOf } from '../boot/faults.js';
import { cmdlineChecks, cmdlineFaults } from './cmdline.js';
import { dhcpChecks, dhcpFaults } from './dhcp.js';
import { dnsmasqChecks, dnsmasqFaults } from './dnsmasq.js';
import { exportsChecks, exportsFaults } from './exports.js';
import { fstabChecks, fstabFaults } from './fstab.js';
import { grubChecks, grubFaults } from './grub.js';
import { httpChecks, httpFaults } from './http.js';
import { initramfsChecks, initramfsFaults } from './initramfs.js';
import { internalChecks } from './internal.js';
import { ipxeChecks, ipxeFaults } from './ipxe.js';
import { kernelChecks, kernelFaults } from './kernel.js';
import { liveFaults } from './live.js';
import { nfsrootChecks, nfsrootFaults } from './nfsroot.js';
import { pxeChecks, pxeFaults } from './pxe.js';
import { roottreeChecks, roottreeFaults } from './roottree.js';
import { rpiChecks, rpiFaults } from './rpi.js';
import type { FaultRule, Rule } from './rule.js';
import { settingsChecks } from './settings.js';
import { siteChecks } from './site.js';
import { suppressionChecks } from './suppression.js';
import { svcChecks, svcFaults } from './svc.js';
import { textChecks } from './text.js';
import { tftpChecks, tftpFaults } from './tftp.js';
import { ubootFaults } from './uboot.js';
import { uefiFaults } from './uefi.js';

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
