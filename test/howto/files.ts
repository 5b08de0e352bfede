/** The listings of the HOWTO's fourth section: TFTP, PXELINUX and Etherboot. */
import { type Listing, nothing } from './listing.js';
import { CONFIG, DHCPD, link, mode, move, put, remove, sub, TFTP } from './site.js';

const TFTPD = 'etc/conf.d/in.tftpd';
const WORDS =
  'ip=dhcp root=/dev/nfs nfsroot=192.168.1.1:/diskless/192.168.1.21,nfsvers=3,tcp,rsize=32768,wsize=32768 rw';
const DEFAULT = `${TFTP}/pxelinux.cfg/default`;

export const files: readonly Listing[] = [
  nothing('4.1', 'installing the TFTP server'),
  {
    number: '4.2',
    shows: 'settings of the TFTP server',
    reads: 'its root and its options: which names it serves, and where the files lie',
    planted: [
      {
        mistake: 'a root without the boot files',
        edits: [sub(TFTPD, 'INTFTPD_PATH="/diskless/boot"', 'INTFTPD_PATH="/diskless"')],
        rule: 'tftp/root-other-folder',
        at: [TFTPD, 'INTFTPD_PATH'],
      },
      {
        mistake: 'without -s, and names that do not begin with a slash',
        edits: [sub(TFTPD, '-l -v -s ', '-l -v ')],
        rule: 'tftp/relative-without-secure',
        at: [DHCPD, 'pxelinux.0'],
      },
      {
        mistake: 'the root of the server once more in the name',
        edits: [sub(DHCPD, 'filename "pxelinux.0"', 'filename "/diskless/boot/pxelinux.0"')],
        rule: 'tftp/root-doubled',
        at: [DHCPD, '/diskless/boot/pxelinux.0'],
      },
      {
        mistake: 'a root that is not there',
        edits: [sub(TFTPD, 'INTFTPD_PATH="/diskless/boot"', 'INTFTPD_PATH="/diskless/bot"')],
        rule: 'svc/tftpd-root-missing',
        at: [TFTPD, 'INTFTPD_PATH'],
      },
      {
        mistake: 'an option that it does not know',
        edits: [sub(TFTPD, '-l -v -s', '-l -v -q -s')],
        rule: 'svc/tftpd-option-unknown',
        at: [TFTPD, '-q'],
      },
      {
        mistake: 'a blank before the sign',
        edits: [sub(TFTPD, 'INTFTPD_PATH=', 'INTFTPD_PATH =')],
        rule: 'settings/syntax',
        at: [TFTPD, 'INTFTPD_PATH ='],
      },
      {
        mistake: 'the path set below the options that name it',
        edits: [put(TFTPD, 'INTFTPD_OPTS="-l -v -s ${INTFTPD_PATH}"\nINTFTPD_PATH="/diskless/boot"\n')],
        rule: 'svc/tftpd-not-started',
        at: [TFTPD, 'INTFTPD_OPTS'],
      },
      {
        mistake: 'a quote that nothing closes',
        edits: [sub(TFTPD, 'INTFTPD_PATH="/diskless/boot"', 'INTFTPD_PATH="/diskless/boot')],
        rule: 'settings/syntax',
        at: [TFTPD],
      },
    ],
    harmless: [{ what: 'more to be logged', edits: [sub(TFTPD, '-l -v -s', '-l -vvv -s')] }],
  },
  nothing('4.3', 'starting the TFTP server'),
  {
    number: '4.4',
    shows: 'the TFTP server in a runlevel',
    reads: 'the runlevels of the server, and units of systemd',
    planted: [
      {
        mistake: 'not added',
        edits: [remove('etc/runlevels/default/in.tftpd')],
        rule: 'svc/service-not-started',
        at: ['etc/runlevels/default'],
      },
      {
        mistake: 'a server of FTP added in its place',
        edits: [remove('etc/runlevels/default/in.tftpd'), put('etc/runlevels/default/vsftpd', '')],
        rule: 'svc/service-not-started',
        at: ['etc/runlevels/default'],
      },
      {
        mistake: 'the unit of systemd masked',
        edits: [
          remove('etc/runlevels/default/in.tftpd'),
          link('etc/systemd/system/tftpd-hpa.service', '/dev/null'),
        ],
        rule: 'svc/service-not-started',
        at: ['etc/systemd/system/tftpd-hpa.service'],
      },
    ],
    harmless: [
      {
        what: 'dnsmasq in its place',
        edits: [remove('etc/runlevels/default/in.tftpd'), put('etc/runlevels/default/dnsmasq', '')],
      },
    ],
  },
  nothing('4.5', 'installing Syslinux'),
  {
    number: '4.6',
    shows: 'PXELINUX among the boot files',
    reads: 'whether the program, the other half of it and its folder are there, and may be read',
    planted: [
      {
        mistake: 'not copied',
        edits: [remove(`${TFTP}/pxelinux.0`)],
        rule: 'tftp/boot-file-missing',
        at: [DHCPD, 'pxelinux.0'],
      },
      {
        mistake: 'copied without ldlinux.c32',
        edits: [remove(`${TFTP}/ldlinux.c32`)],
        rule: 'pxe/core-module-missing',
        at: [DHCPD, 'pxelinux.0'],
      },
      {
        mistake: 'no pxelinux.cfg',
        edits: [remove(`${TFTP}/pxelinux.cfg`)],
        rule: 'pxe/no-config-for-client',
        at: [DHCPD, 'pxelinux.0'],
      },
      {
        mistake: 'pxelinux.cfg written out',
        edits: [move(`${TFTP}/pxelinux.cfg`, `${TFTP}/pxelinux.config`)],
        rule: 'pxe/no-config-for-client',
        at: [DHCPD, 'pxelinux.0'],
      },
      {
        mistake: 'readable for its owner only',
        edits: [mode(`${TFTP}/pxelinux.0`, 0o600)],
        rule: 'svc/tftp-file-unreadable',
        at: [DHCPD, 'pxelinux.0'],
      },
      {
        mistake: 'what the screen shows without its other half',
        edits: [remove(`${TFTP}/ldlinux.c32`)],
        says: 'Failed to load ldlinux.c32',
        rule: 'pxe/core-module-missing',
        at: [DHCPD, 'pxelinux.0'],
      },
    ],
    harmless: [{ what: 'memtest beside it', edits: [put(`${TFTP}/memtest`, '')] }],
  },
  {
    number: '4.7',
    shows: 'the names that PXELINUX asks for',
    reads: 'names of files in pxelinux.cfg/ as PXELINUX forms them from UUID, MAC and address',
    planted: [
      {
        mistake: 'the MAC in capitals',
        edits: [move(CONFIG, `${TFTP}/pxelinux.cfg/01-00-40-63-C2-CA-C9`)],
        rule: 'pxe/mac-filename-case',
        at: [`${TFTP}/pxelinux.cfg/01-00-40-63-C2-CA-C9`],
      },
      {
        mistake: 'the MAC with colons',
        edits: [move(CONFIG, `${TFTP}/pxelinux.cfg/01:00:40:63:c2:ca:c9`)],
        rule: 'pxe/mac-filename-form',
        at: [`${TFTP}/pxelinux.cfg/01:00:40:63:c2:ca:c9`],
      },
      {
        mistake: 'the address in small letters, as the HOWTO says',
        edits: [move(CONFIG, `${TFTP}/pxelinux.cfg/c0a80115`)],
        rule: 'pxe/ip-filename-case',
        at: [`${TFTP}/pxelinux.cfg/c0a80115`],
      },
      {
        mistake: 'Default with a capital',
        edits: [move(CONFIG, `${TFTP}/pxelinux.cfg/Default`)],
        rule: 'pxe/default-file-case',
        at: [`${TFTP}/pxelinux.cfg/Default`],
      },
    ],
    harmless: [
      { what: 'named by the address', edits: [move(CONFIG, `${TFTP}/pxelinux.cfg/C0A80115`)] },
      { what: 'named by a part of the address', edits: [move(CONFIG, `${TFTP}/pxelinux.cfg/C0A801`)] },
    ],
  },
  {
    number: '4.8',
    shows: 'a configuration of PXELINUX',
    reads: 'what starts by itself, with which kernel, ramdisk and words; the words as the kernel reads them',
    planted: [
      {
        mistake: 'DEFAULT with a file and APPEND beside it, as the HOWTO has it',
        edits: [put(CONFIG, `DEFAULT /bzImage\nAPPEND ${WORDS}\n`)],
        rule: 'pxe/default-file-drops-append',
        at: [CONFIG, 'DEFAULT'],
      },
      {
        mistake: 'a label that nobody declares',
        edits: [sub(CONFIG, 'LABEL linux', 'LABEL linx')],
        rule: 'pxe/default-unknown',
        at: [CONFIG, 'DEFAULT'],
      },
      {
        mistake: 'no ip=',
        edits: [sub(CONFIG, 'ip=dhcp ', '')],
        rule: 'cmdline/nfsroot-without-ip',
        at: [CONFIG, 'nfsroot='],
      },
      {
        mistake: 'the name of the server in nfsroot=',
        edits: [sub(CONFIG, 'nfsroot=192.168.1.1:', 'nfsroot=master:')],
        rule: 'cmdline/nfsroot-hostname',
        at: [CONFIG, 'nfsroot='],
      },
      {
        mistake: 'an option with a slip in it',
        edits: [sub(CONFIG, 'nfsvers=3,tcp', 'nfsvers=3,tpc')],
        rule: 'cmdline/nfsroot-bad-option',
        at: [CONFIG, 'tpc'],
      },
      {
        mistake: 'the file that every machine reads holds the root of one',
        edits: [
          put(DEFAULT, `DEFAULT linux\nLABEL linux\n  KERNEL bzImage\n  APPEND ${WORDS}\n`),
          sub(
            DHCPD,
            'host slave21 {',
            'host slave22 {\n  hardware ethernet 00:40:63:C2:CA:CA;\n  fixed-address 192.168.1.22;\n}\n\nhost slave21 {',
          ),
        ],
        rule: 'pxe/default-hardcodes-one-client',
        at: [DEFAULT],
      },
    ],
    harmless: [
      { what: 'the words beside the kernel in DEFAULT', edits: [put(CONFIG, `DEFAULT bzImage ${WORDS}\n`)] },
      {
        what: 'DOS line ends',
        edits: [(tree) => put(CONFIG, (tree.files.get(CONFIG) ?? '').replaceAll('\n', '\r\n'))(tree)],
      },
    ],
  },
  nothing('4.9', 'installing mknbi'),
  nothing('4.10', 'its manual page'),
  {
    number: '4.11',
    shows: 'an image for Etherboot',
    reads:
      'whether the image that DHCP names for Etherboot is there and is one, and where its root comes from',
    planted: [
      {
        mistake: 'not made',
        edits: [remove(`${TFTP}/vmlinuz`)],
        rule: 'tftp/untold-file-missing',
        at: [DHCPD, 'vmlinuz'],
      },
      {
        mistake: 'the root of the TFTP server in its name, as the HOWTO has it',
        edits: [sub(DHCPD, 'filename "vmlinuz"', 'filename "/diskless/vmlinuz"')],
        rule: 'tftp/untold-file-missing',
        at: [DHCPD, '/diskless/vmlinuz'],
      },
      {
        mistake: 'a root-path without a server, and no next-server for the kernel',
        edits: [
          sub(DHCPD, 'root-path "192.168.1.1:/diskless', 'root-path "/diskless'),
          sub(DHCPD, '  next-server 192.168.1.1;\n', ''),
          sub(DHCPD, '  filename "pxelinux.0";', '  filename "pxelinux.0";\n  next-server 192.168.1.1;'),
          sub(DHCPD, '  filename "vmlinuz";', '  filename "vmlinuz";\n  next-server 192.168.1.1;'),
        ],
        rule: 'nfsroot/etherboot-without-server',
        at: [DHCPD, 'root-path'],
      },
      {
        mistake: 'the kernel as it was built in place of the image',
        edits: [put(`${TFTP}/vmlinuz`, `${'\0'.repeat(0x202)}HdrS`)],
        rule: 'dhcp/etherboot-image',
        at: [DHCPD, 'filename "vmlinuz"'],
      },
    ],
    harmless: [
      {
        what: 'an image as mkelf-linux makes it',
        edits: [put(`${TFTP}/vmlinuz`, `\x7fELF${'\0'.repeat(1024)}`)],
      },
      {
        what: 'an image of the architecture',
        edits: [move(`${TFTP}/vmlinuz`, `${TFTP}/vmlinuz_via`), sub(DHCPD, '"vmlinuz"', '"vmlinuz_via"')],
      },
    ],
  },
  nothing('4.12', 'installing tcpdump'),
  nothing('4.13', 'listening to the wire'),
  {
    number: '4.14',
    shows: 'the port of TFTP, and TCP wrappers before it',
    reads: '`hosts.allow` and `hosts.deny` as libwrap reads them, against the address of each machine',
    planted: [
      {
        mistake: 'all denied, and the nodes not let in',
        edits: [put('etc/hosts.deny', 'ALL: ALL\n'), put('etc/hosts.allow', 'sshd: ALL\n')],
        rule: 'svc/tcp-wrappers-block',
        at: ['etc/hosts.deny', 'ALL: ALL'],
      },
      {
        mistake: 'let in under another name of the daemon',
        edits: [put('etc/hosts.deny', 'ALL: ALL\n'), put('etc/hosts.allow', 'tftp, portmap, mountd: ALL\n')],
        rule: 'svc/tcp-wrappers-block',
        at: ['etc/hosts.allow', 'tftp'],
      },
      {
        mistake: 'the network without the dot at its end',
        edits: [put('etc/hosts.deny', 'ALL: ALL\n'), put('etc/hosts.allow', 'ALL: 192.168.1\n')],
        rule: 'svc/tcp-wrappers-block',
        at: ['etc/hosts.allow', '192.168.1'],
      },
      {
        mistake: 'mountd forgotten',
        edits: [
          put('etc/hosts.deny', 'ALL: ALL\n'),
          put('etc/hosts.allow', 'in.tftpd, portmap: 192.168.1.\n'),
        ],
        rule: 'svc/tcp-wrappers-block',
        at: ['etc/hosts.deny', 'ALL: ALL'],
      },
      {
        mistake: 'what the screen shows then, in the words of the HOWTO',
        edits: [put('etc/hosts.deny', 'in.tftpd: ALL\n')],
        says: 'PXE-E32: TFTP open time-out',
        rule: 'svc/tcp-wrappers-block',
        at: ['etc/hosts.deny', 'in.tftpd'],
      },
      {
        mistake: 'what the log of the server says then',
        edits: [put('etc/hosts.deny', 'in.tftpd: ALL\n')],
        says: 'Jun  1 10:00:00 master in.tftpd[1234]: connection refused from 192.168.1.21',
        rule: 'svc/tcp-wrappers-block',
        at: ['etc/hosts.deny', 'in.tftpd'],
      },
    ],
    harmless: [
      {
        what: 'the network of the nodes let in',
        edits: [
          put('etc/hosts.deny', 'ALL: ALL\n'),
          put('etc/hosts.allow', 'ALL: 192.168.1.0/255.255.255.0\n'),
        ],
      },
      { what: 'another daemon denied', edits: [put('etc/hosts.deny', 'sshd: ALL\n')] },
    ],
  },
];
