/** Lines of logs and screens go in; all that is told of them, and which line of the site is blamed, comes out. */

import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { toldByFirmware } from '../../../server/rules/about/examples/twofirmwares.js';
import { miniature, servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { Diagnoser, type Diagnosis, findNode, type Told } from '../../../server/service/index.js';
import type { Site } from '../../../server/site/model.js';
import { boardSites } from '../../support/tables/boards.js';
import { type Files, keeps, placed, siteIn } from '../../support/told.js';

const DHCP = 'etc/dhcp/dhcpd.conf';
const OWN = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const IMAGES: Files = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const dhcp = miniature()[DHCP] ?? '';
const changed = (path: string, what: string, into: string): Files => ({
  [path]: (miniature()[path] ?? '').replace(what, into),
});
const host = (i: number): string =>
  `host node3${i} { hardware ethernet 00:40:63:c2:ca:0${i}; fixed-address 192.168.1.3${i}; }\n`;
const config = (i: number): string => `srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-0${i}`;
const linux = (words: string): string => `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND ${words}\n`;

const dnsmasq = (lines?: string, served?: string): Files => ({
  ...IMAGES,
  [DHCP]: undefined,
  'etc/default/tftpd-hpa': undefined,
  ...servedByDnsmasq(lines, served),
});

/** One thing that is wrong at each stage of a boot. */
const wrong: Readonly<Record<string, Files>> = {
  'no boot file told': { ...IMAGES, [DHCP]: dhcp.replace(/ *filename.*\n/, '') },
  'no boot file there': { ...IMAGES, 'srv/tftp/pxelinux.0': undefined },
  'no label of that name': { ...IMAGES, [OWN]: 'DEFAULT no\nLABEL linux\n  KERNEL vmlinuz\n' },
  'no configuration': { ...IMAGES, [OWN]: undefined, 'srv/tftp/pxelinux.cfg/default': undefined },
  'no kernel': { ...IMAGES, 'srv/tftp/vmlinuz': undefined, 'srv/tftp/bzImage': '' },
  'no NFS root in the kernel': {
    ...IMAGES,
    ...changed('srv/tftp/vmlinuz.config', 'CONFIG_ROOT_NFS=y', '# CONFIG_ROOT_NFS is not set'),
  },
  'no export of the root': { ...IMAGES, 'etc/exports': '/srv/other 192.168.1.21(rw)\n' },
  'no export of a mount': {
    ...IMAGES,
    ...changed(
      'diskless/node21/etc/fstab',
      'tmpfs /tmp',
      '192.168.1.1:/opt /opt nfs rw,nolock 0 0\ntmpfs /tmp',
    ),
  },
  'a root that is read-only': { ...IMAGES, ...changed('etc/exports', '(rw,', '(ro,') },
  'nothing wrong': IMAGES,
};

/** Something that is heard at each stage, of a screen. */
const heard = [
  'PXE-E51: No DHCP or proxyDHCP offers were received',
  'PXE-E53: No boot filename received',
  'PXE-E61: Media test failure, check cable',
  'PXE-T01: File not found',
  'PXE-E32: TFTP open timeout',
  'Unable to locate configuration file',
  'No DEFAULT or UI configuration directive found!',
  'Loading no... failed: No such file or directory',
  'Loading vmlinuz... failed: No such file or directory',
  'Invalid or corrupt kernel image',
  'VFS: Unable to mount root fs via NFS.',
  'Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,255)',
  'mount.nfs: access denied by server while mounting 192.168.1.1:/opt',
  'touch: /x: Read-only file system',
];

/** What logs of servers say. */
const logs: Readonly<Record<string, readonly [files: Files, ...lines: string[]]>> = {
  'a stranger asks for a file that a machine needs': [
    IMAGES,
    'in.tftpd[1]: RRQ from 192.168.1.99 filename vmlinuz',
    'in.tftpd[1]: sending NAK (1, File not found) to 192.168.1.99',
  ],
  'an address of no network asks for a file that some machine needs': [
    IMAGES,
    'in.tftpd[1]: RRQ from 10.1.2.3 filename vmlinuz',
    'in.tftpd[1]: sending NAK (1, File not found) to 10.1.2.3',
    'in.tftpd[1]: RRQ from 10.1.2.3 filename other',
    'in.tftpd[1]: sending NAK (1, File not found) to 10.1.2.3',
    'in.tftpd[1]: RRQ from 999.1.2.3 filename vmlinuz',
    'in.tftpd[1]: sending NAK (1, File not found) to 999.1.2.3',
  ],
  'dnsmasq names a file that some machine needs, by its path': [
    dnsmasq(),
    'dnsmasq-tftp[3]: file /srv/tftp/vmlinuz not found for 10.1.2.3',
  ],
  'dnsmasq names a file that no machine needs': [
    dnsmasq(),
    'dnsmasq-tftp[3]: file /srv/tftp/other not found for 10.1.2.3',
  ],
  'a file is asked for of a server of which nobody knows the folder': [
    { ...IMAGES, 'etc/default/tftpd-hpa': undefined },
    'in.tftpd[1]: RRQ from 192.168.1.21 filename pxelinux.0',
    'in.tftpd[1]: sending NAK (1, File not found) to 192.168.1.21',
    'in.tftpd[1]: RRQ from 192.168.1.21 filename other',
    'in.tftpd[1]: sending NAK (1, File not found) to 192.168.1.21',
  ],
  'an initial ramdisk is asked for': [
    { ...IMAGES, [OWN]: linux(`initrd=i.img ${WORDS}`), 'srv/tftp/i.img': '' },
    'in.tftpd[1]: RRQ from 192.168.1.21 filename i.img',
    'in.tftpd[1]: sending NAK (1, File not found) to 192.168.1.21',
  ],
  'two machines are refused, one after the other': [
    { ...IMAGES, [DHCP]: `${dhcp}${host(1)}` },
    'in.tftpd[1]: RRQ from 192.168.1.21 filename vmlinuz',
    'in.tftpd[1]: RRQ from 192.168.1.31 filename other',
    'in.tftpd[1]: sending NAK (0, Permission denied) to 192.168.1.31',
    'in.tftpd[1]: sending NAK (0, Permission denied) to 192.168.1.21',
    'in.tftpd[1]: RRQ from 192.168.1.21 filename pxelinux.0',
    'in.tftpd[1]: sending NAK (0, Permission denied) to 192.168.1.21',
    'in.tftpd[1]: sending NAK (0, Permission denied) to 192.168.1.21',
  ],
  'the server of DHCP does not start': [
    { ...IMAGES, [DHCP]: `${dhcp}subnet 10.0.0.0 {\n` },
    'dhcpd[1]: Configuration file errors encountered -- exiting',
  ],
  'the server of DHCP does not start, and no line is wrong': [
    IMAGES,
    'dhcpd[1]: Configuration file errors encountered -- exiting',
  ],
  'the server of DHCP does not start, and a machine would get no address': [
    { ...IMAGES, [DHCP]: dhcp.replace(/ *fixed-address.*\n/, '') },
    'dhcpd[1]: Configuration file errors encountered -- exiting',
    'dhcpd[1]: DHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0: network 192.168.1.0/24: no free leases',
  ],
  'dnsmasq has no folder to serve, and would refuse one file': [
    dnsmasq('dhcp-mac=set:own,00:40:63:c2:ca:c9\ndhcp-boot=tag:own,../tftp/pxelinux.0\n'),
    'dnsmasq[1]: TFTP directory /srv/nope inaccessible: No such file or directory',
    'dnsmasq-tftp[3]: cannot access /srv/tftp/../tftp/pxelinux.0: Permission denied',
  ],
  'an entry of the journal ends with a line of blanks': [
    IMAGES,
    '__CURSOR=x',
    'SYSLOG_IDENTIFIER=dhcpd',
    'MESSAGE=DHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0',
    '  ',
    'DHCPDISCOVER from 00:40:63:c2:ca:c8 via eth0',
  ],
  'one trouble is logged by two hosts': [
    { ...IMAGES, 'etc/exports': '/srv/other *(ro)\n' },
    'Nov  8 03:04:05 one rpc.mountd[1]: refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported',
    'Nov  8 03:04:05 two rpc.mountd[1]: refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported',
  ],
  'a line of the configuration is refused that a rule only warns of': [
    { ...IMAGES, [DHCP]: `${dhcp}option domain-nam "x";\n` },
    `dhcpd[1]: /${DHCP} line 12: unknown option dhcp.domain-nam`,
    `dhcpd[1]: /${DHCP} line 12: semicolon expected.`,
  ],
  'lines of a configuration are refused, one before what is wrong': [
    { ...IMAGES, [DHCP]: `${dhcp}host a { hardware ethernet 1:2; }\nhost b { hardware ethernet 00:11; }\n` },
    `dhcpd[1]: /${DHCP} line 1: semicolon expected.`,
    `dhcpd[1]: /${DHCP} line 12: semicolon expected.`,
    `dhcpd[1]: /${DHCP} line 13: semicolon expected.`,
  ],
  'lines of a file that is not here are refused': [
    IMAGES,
    'dhcpd[1]: /etc/dhcp/other.conf line 3: semicolon expected.',
    `dhcpd[1]: /${DHCP} line 99: semicolon expected.`,
    `dhcpd[1]: ${DHCP} line 1: semicolon expected.`,
  ],
  'a word of exports is not known': [
    { ...IMAGES, ...changed('etc/exports', 'no_root_squash', 'norootsquash') },
    'exportfs: /etc/exports:1: unknown keyword "norootsquash"',
    '/etc/exports:1: unknown keyword "norootsquash"',
  ],
  'in.tftpd does not start': [
    {
      ...IMAGES,
      'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure --blocksize x"\n',
    },
    'in.tftpd[1]: cannot bind to local IPv4 socket: Address already in use',
  ],
  'one file is not given out, and the port is taken': [
    { ...IMAGES, 'srv/tftp/vmlinuz': undefined, 'srv/tftp/bzImage': '' },
    'in.tftpd[1]: cannot bind to local IPv4 socket: Address already in use',
  ],
  'dnsmasq has no folder to serve': [
    dnsmasq('', 'enable-tftp\ntftp-root=/srv/nope\n'),
    'dnsmasq[1]: TFTP directory /srv/nope inaccessible: No such file or directory',
    'dnsmasq[1]: FAILED to start up',
    'dnsmasq-tftp[3]: cannot access /srv/tftp/x: Permission denied',
  ],
  'mountd refuses two machines': [
    { ...IMAGES, [DHCP]: `${dhcp}${host(1)}`, 'etc/exports': '/srv/other *(ro)\n' },
    'rpc.mountd[1]: refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported',
    'rpc.mountd[1]: refused mount request from 192.168.1.31 for /diskless/node21 (/): not exported',
    'rpc.mountd[1]: refused mount request from 192.168.1.21 for /other (/): not exported',
    'rpc.mountd[1]: refused mount request from 192.168.1.99 for /diskless/node21 (/): not exported',
    'rpc.mountd[1]: refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported',
  ],
  'the screens of two machines, named by their logs': [
    {
      ...IMAGES,
      [DHCP]: `${dhcp}${host(1)}`,
      [config(1)]: linux(WORDS.replace('node21', 'node31')),
      'etc/exports': '/srv/other *(ro)\n',
    },
    'Nov  8 03:04:05 node31 kernel: VFS: Unable to mount root fs via NFS.',
    'Nov  8 03:04:05 NODE21 kernel: VFS: Unable to mount root fs via NFS.',
    'Nov  8 03:04:05 other kernel: VFS: Unable to mount root fs via NFS.',
  ],
  'one screen of which nothing tells whose it is, for six machines': [
    {
      ...IMAGES,
      [DHCP]: `${dhcp}${[1, 2, 3, 4, 5, 6].map(host).join('')}`,
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((i) => [config(i), linux(WORDS.replace('node21', `node3${i}`))]),
      ),
      'etc/exports': '/srv/other *(ro)\n',
    },
    'VFS: Unable to mount root fs via NFS.',
  ],
  'one screen of which nothing tells whose it is, for machines that read one file': [
    {
      ...IMAGES,
      [DHCP]: `${dhcp}${[1, 2].map(host).join('')}`,
      [OWN]: undefined,
      'srv/tftp/pxelinux.cfg/default': linux(WORDS),
      'etc/exports': '/srv/other *(ro)\n',
    },
    'VFS: Unable to mount root fs via NFS.',
  ],
  'what somebody chooses at a menu': [
    {
      ...IMAGES,
      [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND ${WORDS}\nLABEL gone\n  KERNEL gone\n  APPEND ${WORDS}\n`,
    },
    'net0: 00:40:63:c2:ca:c9 using virtio-net',
    'Loading gone... failed: No such file or directory',
    'Loading lost... failed: No such file or directory',
  ],
  'what comes behind a fault that stops the boot is not seen': [
    {
      ...IMAGES,
      [DHCP]: `${dhcp}${host(1)}`,
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-01': linux(WORDS).replace('vmlinuz', 'gone'),
      'etc/exports': '/srv/other *(ro)\n',
    },
    'VFS: Unable to mount root fs via NFS.',
  ],
  'under which firmware it was seen': [
    {
      ...IMAGES,
      [DHCP]: toldByFirmware({ efi: 'efi/syslinux.efi' }),
      'srv/tftp/efi/syslinux.efi': '',
    },
    '  Station IP address is 192.168.1.21',
    'Failed to load ldlinux.e64',
    'CLIENT MAC ADDR: 00 40 63 C2 CA C9',
    'Failed to load ldlinux.e64',
  ],
  'an address that another machine had': [
    { ...IMAGES, [DHCP]: `${dhcp}${host(1)}`, 'etc/exports': '/srv/other *(ro)\n' },
    'dhcpd[1]: DHCPACK on 192.168.1.77 to 00:40:63:c2:ca:01 via eth0',
    'dhcpd[1]: DHCPACK on 192.168.1.77 to 00:40:63:c2:ca:c9 via eth0',
    'rpc.mountd[1]: refused mount request from 192.168.1.77 for /diskless/node21 (/): not exported',
  ],
  'a screen that begins with 0.0.0.0': [
    IMAGES,
    'My IP address seems to be 00000000 0.0.0.0',
    'My IP address seems to be C0A80115 192.168.1.21',
    'My IP address seems to be C0A80116 192.168.1.22',
  ],
};

/** Screens, as other builds of a program write them, too. */
const screens: Readonly<Record<string, readonly [files: Files, ...lines: string[]]>> = {
  'iPXE of today has no file': [
    ipxeSite({
      'srv/tftp/undionly.kpxe': '',
      'srv/tftp/boot.ipxe': '#!ipxe\nkernel vmlinux\nboot\n',
      'srv/tftp/vmlinuz': '',
    }),
    'net0: 00:40:63:c2:ca:c9 using 82540em on 0000:00:03.0 (Ethernet) [open]',
    'Configuring (net0 00:40:63:c2:ca:c9)...... ok',
    'tftp://192.168.1.1/vmlinux... No such file or directory (https://ipxe.org/2d12603b)',
    'Could not boot: No such file or directory (https://ipxe.org/2d12603b)',
  ],
  'iPXE gets no answer': [
    miniature({ [DHCP]: dhcp.replace('  fixed-address', '  deny booting;\n  fixed-address') }),
    'Configuring (net0 00:40:63:c2:ca:c9)...... No configuration methods succeeded (https://ipxe.org/040ee119)',
    'DHCP (net0 00:40:63:c2:ca:c9)........ Connection timed out (http://ipxe.org/4c106092)',
    'Waiting for link-up on net0... Down (http://ipxe.org/38086193)',
    'Nothing to boot: No such file or directory (https://ipxe.org/2d03e18e)',
  ],
  'GRUB names the line of its source': [
    bootedByGrub({ [GRUB_CFG]: grubMenu('  linux /vmlinux root=/dev/nfs\n'), 'srv/tftp/vmlinuz': '' }),
    'error: ../../grub-core/net/tftp.c:254:File not found.',
    "error: ../../grub-core/net/http.c:374:file `/vmlinux' not found.",
    "error: ../../grub-core/net/net.c:1583:timeout reading `/vmlinux'.",
    'error: ../../grub-core/loader/i386/efi/linux.c:kernel_alloc:258:you need to load the kernel first.',
    "error: file `/vmlinux' not found.",
  ],
  'U-Boot has no kernel': [
    boardSites['a kernel for a board that is not there'] as Files,
    'BOOTP broadcast 1',
    'DHCP client bound to address 192.168.1.21 (3 ms)',
    'TFTP from server 192.168.1.1; our IP address is 192.168.1.21',
    'Config file not found',
    'Skipping l for failure retrieving kernel',
    'Retry time exceeded; starting again',
    "*** ERROR: `serverip' not set",
    'Retry count exceeded; starting again',
  ],
  'in.tftpd takes another name': [
    miniature({ ...IMAGES, 'srv/tftp/vmlinuz': undefined, 'srv/tftp/bzImage': '' }),
    'in.tftpd[1]: RRQ from 192.168.1.21 filename vmlinuz remapped to /srv/tftp/vmlinuz',
    'in.tftpd[1]: sending NAK (1, File not found) to 192.168.1.21',
  ],
};

type Read = Diagnosis & { readonly site: Site };

function read(site: Site, texts: readonly string[], screenOf?: string): Read {
  const diagnoser = new Diagnoser(site, screenOf === undefined ? undefined : findNode(site, screenOf));
  for (const text of texts) diagnoser.read(text);
  return { ...diagnoser.diagnosis(), site };
}

const whose = ({ node, machines }: Told): string => node?.name ?? (machines.join(' and ') || 'nobody');

/** One line for what is heard alone: who, where, and what is blamed. */
function short({ told, site }: Read): string {
  const [one] = told;
  if (one === undefined) return 'passed over';
  const blamed = one.blamed.map(({ rule, at }) => `${rule} at ${placed(site, at)}`);
  return `${whose(one)} at ${one.stage}: ${blamed.join(', ') || 'nothing blamed'}`;
}

function long({ told, lines, known, untold, site }: Read): string[] {
  return [
    `  ${lines} read, ${known} known, ${untold} not told`,
    ...told.flatMap((one) => [
      `  line ${one.line}${one.count > 1 ? `, ${one.count} times to line ${one.lastLine}` : ''}: ${one.text}`,
      `    of ${whose(one)} (${one.node?.mac ?? 'no MAC'}, ${one.address ?? 'no address'}) at ${one.stage} by ${one.program}, ${one.trouble ? 'wrong' : 'right'}`,
      `    ${one.means}${one.todo === null ? '' : ` ${one.todo}`}`,
      ...one.blamed.map(
        ({ rule, at, message, related }) =>
          `    ${rule} at ${placed(site, at)}: ${message} (${related.map(({ place }) => placed(site, place)).join(', ')})`,
      ),
    ]),
  ];
}

describe('diagnose tells', () => {
  const table = new Map<string, () => string[]>();
  for (const [name, files] of Object.entries(wrong))
    table.set(`where there is ${name}`, () => {
      const site = siteIn(miniature(files));
      return heard.flatMap((line) => [
        `  ${line}`,
        `    screen of node21: ${short(read(site, [line], 'node21'))}`,
        `    screen of nobody: ${short(read(site, [line]))}`,
      ]);
    });
  for (const [name, [files, ...texts]] of Object.entries(logs))
    table.set(`what it means that ${name}`, () => long(read(siteIn(miniature(files)), texts)));
  for (const [name, [files, ...texts]] of Object.entries(screens))
    table.set(`what it means that ${name}`, () => long(read(siteIn(files), texts)));
  keeps('test/service/diagnose/told.txt', table);
});
