/** Sites with one thing wrong go in; every word that lint has for them, with the lines that it names and the mends, comes out. */
import { boardSites } from '../support/tables/boards.js';
import { cmdlineSites } from '../support/tables/cmdline.js';
import { dhcpdSites } from '../support/tables/dhcp.js';
import { dnsmasqSites } from '../support/tables/dnsmasq.js';
import { exportSites } from '../support/tables/exports.js';
import { filesSites } from '../support/tables/files.js';
import { filesByDnsmasq } from '../support/tables/filesbydnsmasq.js';
import { fstabSites } from '../support/tables/fstab.js';
import { initramfsSites } from '../support/tables/initramfs.js';
import { answers, asks, booting, kernels, words } from '../support/tables/kernels.js';
import { liveSites } from '../support/tables/live.js';
import { pxelinuxSites } from '../support/tables/pxelinux.js';
import { raspberrySites } from '../support/tables/raspberry.js';
import { rootSites } from '../support/tables/roots.js';
import { grubSites, ipxeSites } from '../support/tables/scripts.js';
import { serverSites } from '../support/tables/servers.js';
import { settingsSites } from '../support/tables/settings.js';
import { treeSites } from '../support/tables/trees.js';
import { webSites } from '../support/tables/web.js';
import { keepsFindings, type Told } from '../support/told.js';

type Sites = Readonly<Record<string, Told>>;

const [usual = ''] = asks;
const kernelSites: Sites = {
  ...Object.fromEntries(words.map((one) => [one, booting(one)])),
  ...Object.fromEntries(
    Object.entries({ ...kernels, ...answers }).map(([name, files]) => [name, booting(usual, files)]),
  ),
};

/** What finds something in them. */
const tables: Readonly<Record<string, readonly [sites: Sites, ...areas: string[]]>> = {
  boards: [boardSites, 'uboot', 'uefi', 'text'],
  cmdline: [cmdlineSites, 'cmdline'],
  dhcpd: [dhcpdSites, 'dhcp'],
  dnsmasq: [dnsmasqSites, 'dnsmasq', 'dhcp'],
  exports: [exportSites, 'exports', 'nfsroot'],
  files: [{ ...filesSites, ...filesByDnsmasq }, 'svc', 'tftp', 'http', 'dnsmasq'],
  fstab: [fstabSites, 'fstab'],
  grub: [grubSites, 'grub'],
  initramfs: [initramfsSites, 'initramfs'],
  ipxe: [ipxeSites, 'ipxe'],
  kernels: [kernelSites, 'cmdline', 'kernel', 'nfsroot', 'initramfs'],
  live: [liveSites, 'live'],
  pxelinux: [pxelinuxSites, 'pxe'],
  raspberry: [raspberrySites, 'rpi'],
  roots: [rootSites, 'nfsroot', 'exports'],
  servers: [serverSites, 'svc', 'nfsroot', 'exports', 'kernel'],
  settings: [settingsSites, 'settings'],
  web: [webSites, 'http'],
  trees: [treeSites, 'fstab', 'roottree', 'kernel', 'exports'],
};

/** With DISKLESS_LINT_AREA only what some areas find, for whoever damages these alone. */
const asked = process.env['DISKLESS_LINT_AREA']?.match(/\S+/g) ?? undefined;

for (const [name, [sites, ...areas]] of Object.entries(tables))
  if (asked === undefined || asked.some((area) => areas.includes(area)))
    describe(`what is found in ${name}`, () => {
      keepsFindings(`test/rules/told/${name}.txt`, sites);
    });
