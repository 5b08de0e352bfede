/** A number goes in, the files of a site with four machines come out whose loader reads so much of one kind. */
import { common, type Files, hosts, SUBNET, times } from './growing-sites.js';

const WORDS = 'root=/dev/nfs ip=dhcp nfsroot=10.0.0.1:/srv/n1';
const START = `kernel vmlinuz ${WORDS}\nboot\n`;
const ENTRY = `menuentry a {\nlinux /vmlinuz ${WORDS}\n}\n`;
const BY_IPXE =
  'if exists user-class and option user-class = "iPXE" { filename "boot.ipxe"; } else { filename "undionly.kpxe"; }\n';

const { 'srv/tftp/pxelinux.cfg/default': _, ...served } = common;

const ipxe = (script: string): Files => ({
  ...served,
  'etc/dhcp/dhcpd.conf': `next-server 10.0.0.1; ${SUBNET}${BY_IPXE}${hosts(4)}`,
  'srv/tftp/boot.ipxe': `#!ipxe\n${script}`,
});

const grub = (configuration: string): Files => ({
  ...served,
  'etc/dhcp/dhcpd.conf': `next-server 10.0.0.1; filename "grub/i386-pc/core.0"; ${SUBNET}${hosts(4)}`,
  'srv/tftp/grub/grub.cfg': configuration,
});

/** Of an iPXE script no more is read than 256 KiB. */
export const growingScripts: Readonly<Record<string, (count: number) => Files>> = {
  'settings of iPXE, and gotos down': (n) =>
    ipxe(times(n / 2, (i) => `set a${i} b\n`) + times(n / 2, (i) => `goto l${i}\n:l${i}\n`) + START),
  'menus of iPXE one behind the other': (n) =>
    ipxe(times(n / 8, (i) => `menu m\nitem a${i} x\nitem b${i} y\nchoose t\n`) + START),
  'files of iPXE by a URL without slashes': (n) =>
    ipxe(`set u http:x\n${times(n / 2, (i) => `kernel \${u}/a${i} ||\n`)}${START}`),
  'ramdisks of one kernel of GRUB': (n) => ({
    ...grub(`menuentry a {\nlinux /vmlinuz ${WORDS}\ninitrd ${times(n / 2, (i) => `/i${i} `)}\n}\n`),
    'srv/tftp/vmlinuz': '',
  }),
  'conditions of GRUB that no file decides, and variables': (n) =>
    grub(times(n, (i) => `set v${i}=a\nif cpuid -l; then\nset w${i}=a\nelse\nset w${i}=b\nfi\n`) + ENTRY),
  'the same behind a long menu': (n) =>
    grub(
      times(n, (i) => `menuentry e${i} {\nlinux /vmlinuz ${WORDS}\n}\n`) +
        times(n, () => 'if cpuid -l; then\nset w=a\nelse\nset w=b\nfi\n'),
    ),
};
