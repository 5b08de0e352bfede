/** Descriptions of sites, one for each pair of DHCP server and loader, go in; what a real boot of their machines in QEMU shows, beside what the trace foresees, comes out. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BootTrace, firmwareClient, traceBoot } from '../../server/boot/index.js';
import {
  type BootFirmware,
  generateSite,
  parseDescription,
  type SiteDescription,
} from '../../server/generate/index.js';
import { findNode } from '../../server/service/index.js';
import { macOf } from '../support/mac.js';
import { siteOf } from '../support/site.js';
import { bootSite, missingForBoots } from './boot-real.js';
import { nameDifferences, plainName, wordDifferences } from './foreseen.js';

export interface GeneratedCase {
  readonly name: string;
  readonly description: SiteDescription;
  /** The boots that are tried: a machine's name, and the firmware it has there. */
  readonly boots: readonly (readonly [node: string, firmware: BootFirmware])[];
}

const start = `server: { name: master, address: 192.168.7.1 }
network: { subnet: 192.168.7.0/24, router: 192.168.7.254, domain: lab.example }
`;
const end = `kernel: { parameters: [console=ttyS0], symbols: { VIRTIO_NET: y } }
nodes:
  - { name: node1, mac: 52:54:00:00:07:01, address: 192.168.7.21 }
  - { name: node2, mac: 52:54:00:00:07:02, address: 192.168.7.22 }
  - { name: node3, mac: 52:54:00:00:07:03, address: 192.168.7.23 }
`;

function siteCase(name: string, words: string, boots: GeneratedCase['boots']): GeneratedCase {
  const { description, problems } = parseDescription(`${start}${words}\n${end}`);
  assert.ok(description, JSON.stringify(problems));
  return { name, description, boots };
}

const bios = [['node1', 'bios']] as const;

/**
 * iPXE and Syslinux start a kernel under UEFI only if it has an EFI stub, which the kernels of the boots have not: there GRUB
 * stands for UEFI.
 */
export const generatedCases: readonly GeneratedCase[] = [
  siteCase('dnsmasq and iPXE', 'dhcp: dnsmasq\nloader: ipxe', bios),
  siteCase('dnsmasq and GRUB', 'dhcp: dnsmasq\nloader: grub', bios),
  siteCase('dnsmasq and PXELINUX', 'dhcp: dnsmasq', bios),
  siteCase('dhcpd and iPXE', 'loader: ipxe\nhttp: /srv/http', bios),
  siteCase('dhcpd and GRUB', 'loader: grub', bios),
  siteCase('both firmwares', 'dhcp: dnsmasq\nloader: grub\nhttp: /srv/http', [
    ['node1', 'bios'],
    ['node2', 'efi-x64'],
  ]),
  siteCase('a root in RAM by URL', 'dhcp: dnsmasq\nloader: ipxe\nroot: ram\nhttp: /srv/http', [
    ['node1', 'bios'],
    ['node2', 'bios'],
    ['node3', 'bios'],
  ]),
];

export interface GeneratedBoot {
  readonly verdict: string;
  /** Where it ended, and why. */
  readonly ended: string;
  /** Names of files in the order in which they were asked for, each once. */
  readonly asked: readonly string[];
  /** What the machine's own init said. */
  readonly oracle: readonly string[];
  readonly trace: BootTrace;
  /** What the trace says and the boot did not show, in words; none for agreement. */
  readonly differences: readonly string[];
}

/** What is missing to boot generated sites, in words; undefined when everything is there. */
export function missingForGenerated(cases: readonly GeneratedCase[]): string | undefined {
  const missing = missingForBoots();
  if (missing !== undefined) return missing;
  const needed = cases.flatMap(({ description }) => [
    ...(description.dhcp === 'dnsmasq'
      ? [join(process.env['ORACLE_BASE'] ?? '', 'server/.oracle/bin/dnsmasq')]
      : []),
    ...loaderFiles(description).map(([from]) => from),
  ]);
  const gone = needed.find((file) => !existsSync(file));
  return gone === undefined ? undefined : `${gone} is not there: run test/oracle/setup`;
}

export function bootGenerated(
  { description }: GeneratedCase,
  [name, firmware]: GeneratedCase['boots'][number],
  folder: string,
): GeneratedBoot {
  rmSync(folder, { recursive: true, force: true });
  const files = generateSite(description);
  writeSite(description, files, folder);
  const node = description.nodes.find((one) => one.name === name);
  assert.ok(node, name);
  const http = description.http === undefined ? [] : ['--http', description.http];
  const words = ['--firmware', firmware, '--server-addr', '192.168.7.1/24', '--no-fill-kernel', ...http];
  const booted = bootSite(folder, node.mac, ...words);
  const asked = [...(booted.tftp ?? []).map(({ file }) => file), ...(booted.http ?? [])];
  const oracle = booted.oracle ?? [];
  const trace = traced(files, node.mac, firmware);
  return {
    verdict: booted.verdict,
    ended: `${booted.stage}: ${booted.reason}`,
    asked: [...new Set(asked.map(plainName))],
    oracle,
    trace,
    differences: [
      ...nameDifferences(trace, asked),
      ...wordDifferences(trace, oracle.find((line) => line.startsWith('CMDLINE ')) ?? ''),
    ],
  };
}

/** The ROM of a machine with a BIOS is an iPXE in QEMU. */
function traced(files: ReadonlyMap<string, string>, mac: string, firmware: BootFirmware): BootTrace {
  const site = siteOf(Object.fromEntries(files));
  const node = findNode(site, mac);
  assert.ok(node);
  const asks = firmware === 'bios' ? 'ipxe' : firmware;
  return traceBoot(site, node, asks, firmwareClient(asks, macOf(mac)));
}

/** Writes a generated site with the programs that somebody has to copy there, and the mount points that every root has. */
function writeSite(site: SiteDescription, files: ReadonlyMap<string, string>, folder: string): void {
  for (const [path, text] of files) write(join(folder, path), text);
  const tftp = join(folder, site.tftp.root);
  for (const [from, to] of loaderFiles(site)) cpSync(from, join(tftp, to), { recursive: true, force: false });
  const images = join(folder, site.http ?? site.tftp.root);
  mkdirSync(images, { recursive: true });
  copyFileSync(
    join(process.env['DISKLESS_LINT_KERNELS'] ?? '', 'bzImage-full'),
    join(images, site.kernel.image),
  );
  if (site.kernel.initrd !== undefined)
    writeFileSync(join(images, site.kernel.initrd), ramdisk(join(folder, '.ramdisk')));
  if (site.root === 'ram') return;
  for (const { root } of site.nodes) {
    for (const name of ['dev', 'proc', 'sys', 'tmp', 'run', 'var', 'usr'])
      mkdirSync(join(folder, root, name), { recursive: true });
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Where the loaders are installed, and where the site has them below its TFTP root. */
function loaderFiles({ loader }: SiteDescription): [from: string, to: string][] {
  switch (loader) {
    case 'grub':
      return [[join(process.env['DISKLESS_LINT_GRUBNET'] ?? '/', 'boot'), 'boot']];
    case 'ipxe':
      return ['undionly.kpxe', 'ipxe.efi'].map((name) => [`/usr/lib/ipxe/${name}`, name]);
    case 'pxelinux':
      return [
        ['/usr/lib/PXELINUX/pxelinux.0', 'pxelinux.0'],
        ['/usr/lib/syslinux/modules/bios/ldlinux.c32', 'ldlinux.c32'],
      ];
  }
}

/** An initial ramdisk that is a whole system: it says that it runs, and with which words. */
function ramdisk(folder: string): Buffer {
  const init = `#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t devtmpfs dev /dev
echo "ORACLE: INIT-STARTED" >/dev/console
echo "ORACLE: CMDLINE $(/bin/busybox cat /proc/cmdline)" >/dev/console
echo "ORACLE: BOOT-OK" >/dev/console
/bin/busybox sleep 1
/bin/busybox reboot -f
`;
  for (const name of ['bin', 'proc', 'dev']) mkdirSync(join(folder, name), { recursive: true });
  write(join(folder, 'init'), init);
  chmodSync(join(folder, 'init'), 0o755);
  copyFileSync('/bin/busybox', join(folder, 'bin/busybox'));
  const packed = spawnSync('sh', ['-c', 'find . | cpio --quiet -o -H newc'], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.equal(packed.status, 0, packed.stderr.toString());
  rmSync(folder, { recursive: true });
  return gzipSync(packed.stdout);
}
