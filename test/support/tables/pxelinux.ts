/** Sites whose machines start by PXELINUX: what may be wrong with its files, one thing at a time. */
import { toldByFirmware } from '../../../server/rules/about/examples/twofirmwares.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Files, Told } from '../told.js';
import { standIn } from '../uefi-programs.js';

const FOLDER = 'srv/tftp/pxelinux.cfg';
const OWN = `${FOLDER}/01-00-40-63-c2-ca-c9`;
const DHCP = 'etc/dhcp/dhcpd.conf';
const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const LABEL = `LABEL node\n  KERNEL vmlinuz\n  APPEND ${WORDS}\n`;
const IMAGES: Files = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const MENU: Files = { 'srv/tftp/menu.c32': '', 'srv/tftp/libutil.c32': '' };
const NOWHERE: Files = { [OWN]: undefined, [`${FOLDER}/default`]: undefined };
const dhcp = miniature()[DHCP] ?? '';

const at = (text: string | undefined, more: Files = {}): Files =>
  miniature({ ...IMAGES, [OWN]: text, ...more });
const named = (name: string, more: Files = {}): Files =>
  at(undefined, { ...NOWHERE, [`${FOLDER}/${name}`]: `DEFAULT node\n${LABEL}`, ...more });
const label = (text: string): string => `DEFAULT node\nLABEL node\n  ${text.replaceAll('; ', '\n  ')}\n`;

/** The boot file that DHCP tells. */
const file = (name: string): Files => ({
  [DHCP]: dhcp.replace('pxelinux.0', name),
  [`srv/tftp/${name}`]: '',
});
const option = (line: string): Files => ({
  [DHCP]: `option loader-configfile code 209 = text;\noption loader-pathprefix code 210 = text;\n${dhcp.replace('filename', `${line}\n  filename`)}`,
});
const binary = (text: string): string => `${text}\0`.padEnd(1024, '\0');
const NARROW = binary('\u007fELF\u0001\u0001');
const WIDE = binary('\u007fELF\u0002\u0001');
const syslinux = (release: string): string => binary(`\0PXELINUX ${release} 0x1234`);
/** All that lies there is a program. */
const PROGRAMS: Files = {
  'srv/tftp/pxelinux.0': syslinux('6.04'),
  'srv/tftp/ldlinux.c32': NARROW,
  'srv/tftp/libutil.c32': NARROW,
  'srv/tftp/vmlinuz': binary('\0'),
};
const UEFI: Files = {
  [DHCP]: toldByFirmware({ efi: 'syslinux.efi' }),
  'srv/tftp/syslinux.efi': standIn('syslinux.efi').toString('latin1'),
  'srv/tftp/ldlinux.e64': WIDE,
};

export const pxelinuxSites: Readonly<Record<string, Told>> = {
  'what DEFAULT starts': at(`DEFAULT node\n${LABEL}`),
  'of nothing to start': at(LABEL),
  'of nothing to start, in an empty file': at('# nothing\n'),
  'of DEFAULT misspelt': at(`DEFALUT node\n${LABEL}`),
  'of UI misspelt': at(`UII menu.c32\n${LABEL}`, MENU),
  'of a menu without entries': at('UI menu.c32\n', MENU),
  'of a menu without entries, with DEFAULT misspelt': at('DEFALUT a\nUI menu.c32\n', MENU),
  'of a label with a slip': at(`DEFAULT nod\nLABEL other\n  KERNEL x\n${LABEL}`),
  'of a label like no other': at(`DEFAULT somewhere\nLABEL other\n  KERNEL x\n${LABEL}`),
  'of LABEL misspelt': at(`DEFAULT node\n${LABEL.replace('LABEL', 'LABLE')}`),
  'of a label with a slip and IMPLICIT 0': at(`IMPLICIT 0\nDEFAULT nod\n${LABEL}`),
  'of a word that is a file': at(`DEFAULT vmlinuz\nAPPEND ${WORDS}\n`),
  'of a word that is a file, with words': at(`DEFAULT vmlinuz ${WORDS}\n`),
  'of a word that is a file, and APPEND -': at('DEFAULT vmlinuz\nAPPEND -\n'),
  'of a word that is a file with an ending': at(`DEFAULT image\nAPPEND ${WORDS}\n`, {
    'srv/tftp/image.bss': '',
  }),
  'of a word that is a module': at(`DEFAULT reboot\n${LABEL}`, {
    'srv/tftp/reboot.c32': '',
    'srv/tftp/libcom32.c32': '',
  }),
  'of a word without labels, in a copy without images': at(`DEFAULT image ${WORDS}\n`, {
    'srv/tftp/pxelinux.0': undefined,
    'srv/tftp/ldlinux.c32': undefined,
    'srv/tftp/vmlinuz': undefined,
  }),
  'of a word beside labels, in a copy without images': at(`DEFAULT image ${WORDS}\n${LABEL}`, {
    'srv/tftp/pxelinux.0': undefined,
    'srv/tftp/ldlinux.c32': undefined,
    'srv/tftp/vmlinuz': undefined,
  }),
  'of the local disk': at(label('LOCALBOOT 0')),
  'of a label without a kernel': at(label('MENU LABEL Heading')),
  'of a label of which nobody knows whether its own name is a file': at(label(`APPEND ${WORDS}`), {
    'srv/tftp/pxelinux.0': undefined,
    'srv/tftp/ldlinux.c32': undefined,
    'srv/tftp/vmlinuz': undefined,
  }),
  'of a label whose own name is no file': at(label(`APPEND ${WORDS}`)),
  'of KERNEL misspelt': at(label(`KERNLE vmlinuz; APPEND ${WORDS}`)),
  'of APPEND misspelt': at(label(`KERNEL vmlinuz; APEND ${WORDS}`)),
  'of words beside the kernel': at(label(`KERNEL vmlinuz ${WORDS}`)),
  'of APPEND - in a label': at(`APPEND ${WORDS}\n${label('KERNEL vmlinuz; APPEND -')}`),
  'of a global APPEND': at(`APPEND ${WORDS}\n${label('KERNEL vmlinuz')}`),
  'of words behind DEFAULT for a label': at(`DEFAULT node quiet\n${LABEL}`),
  'of SYSAPPEND': at(`SYSAPPEND 3\n${label(`KERNEL vmlinuz; APPEND ${WORDS}`)}`),
  'of IPAPPEND in the label': at(`SYSAPPEND 3\n${label(`KERNEL vmlinuz; APPEND ${WORDS}; IPAPPEND 2`)}`),
  'of a kernel that is not there': at(label(`KERNEL vmlinus; APPEND ${WORDS}`)),
  'of a kernel that is a folder': at(label(`KERNEL boot; APPEND ${WORDS}`), { 'srv/tftp/boot/x': '' }),
  'of a kernel of another server': at(label(`KERNEL 192.168.1.9::vmlinuz; APPEND ${WORDS}`)),
  'of a kernel above the root': at(label(`KERNEL ../vmlinuz; APPEND ${WORDS}`), {
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
    ...file('/srv/tftp/pxelinux.0'),
    'srv/tftp/pxelinux.0': '',
  }),
  'of a kernel whose ending is a number': at(label(`KERNEL boot/Linux-5.0; APPEND ${WORDS}`), {
    'srv/tftp/boot/Linux-5.0': '',
  }),
  'of ramdisks': at(label(`KERNEL vmlinuz; INITRD one.img,two.img; APPEND ${WORDS}`), {
    'srv/tftp/one.img': '',
    'srv/tftp/two.img': '',
  }),
  'of ramdisks that are not there': at(label(`KERNEL vmlinuz; INITRD one.img,tow.img; APPEND ${WORDS}`), {
    'srv/tftp/one.img': '',
    'srv/tftp/two.img': '',
  }),
  'of a ramdisk that is not there, among the words': at(
    label(`KERNEL vmlinuz; APPEND initrd=on.img ${WORDS}`),
    { 'srv/tftp/one.img': '' },
  ),
  'of a comma before ramdisks': at(label(`KERNEL vmlinuz; APPEND initrd=,one.img ${WORDS}`), {
    'srv/tftp/one.img': '',
  }),
  'of two commas between ramdisks': at(label(`KERNEL vmlinuz; APPEND initrd=one.img,,one.img ${WORDS}`), {
    'srv/tftp/one.img': '',
  }),
  'of a comma behind ramdisks': at(label(`KERNEL vmlinuz; APPEND initrd=one.img, ${WORDS}`), {
    'srv/tftp/one.img': '',
  }),
  'of a comma alone': at(label(`KERNEL vmlinuz; APPEND initrd=, ${WORDS}`)),
  'of a kernel over HTTP': at(label(`KERNEL http://192.168.1.1/vmlinuz; APPEND ${WORDS}`)),
  'of a ramdisk over FTP': at(label(`KERNEL vmlinuz; APPEND initrd=FTP://192.168.1.1/i ${WORDS}`)),
  'of a slash that is not the root': at(label(`KERNEL /vmlinuz; APPEND ${WORDS}`), {
    ...file('boot/pxelinux.0'),
    'srv/tftp/boot/ldlinux.c32': '',
    'srv/tftp/boot/pxelinux.cfg/default': label(`KERNEL /vmlinuz; APPEND ${WORDS}`),
  }),
  'of a kernel that only root may read': [
    at(`DEFAULT node\n${LABEL}`),
    { modes: { 'srv/tftp/vmlinuz': 0o600 } },
  ],
  'of a kernel behind a link that leads out of the root': [
    at(`DEFAULT node\n${LABEL}`, { 'srv/tftp/vmlinuz': undefined, 'boot/vmlinuz': '' }),
    { symlinks: { 'srv/tftp/vmlinuz': '/boot/vmlinuz' } },
  ],
  'of its other half behind a link that leads out of the root': [
    at(`DEFAULT node\n${LABEL}`, { 'srv/tftp/ldlinux.c32': undefined, 'usr/lib/ldlinux.c32': '' }),
    { symlinks: { 'srv/tftp/ldlinux.c32': '/usr/lib/ldlinux.c32' } },
  ],
  'of a menu behind a link that leads out of the root': [
    at(`UI menu.c32\nTIMEOUT 5\n${LABEL}`, {
      ...MENU,
      'srv/tftp/menu.c32': undefined,
      'usr/lib/menu.c32': '',
    }),
    { symlinks: { 'srv/tftp/menu.c32': '/usr/lib/menu.c32' } },
  ],
  'of a configuration behind a link that leads out of the root': [
    at(undefined, { 'etc/node': `DEFAULT node\n${LABEL}` }),
    { symlinks: { [OWN]: '/etc/node' } },
  ],
  'of a configuration that only root may read': [at(`DEFAULT node\n${LABEL}`), { modes: { [OWN]: 0o600 } }],
  'of all configurations that only root may read': [
    at(undefined, { [`${FOLDER}/default`]: `DEFAULT node\n${LABEL}` }),
    { modes: { [`${FOLDER}/default`]: 0o600 } },
  ],
  'of a template': at(`DEFAULT node\nLABEL node\n  KERNEL {{ kernel }}\n  APPEND ${WORDS}\n`),
  'of no other half': at(`DEFAULT node\n${LABEL}`, { 'srv/tftp/ldlinux.c32': undefined }),
  'of a program of Syslinux 4, which has none': at(`DEFAULT node\n${LABEL}`, {
    'srv/tftp/ldlinux.c32': undefined,
    'srv/tftp/pxelinux.0': syslinux('4.07'),
    'srv/tftp/vmlinuz': binary('\0'),
  }),
  'of a program of Syslinux 5, which has one': at(`DEFAULT node\n${LABEL}`, {
    'srv/tftp/ldlinux.c32': undefined,
    'srv/tftp/pxelinux.0': syslinux('5.01'),
    'srv/tftp/vmlinuz': binary('\0'),
  }),
  'of no module': at(`UI menu.c32\nTIMEOUT 5\n${LABEL}`),
  'of no library': at(`UI vesamenu.c32\nTIMEOUT 5\n${LABEL}`, { 'srv/tftp/vesamenu.c32': '' }),
  'of one of two libraries': at(`UI vesamenu.c32\nTIMEOUT 5\n${LABEL}`, {
    'srv/tftp/vesamenu.c32': '',
    'srv/tftp/libcom32.c32': '',
  }),
  'of libraries in another folder': at(`PATH lib\nUI vesamenu.c32\nTIMEOUT 5\n${LABEL}`, {
    'srv/tftp/vesamenu.c32': '',
    'srv/tftp/lib/libcom32.c32': '',
    'srv/tftp/lib/libutil.c32': '',
  }),
  'of a module of another server': at(`UI 192.168.1.9::menu.c32\nTIMEOUT 5\n${LABEL}`),
  'of a module whose label has no ending': at(label('COM32 chain; APPEND hd0')),
  'of a module in KERNEL': at(label('KERNEL chain.c32; APPEND hd0')),
  'of a module for 64-bit UEFI under BIOS': at(`UI menu.c32\nTIMEOUT 5\n${LABEL}`, {
    ...PROGRAMS,
    'srv/tftp/menu.c32': WIDE,
  }),
  'of a module for BIOS under BIOS': at(`UI menu\nTIMEOUT 5\n${LABEL}`, {
    ...PROGRAMS,
    'srv/tftp/menu.c32': NARROW,
  }),
  'of a module for 64-bit UEFI under BIOS, named without its ending': at(`UI menu\nTIMEOUT 5\n${LABEL}`, {
    ...PROGRAMS,
    'srv/tftp/menu.c32': WIDE,
  }),
  'of a module that is a text': at(`UI menu\nTIMEOUT 5\n${LABEL}`, {
    ...PROGRAMS,
    'srv/tftp/menu.c32': 'to do\n',
  }),
  'of a module for BIOS under UEFI': at(`UI menu.c32\nTIMEOUT 5\n${LABEL}`, {
    ...PROGRAMS,
    ...UEFI,
    'srv/tftp/menu.c32': NARROW,
  }),
  'of a module for BIOS under 32-bit UEFI': at(`UI menu.c32\nTIMEOUT 5\n${LABEL}`, {
    ...PROGRAMS,
    ...UEFI,
    'srv/tftp/menu.c32': WIDE,
    'srv/tftp/syslinux.efi': standIn('syslinux32.efi').toString('latin1'),
  }),
  'of no other half under UEFI': at(`DEFAULT node\n${LABEL}`, {
    [DHCP]: toldByFirmware({ efi: 'syslinux.efi' }),
    'srv/tftp/syslinux.efi': '',
  }),
  'of the other half of 32-bit UEFI': at(`DEFAULT node\n${LABEL}`, {
    [DHCP]: toldByFirmware({ efi: 'syslinux.efi' }),
    'srv/tftp/syslinux.efi': '',
    'srv/tftp/ldlinux.e32': '',
  }),
  'of a program whose name only has an .efi in it': at(`DEFAULT node\n${LABEL}`, {
    ...file('pxelinux.efi.0'),
  }),
  'what a menu preselects': at(
    `UI menu.c32\nDEFAULT other\nTIMEOUT 5\n${LABEL}LABEL other\n  KERNEL vmlinuz\n  APPEND ${WORDS} debug\n`,
    MENU,
  ),
  'what a menu preselects, without a time': at(
    `UI menu.c32\n${LABEL}LABEL other\n  MENU DEFAULT\n  KERNEL vmlinuz\n  APPEND ${WORDS} debug\n`,
    MENU,
  ),
  'what a menu starts after a time': at(
    `UI menu.c32\nTOTALTIMEOUT 9\nONTIMEOUT other\n${LABEL}LABEL other\n  KERNEL vmlinuz\n  APPEND ${WORDS} debug\n`,
    MENU,
  ),
  'what a menu starts with ONTIMEOUT and no time': at(
    `UI menu.c32\nTIMEOUT 0\nONTIMEOUT other\n${LABEL}LABEL other\n  KERNEL vmlinuz\n  APPEND ${WORDS} debug\n`,
    MENU,
  ),
  'what an outermost menu shows': at(
    `UI menu.c32\nTIMEOUT 5\nMENU BEGIN inner\nLABEL inside\n  KERNEL gone\nMENU END\n${LABEL}`,
    MENU,
  ),
  'of a menu that reads another file': at('UI menu.c32 pxelinux.cfg/more\n', {
    ...MENU,
    [`${FOLDER}/more`]: `TIMEOUT 5\n${LABEL}`,
  }),
  'of a menu that reads a template': at('UI menu.c32 pxelinux.cfg/more\n', {
    ...MENU,
    [`${FOLDER}/more`]: `TIMEOUT {{ time }}\n${LABEL}`,
  }),
  'of a module that is not simulated': at(`UI other.c32\n${LABEL}`, { 'srv/tftp/other.c32': '' }),
  'of a module that is not simulated, nor there': at(`UI other.c32\n${LABEL}`),
  'of a prompt that waits': at(`PROMPT 1\nDEFAULT node\n${LABEL}`),
  'of a prompt that waits a while': at(`PROMPT 1\nTOTALTIMEOUT 5\nDEFAULT node\n${LABEL}`),
  'of what ONTIMEOUT starts without a prompt': at(`TIMEOUT 5\nONTIMEOUT other\nDEFAULT node\n${LABEL}`),
  'of what somebody may choose': at(
    `UI menu.c32\nTIMEOUT 5\n${LABEL}LABEL gone\n  KERNEL gone\n  APPEND ${WORDS}\nLABEL more\n  CONFIG pxelinux.cfg/more\n`,
    { ...MENU, [`${FOLDER}/more`]: `LABEL far\n  KERNEL far\n  APPEND ${WORDS}\n` },
  ),
  'of a file that option 209 names': at(undefined, {
    ...option('option loader-configfile "pxelinux.cfg/special";'),
    [`${FOLDER}/special`]: `DEFAULT node\n${LABEL}`,
  }),
  'of a file that option 209 names and that is not there': at(`DEFAULT node\n${LABEL}`, {
    ...option('option loader-configfile "pxelinux.cfg/specail";'),
    [`${FOLDER}/special`]: `DEFAULT node\n${LABEL}`,
  }),
  'of a file that option 209 names, and no other': at(undefined, {
    ...NOWHERE,
    ...option('option loader-configfile "pxelinux.cfg/specail";'),
    [`${FOLDER}/special`]: `DEFAULT node\n${LABEL}`,
  }),
  'of a prefix that option 210 names': at(undefined, {
    ...option('option loader-pathprefix "/boot/";'),
    'srv/tftp/boot/pxelinux.cfg/default': `DEFAULT node\n${LABEL}`,
    'srv/tftp/boot/ldlinux.c32': '',
    'srv/tftp/boot/vmlinuz': '',
  }),
  'of a prefix that option 210 names without the other half': at(undefined, {
    ...option('option loader-pathprefix "/boot/";'),
    'srv/tftp/boot/pxelinux.cfg/default': `DEFAULT node\n${LABEL}`,
    'srv/tftp/boot/vmlinuz': '',
    'srv/tftp/ldlinux.c32': undefined,
  }),
  'of a name that cuts the prefix off': at(`DEFAULT node\n${LABEL}`, {
    ...file('boot/my_pxelinux.0'),
    'srv/tftp/boot/ldlinux.c32': '',
    'srv/tftp/boot/pxelinux.cfg/default': `DEFAULT node\n${LABEL}`,
  }),
  'of the file for another machine': named('01-00-40-63-c2-ca-c8'),
  'of the file for another machine, in capitals': named('01-00-40-63-C2-CA-C8'),
  'of its own file in capitals': named('01-00-40-63-C2-CA-C9'),
  'of its own file with another kind of hardware': named('06-00-40-63-c2-ca-c9'),
  'of its own file without one': named('00-40-63-c2-ca-c9'),
  'of the address in small letters': named('c0a80115'),
  'of the network in small letters': named('c0a80'),
  'of another address in small letters': named('c0a80116'),
  'of an address with a slip': named('C0A80151'),
  'of an address with a slip that somebody has': named('C0A80151', {
    [DHCP]: `${dhcp}host node81 { hardware ethernet 00:40:63:c2:ca:01; fixed-address 192.168.1.81; }\n`,
  }),
  'of an address with a slip that anybody may get': named('C0A80151', {
    [DHCP]: dhcp.replace('filename', 'range 192.168.1.80 192.168.1.90;\n  filename'),
  }),
  'of an address with two slips': named('C0A81501'),
  'of a part of an address with a slip': named('C0A8101'),
  'of a default in capitals': named('DEFAULT'),
  'of a default with an ending': named('default.txt'),
  'of a default with another ending': named('default.bak'),
  'of a default that others include': named('default.cfg', {
    [`${FOLDER}/02`]: 'INCLUDE pxelinux.cfg/default.cfg\n',
  }),
  'of a default without a label': named('Default', { [`${FOLDER}/Default`]: '# to do\n' }),
  'of a default with nothing but DEFAULT': named('Default', { [`${FOLDER}/Default`]: 'DEFAULT x\n' }),
  'of no folder': at(undefined, NOWHERE),
  'of no folder, for a machine of a range': at(undefined, {
    ...NOWHERE,
    [DHCP]: dhcp
      .replace('filename', 'range 192.168.1.80 192.168.1.90;\n  filename')
      .replace(/host[^}]*}/, ''),
  }),
  'of a file for one address of a range': at(undefined, {
    ...NOWHERE,
    [DHCP]: dhcp
      .replace('filename', 'range 192.168.1.80 192.168.1.90;\n  filename')
      .replace(/host[^}]*}/, ''),
    [`${FOLDER}/C0A80151`]: `DEFAULT node\n${LABEL}`,
  }),
  'of a program that is taken for it': at(undefined, {
    ...file('bios'),
    [`${FOLDER}/default`]: `DEFAULT node\n${LABEL}`,
  }),
  'of a program of another name, with nothing beside it': at(undefined, { ...NOWHERE, ...file('bios') }),
};
