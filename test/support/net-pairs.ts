/** Nothing goes in; sites of one machine come out, a DHCP server and a loader in each: sound, and with one word changed. */
import type { UefiFile } from './uefi-cases.js';
import type { ProgramName } from './uefi-programs.js';

type Files = Readonly<Record<string, UefiFile>>;
export type NamedSites = Readonly<Record<string, Files>>;

const MAC = '52:54:00:00:00:01';
const WORDS = 'root=/dev/nfs nfsroot=192.168.7.1:/srv/nfs/node1,vers=3 ip=dhcp rw console=ttyS0';

const program = (name: ProgramName): UefiFile => ({ program: name });
const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [`${folder}/${name}`, file]));

const common: Files = {
  'etc/exports': '/srv/nfs/node1 192.168.7.21(rw,sync,no_subtree_check,no_root_squash)\n',
  'etc/hosts': '127.0.0.1 localhost\n192.168.7.1 master\n',
  'diskless-lint.json':
    '{ "server": { "names": ["master"], "addresses": ["192.168.7.1"] }, "httpRoot": "/srv/http" }\n',
  'srv/http/index.html': '',
  'srv/nfs/node1/etc/fstab': 'proc /proc proc defaults 0 0\n',
};

/** dnsmasq for addresses and files; `host` stands behind the machine's name. */
function dnsmasq(lines: readonly string[], served: Files, host = ''): Files {
  const all = [
    'port=0',
    'listen-address=192.168.7.1',
    'dhcp-range=192.168.7.0,static,255.255.255.0',
    `dhcp-host=${MAC},${host}node1,192.168.7.21`,
    ...lines,
    'enable-tftp',
    'tftp-root=/srv/tftp',
    '',
  ];
  return { 'etc/dnsmasq.conf': all.join('\n'), ...common, ...below('srv/tftp', served) };
}

/** dhcpd beside in.tftpd; the statements tell each machine its file. */
function dhcpd(statements: string, served: Files): Files {
  return {
    'etc/dhcp/dhcpd.conf': `option arch code 93 = unsigned integer 16;
subnet 192.168.7.0 netmask 255.255.255.0 {
}
next-server 192.168.7.1;
${statements}
host node1 {
  hardware ethernet ${MAC};
  fixed-address 192.168.7.21;
}
`,
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS="--secure"\n',
    ...common,
    ...below('srv/tftp', served),
  };
}

const plain: Files = { vmlinuz: program('bzImage') };
/** A kernel that UEFI starts, too. */
const stub: Files = { vmlinuz: program('vmlinuz') };
const pxelinux: Files = { 'pxelinux.0': program('pxelinux.0'), 'ldlinux.c32': program('ldlinux.c32') };
const syslinux: Files = { 'syslinux.efi': program('syslinux.efi'), 'ldlinux.e64': program('ldlinux.e64') };
const label = (kernel = 'vmlinuz'): string => `LABEL linux\n  KERNEL ${kernel}\n  APPEND ${WORDS}\n`;
const menu = (text: string): Files => ({ 'pxelinux.cfg/default': text });

const starts = `kernel /vmlinuz ${WORDS}\nboot\n`;
const script = (lines: string): Files => ({ 'boot.ipxe': `#!ipxe\n${lines}` });

const biosGrub = 'boot/grub/i386-pc/core.0';
const efiGrub = 'boot/grub/x86_64-efi/core.efi';
const entry = `set timeout=0\nmenuentry net {\n  linux /vmlinuz ${WORDS}\n}\n`;
const grub = (firmware: 'bios' | 'efi', files: Files): Files => ({
  ...(firmware === 'bios'
    ? { [biosGrub]: program('core.0'), 'boot/grub/i386-pc/normal.mod': program('bios normal.mod') }
    : { [efiGrub]: program('core.efi'), 'boot/grub/x86_64-efi/normal.mod': program('normal.mod') }),
  ...below('boot/grub', files),
});

const byUserClass = (text: string, loader: string): string =>
  `if exists user-class and option user-class = "${text}" {\n  filename "boot.ipxe";\n} else {\n  filename "${loader}";\n}`;
const byArchitecture = (architecture: string): string =>
  `if option arch = ${architecture} {\n  filename "${efiGrub}";\n} else {\n  filename "pxelinux.0";\n}`;
const tagged = (text: string, loader: string): string[] => [
  `dhcp-userclass=set:ipxe,${text}`,
  `dhcp-boot=tag:!ipxe,${loader}`,
  'dhcp-boot=tag:ipxe,boot.ipxe',
];

/** Under a BIOS, where the ROM of the card is an iPXE. */
export const biosPairs: NamedSites = {
  'dhcpd-ipxe': dhcpd(byUserClass('iPXE', 'undionly.kpxe'), {
    ...script(starts),
    ...plain,
    'undionly.kpxe': program('undionly.kpxe'),
  }),
  'dhcpd-ipxe-label': dhcpd('filename "boot.ipxe";', {
    ...script(`goto strat\n:start\n${starts}`),
    ...plain,
  }),
  'dhcpd-ipxe-itself': dhcpd('filename "boot.ipxe";', { ...script('chain boot.ipxe\n'), ...plain }),
  'dhcpd-ipxe-each-other': dhcpd('filename "boot.ipxe";', {
    ...script('chain nodes.ipxe\n'),
    ...plain,
    'nodes.ipxe': '#!ipxe\nchain boot.ipxe\n',
  }),
  'dhcpd-pxelinux': dhcpd('filename "pxelinux.0";', {
    ...pxelinux,
    ...plain,
    'pxelinux.cfg/01-52-54-00-00-00-01': `DEFAULT linux\n${label()}`,
  }),
  'dhcpd-pxelinux-kernel': dhcpd('filename "pxelinux.0";', {
    ...pxelinux,
    ...plain,
    ...menu(`DEFAULT linux\n${label('vmlinux')}`),
  }),
  'dhcpd-pxelinux-default': dhcpd('filename "pxelinux.0";', {
    ...pxelinux,
    ...plain,
    ...menu(`DEFAULT linus\n${label()}`),
  }),
  'dhcpd-pxelinux-file': dhcpd('filename "pxelinux.o";', {
    ...pxelinux,
    ...plain,
    ...menu(`DEFAULT linux\n${label()}`),
  }),
  'dhcpd-grub': dhcpd(`filename "${biosGrub}";`, { ...grub('bios', { 'grub.cfg': entry }), ...plain }),
  'dhcpd-grub-linux': dhcpd(`filename "${biosGrub}";`, {
    ...grub('bios', { 'grub.cfg': entry.replace('linux /', 'linx /') }),
    ...plain,
  }),
  'dnsmasq-tag': dnsmasq(
    ['dhcp-boot=tag:lab,boot.ipxe', 'dhcp-boot=pxelinux.0'],
    { ...script(starts), ...pxelinux, ...plain },
    'set:lab,',
  ),
  'dnsmasq-tag-letters': dnsmasq(
    ['dhcp-boot=tag:Lab,boot.ipxe'],
    { ...script(starts), ...plain },
    'set:lab,',
  ),
  'dnsmasq-pxelinux': dnsmasq(['dhcp-boot=pxelinux.0'], {
    ...pxelinux,
    ...plain,
    'pxelinux.cfg/C0A80715': `DEFAULT linux\n${label()}`,
  }),
  'dnsmasq-pxelinux-folder': dnsmasq(['dhcp-boot=bios/pxelinux.0'], {
    ...below('bios', { ...pxelinux, ...menu(`DEFAULT linux\n${label('::/vmlinuz')}`) }),
    ...plain,
  }),
  'dnsmasq-pxelinux-folder-kernel': dnsmasq(['dhcp-boot=bios/pxelinux.0'], {
    ...below('bios', { ...pxelinux, ...menu(`DEFAULT linux\n${label('vmlinuz')}`) }),
    ...plain,
  }),
  'dnsmasq-pxelinux-menu': dnsmasq(['dhcp-boot=pxelinux.0'], {
    ...pxelinux,
    ...plain,
    'menu.c32': program('bios menu.c32'),
    'libutil.c32': program('bios libutil.c32'),
    ...menu(`UI menu.c32\nTIMEOUT 10\nLABEL disk\n  LOCALBOOT 0\n${label()}  MENU DEFAULT\n`),
  }),
  'dnsmasq-pxelinux-include': dnsmasq(['dhcp-boot=pxelinux.0'], {
    ...pxelinux,
    ...plain,
    'pxelinux.cfg/nodes': label(),
    ...menu('DEFAULT linux\nINCLUDE pxelinux.cfg/nodes\n'),
  }),
  'dnsmasq-pxelinux-include-name': dnsmasq(['dhcp-boot=pxelinux.0'], {
    ...pxelinux,
    ...plain,
    'pxelinux.cfg/nodes': label(),
    ...menu('DEFAULT linux\nINCLUDE pxelinux.cfg/node\n'),
  }),
  'dnsmasq-grub-host': dnsmasq([`dhcp-boot=${biosGrub}`], {
    ...grub('bios', {
      'grub.cfg': 'configfile $prefix/hosts/$net_default_mac.cfg\n',
      [`hosts/${MAC}.cfg`]: entry,
    }),
    ...plain,
  }),
  'dnsmasq-grub-host-variable': dnsmasq([`dhcp-boot=${biosGrub}`], {
    ...grub('bios', {
      'grub.cfg': 'configfile $prefix/hosts/$net_default_mc.cfg\n',
      [`hosts/${MAC}.cfg`]: entry,
    }),
    ...plain,
  }),
};

/** Under OVMF. */
/** iPXE for UEFI, a kernel with a stub, and an initial ramdisk; the words name it so. */
function named(name: string, word: string): Readonly<Record<string, Files>> {
  return {
    [name]: dnsmasq(tagged('iPXE', 'snponly.efi'), {
      ...script(`kernel /vmlinuz ${word}${WORDS}\ninitrd /initrd.img\nboot\n`),
      ...stub,
      'initrd.img': 'x\n',
      'snponly.efi': program('snponly.efi'),
    }),
  };
}

export const efiPairs: NamedSites = {
  'efi-dnsmasq-syslinux': dnsmasq(['dhcp-boot=syslinux.efi'], {
    ...syslinux,
    ...stub,
    ...menu(`DEFAULT linux\n${label()}`),
  }),
  'efi-dnsmasq-syslinux-kernel': dnsmasq(['dhcp-boot=syslinux.efi'], {
    ...syslinux,
    ...stub,
    ...menu(`DEFAULT linux\n${label('vmlinus')}`),
  }),
  'efi-dnsmasq-grub': dnsmasq(
    ['dhcp-match=set:efi,option:client-arch,7', `dhcp-boot=tag:efi,${efiGrub}`, 'dhcp-boot=pxelinux.0'],
    { ...grub('efi', { 'grub.cfg': entry }), ...pxelinux, ...plain },
  ),
  'efi-dnsmasq-grub-architecture': dnsmasq(
    ['dhcp-match=set:efi,option:client-arch,9', `dhcp-boot=tag:efi,${efiGrub}`, 'dhcp-boot=pxelinux.0'],
    { ...grub('efi', { 'grub.cfg': entry }), ...pxelinux, ...plain },
  ),
  'efi-dnsmasq-ipxe': dnsmasq(tagged('iPXE', 'snponly.efi'), {
    ...script(starts),
    ...stub,
    'snponly.efi': program('snponly.efi'),
  }),
  'efi-dnsmasq-ipxe-kernel': dnsmasq(tagged('iPXE', 'snponly.efi'), {
    ...script(starts.replace('/vmlinuz', '/vmlinus')),
    ...stub,
    'snponly.efi': program('snponly.efi'),
  }),
  'efi-dnsmasq-ipxe-initrd': dnsmasq(tagged('iPXE', 'snponly.efi'), {
    ...script(`kernel /vmlinuz initrd=gone.img ${WORDS}\ninitrd /gone.img\nboot\n`),
    ...stub,
    'snponly.efi': program('snponly.efi'),
  }),
  ...named('efi-dnsmasq-ipxe-initrd-unnamed', ''),
  ...named('efi-dnsmasq-ipxe-initrd-wrong', 'initrd=initrd '),
  ...named('efi-dnsmasq-ipxe-initrd-second', 'initrd=initrd.img initrd=more.img '),
  ...named('efi-dnsmasq-ipxe-initrd-comma', 'initrd=initrd.img,initrd.img '),
  ...named('efi-dnsmasq-ipxe-initrd-letters', 'initrd=/INITRD.img '),
  ...named('efi-dnsmasq-ipxe-initrd-magic', 'initrd=initrd.magic '),
  'efi-dnsmasq-ipxe-http': {
    ...dnsmasq(tagged('iPXE', 'snponly.efi'), {
      ...script(starts.replace('/vmlinuz', 'http://192.168.7.1/vmlinus')),
      'snponly.efi': program('snponly.efi'),
    }),
    ...below('srv/http', stub),
  },
  'efi-dnsmasq-ipxe-no-server': dnsmasq(tagged('iPXE', 'snponly.efi'), {
    ...script(starts.replace('/vmlinuz', 'http:///vmlinuz')),
    'snponly.efi': program('snponly.efi'),
  }),
  'efi-dnsmasq-ipxe-port-0': dnsmasq(tagged('iPXE', 'snponly.efi'), {
    ...script(starts.replace('/vmlinuz', 'http://192.168.7.1:0/vmlinuz')),
    'snponly.efi': program('snponly.efi'),
  }),
  'efi-dnsmasq-ipxe-colon': dnsmasq(tagged('iPXE', 'snponly.efi'), {
    ...script('chain nodes/${mac}.ipxe\n'),
    ...stub,
    'nodes/52-54-00-00-00-01.ipxe': `#!ipxe\n${starts}`,
    'snponly.efi': program('snponly.efi'),
  }),
  'efi-dhcpd-ipxe-label': dhcpd(byUserClass('iPXE', 'snponly.efi'), {
    ...script(`goto strat\n:start\n${starts}`),
    ...stub,
    'snponly.efi': program('snponly.efi'),
  }),
  'efi-dhcpd-grub': dhcpd(byArchitecture('00:07'), {
    ...grub('efi', { 'grub.cfg': entry }),
    ...pxelinux,
    ...plain,
  }),
  'efi-dhcpd-grub-architecture': dhcpd(byArchitecture('00:09'), {
    ...grub('efi', { 'grub.cfg': entry }),
    ...pxelinux,
    ...plain,
  }),
  'efi-dhcpd-ipxe': dhcpd(byUserClass('iPXE', 'snponly.efi'), {
    ...script(starts),
    ...stub,
    'snponly.efi': program('snponly.efi'),
  }),
  'efi-dhcpd-ipxe-stub': dhcpd(byUserClass('iPXE', 'snponly.efi'), {
    ...script(starts),
    ...plain,
    'snponly.efi': program('snponly.efi'),
  }),
};
