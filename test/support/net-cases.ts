/** Nothing goes in; the sites come out with which iPXE and GRUB are asked: one machine that dnsmasq serves, and what its loader reads, in one way each. */
import { biosPairs, efiPairs } from './net-pairs.js';
import type { UefiFile } from './uefi-cases.js';
import type { ProgramName } from './uefi-programs.js';

export interface NetCase {
  readonly name: string;
  /** Under a BIOS the ROM of the card is an iPXE. */
  readonly firmware: 'bios' | 'efi-x64';
  readonly files: Readonly<Record<string, UefiFile>>;
}

type Files = Readonly<Record<string, UefiFile>>;

const WORDS = 'root=/dev/nfs nfsroot=192.168.7.1:/srv/nfs/node1,vers=3 ip=dhcp rw console=ttyS0';

const dnsmasq = (...boots: readonly string[]): string =>
  [
    'port=0',
    'listen-address=192.168.7.1',
    'dhcp-range=192.168.7.0,static,255.255.255.0',
    'dhcp-host=52:54:00:00:00:01,node1,192.168.7.21',
    ...boots,
    'enable-tftp',
    'tftp-root=/srv/tftp',
    '',
  ].join('\n');

const base: Files = {
  'etc/exports': '/srv/nfs/node1 192.168.7.21(rw,sync,no_subtree_check,no_root_squash)\n',
  'etc/hosts': '127.0.0.1 localhost\n192.168.7.1 master\n',
  'diskless-lint.json':
    '{ "server": { "names": ["master"], "addresses": ["192.168.7.1"] }, "httpRoot": "/srv/http" }\n',
  'srv/http/index.html': '',
  'srv/nfs/node1/etc/fstab': 'proc /proc proc defaults 0 0\n',
};

const program = (name: ProgramName): UefiFile => ({ program: name });
const kernel: Files = { vmlinuz: program('bzImage') };

/** Below the TFTP root. */
const tftp = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [`srv/tftp/${name}`, file]));
const http = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [`srv/http/${name}`, file]));

/** A script that the ROM loads; `more` lies beside it. */
function script(lines: string, more: Files = {}, others: Files = {}): Files {
  const files = { 'boot.ipxe': `#!ipxe\n${lines}`, ...kernel, ...more };
  return { 'etc/dnsmasq.conf': dnsmasq('dhcp-boot=boot.ipxe'), ...base, ...tftp(files), ...others };
}

const starts = `kernel /vmlinuz ${WORDS}\nboot\n`;
/** Settings of iPXE as a script has them. */
const set = (name: string): string => `\${${name}}`;

const ipxe: Readonly<Record<string, Files>> = {
  // Numbers, and labels that are not there
  'option-no-number': script(`prompt --timeout 5s Press a key\n${starts}`),
  'option-no-number-or': script(`prompt --timeout 5s Press a key || goto go\nexit\n:go\n${starts}`),
  'option-one-dash': script(`kernel -name linux /vmlinuz ${WORDS}\nboot inux\n`),
  'goto-label-case-or': script(`goto Go ||\n${starts}:go\nexit\n`),
  'menu-without-label-or': script(
    `menu Lab\nitem gone Gone\nchoose --timeout 500 target\ngoto ${set('target')} ||\n${starts}`,
  ),
  'goto-for-ever': script(`:again\nsleep 1\ngoto again\n`),
  'fetched-and-chained': script(`imgfetch /next.ipxe\nchain next.ipxe\n`, {
    'next.ipxe': `#!ipxe\n${starts}`,
  }),
  'fetched-elsewhere-and-chained': script(`imgfetch --name it /sub/next.ipxe\nchain it\n`, {
    'sub/next.ipxe': `#!ipxe\nkernel vmlinuz ${WORDS}\nboot\n`,
    'sub/vmlinuz': program('bzImage'),
  }),
  'set-with-equals': script(`set name=vmlinuz\nkernel /k-${set('name')} ${WORDS}\nboot\n`, {
    'k-': program('bzImage'),
  }),
  'set-hex': script(`set name:hex 2f:76:6d:6c:69:6e:75:7a\nkernel ${set('name:string')} ${WORDS}\nboot\n`),
  'set-hex-shown': script(`set name:hex 01:ab\nkernel /k-${set('name')} ${WORDS}\nboot\n`, {
    'k-01:ab': program('bzImage'),
  }),
  'set-hexhyp': script(`set name:hexhyp 01-AB\nkernel /k-${set('name')} ${WORDS}\nboot\n`, {
    'k-01-ab': program('bzImage'),
  }),
  'set-uint-as-hex': script(`set n 16\nkernel /k-${set('n:hex')} ${WORDS}\nboot\n`, {
    'k-31:36': program('bzImage'),
  }),
  'set-mac-as-hexhyp': script(`set own ${set('mac')}\nkernel /k-${set('own:hexhyp')} ${WORDS}\nboot\n`, {
    'k-35-32-3a-35-34-3a-30-30-3a-30-30-3a-30-30-3a-30-31': program('bzImage'),
  }),
  'set-uint-shown': script(`set n:uint16 16\nkernel /k-${set('n')} ${WORDS}\nboot\n`, {
    'k-0x10': program('bzImage'),
  }),
  'set-int-as-hexraw': script(`set n:int16 -2\nkernel /k${set('n')}${set('n:hexraw')} ${WORDS}\nboot\n`, {
    'k-2fffe': program('bzImage'),
  }),
  'ip-as-hexraw': script(`kernel /k-${set('ip:hexraw')} ${WORDS}\nboot\n`, {
    'k-c0a80715': program('bzImage'),
  }),
  'url-no-server': script(`kernel http:///vmlinuz ${WORDS}\nboot\n`, {}, http(kernel)),
  'url-no-port': script(`kernel http://192.168.7.1:/vmlinuz ${WORDS}\nboot\n`, {}, http(kernel)),
  'url-port-0': script(`kernel http://192.168.7.1:0/vmlinuz ${WORDS}\nboot\n`, {}, http(kernel)),
  // Kernels and what becomes of them
  kernel: script(starts),
  imgargs: script(`kernel /vmlinuz\nimgargs vmlinuz ${WORDS}\nboot\n`),
  'imgargs-of-another': script(`kernel /vmlinuz\nimgargs vmlinux ${WORDS}\nboot\n`),
  'imgfree-before-boot': script(`kernel /vmlinuz ${WORDS}\nimgfree\nboot\n`),
  'imgfree-of-the-kernel': script(`kernel /vmlinuz ${WORDS}\nimgfree vmlinuz\nboot\n`),
  'set-hex-unfit': script(`set name:hex vmlinuz\n${starts}`),
  'set-uuid': script(`set own:uuid 4c4c4544-004b-3110-8043-b2c04f4d3253\n${starts}`),
  'set-uuid-or': script(`set uuid 4c4c4544-004b-3110-8043-b2c04f4d3253 ||\n${starts}`),
  'imgargs-after-words': script(`kernel /vmlinuz quiet\nimgargs vmlinuz ${WORDS}\nboot\n`),
  'kernel-by-name': script(`kernel --name linux /vmlinuz ${WORDS}\nboot linux\n`),
  'boot-by-file': script(`boot /vmlinuz ${WORDS}\n`),
  'chain-kernel': script(`chain /vmlinuz ${WORDS}\n`),
  'kernel-relative': script(`kernel vmlinuz ${WORDS}\nboot\n`),
  'kernel-missing': script(`kernel /gone ${WORDS}\nboot\n`),
  'kernel-missing-or': script(`kernel /gone || kernel /vmlinuz ${WORDS}\nboot\n`),
  'kernel-missing-and': script(`kernel /gone && echo never ||\n${starts}`),
  'initrd-missing': script(`kernel /vmlinuz ${WORDS}\ninitrd /gone.img\nboot\n`),
  'initrd-missing-or': script(`kernel /vmlinuz ${WORDS}\ninitrd /gone.img ||\nboot\n`),
  'without-boot': script(`kernel /vmlinuz ${WORDS}\n`),
  'next-server': script(`kernel tftp://${set('next-server')}/vmlinuz ${WORDS}\nboot\n`),
  'other-server': script(`kernel tftp://192.168.7.99/vmlinuz ${WORDS}\nboot\n`),
  'kernel-folder': script(`kernel /sub ${WORDS}\nboot\n`, { 'sub/vmlinuz': program('bzImage') }),
  'kernel-two-slashes': script(`kernel //vmlinuz ${WORDS}\nboot\n`),
  'by-http': script(`kernel http://192.168.7.1/vmlinuz ${WORDS}\nboot\n`, {}, http(kernel)),
  'by-http-missing': script(`kernel http://192.168.7.1/gone ${WORDS}\nboot\n`, {}, http(kernel)),
  'base-by-http': script(
    `set base http://192.168.7.1/live\nkernel ${set('base')}/vmlinuz ${WORDS}\nboot\n`,
    {},
    http({ 'live/vmlinuz': program('bzImage') }),
  ),
  // Jumps
  goto: script(`goto start\necho never\nexit\n:start\n${starts}`),
  'goto-undefined': script(`goto nowhere\n${starts}`),
  'goto-undefined-or': script(`goto nowhere ||\n${starts}`),
  'goto-back': script(`goto second\n:first\n${starts}:second\ngoto first\n`),
  'label-with-blank': script(`goto start\n: start\n${starts}`),
  exit: script(`exit\n${starts}`),
  'exit-with-kernel': script(`kernel /vmlinuz ${WORDS}\nexit\n`),
  'next-item': script(`kernel /vmlinuz wrong\n:next\nkernel --name second /vmlinuz ${WORDS}\nboot\n`),
  'imgselect-without-boot': script(`imgfetch /vmlinuz ${WORDS}\nimgselect vmlinuz\n`),
  'exit-with-status': script(`exit 1\n${starts}`),
  'comment-joined': script(`# a comment \\\n${starts}`),
  'lines-joined': script(`kernel /vmlinuz \\\n  ${WORDS}\nboot\n`),
  'carriage-returns': script(`kernel /vmlinuz ${WORDS}\r\nboot\r\n`),
  'unknown-command': script(`bott\n${starts}`),
  'unknown-command-or': script(`bott ||\n${starts}`),
  'unknown-option': script(`kernel --fast /vmlinuz ${WORDS}\nboot\n`),
  // Settings
  'set-unfit': script(`set next-server master\n${starts}`),
  'set-unfit-or': script(`set dns 8.8.8.8,1.1.1.1 ||\n${starts}`),
  'isset-filename': script(`isset ${set('filename')} || goto never\n${starts}:never\nexit\n`),
  'isset-yes': script(`isset ${set('ip')} || goto never\n${starts}:never\nexit\n`),
  'isset-no': script(`isset ${set('nothing')} && goto never ||\n${starts}:never\nexit\n`),
  'isset-no-ends': script(`isset ${set('nothing')} && goto never\n${starts}:never\nexit\n`),
  'iseq-platform': script(`iseq ${set('platform')} pcbios || goto never\n${starts}:never\nexit\n`),
  'iseq-mac': script(`iseq ${set('mac')} 52:54:00:00:00:01 || goto never\n${starts}:never\nexit\n`),
  'set-words': script(`set words ${WORDS}\nkernel /vmlinuz ${set('words')}\nboot\n`),
  'hostname-in-words': script(`kernel /vmlinuz ${WORDS} name=${set('hostname')} at=${set('ip')}\nboot\n`),
  'iseq-letters': script(`iseq ${set('platform')} PCBIOS && goto never ||\n${starts}:never\nexit\n`),
  'inc-and-compare': script(`set i:int8 0\ninc i\niseq ${set('i')} 1 || goto never\n${starts}:never\nexit\n`),
  'goto-setting': script(`set to net\ngoto ${set('to')}\n:net\n${starts}`),
  'set-twice': script(`set a net\nset b ${set('a')}\nset a other\ngoto ${set('b')}\n:net\n${starts}`),
  'dhcp-again': script(`dhcp\n${starts}`),
  'set-empty': script(`set words\nkernel /vmlinuz ${WORDS} ${set('words')}\nboot\n`),
  // Scripts that lead to others
  'chain-script': script('chain second.ipxe\n', { 'second.ipxe': `#!ipxe\n${starts}` }),
  'chain-folder': script('chain nodes/second.ipxe\n', {
    'nodes/second.ipxe': `#!ipxe\nkernel vmlinuz ${WORDS}\nboot\n`,
    'nodes/vmlinuz': program('bzImage'),
  }),
  'chain-mac': script(`chain nodes/${set('mac:hexhyp')}.ipxe\n`, {
    'nodes/52-54-00-00-00-01.ipxe': `#!ipxe\n${starts}`,
  }),
  'chain-mac-raw': script(`chain nodes/${set('net0/mac:hexraw')}.ipxe\n`, {
    'nodes/525400000001.ipxe': `#!ipxe\n${starts}`,
  }),
  'chain-mac-other': script(`chain nodes/${set('mac')}.ipxe || goto all\n:all\n${starts}`, {
    'nodes/52-54-00-00-00-01.ipxe': `#!ipxe\n${starts}`,
  }),
  'chain-query': script(`chain second.ipxe?mac=${set('mac')}\n`, { 'second.ipxe': `#!ipxe\n${starts}` }),
  'chain-missing': script('chain second.ipxe\n'),
  'chain-back': script(`chain second.ipxe ||\n${starts}`, { 'second.ipxe': '#!ipxe\nexit 1\n' }),
  'chain-without-mark': script('chain second.ipxe\n', { 'second.ipxe': starts }),
  'chain-pxelinux': script('chain pxelinux.0\n', {
    'pxelinux.0': program('pxelinux.0'),
    'ldlinux.c32': program('ldlinux.c32'),
    'pxelinux.cfg/default': `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${WORDS}\n`,
  }),
  // Menus
  'menu-default': script(
    `menu Start\nitem disk Disk\nitem net Network\nchoose --default net --timeout 500 it || goto disk\ngoto ${set('it')}\n:net\n${starts}:disk\nexit\n`,
  ),
  'menu-without-label': script(
    `menu Start\nitem net Network\nchoose --timeout 500 it\ngoto ${set('it')}\n:other\n${starts}`,
  ),
  'menu-default-unknown': script(
    `menu Start\nitem disk Disk\nitem net Network\nchoose --default gone --timeout 500 it || goto net\ngoto ${set('it')}\n:disk\nexit\n:net\n${starts}`,
  ),
  'menu-gap-first': script(
    `menu Start\nitem --gap -- Choose\nitem net Network\nchoose --timeout 500 it || exit\ngoto ${set('it')}\n:net\n${starts}`,
  ),
  'prompt-runs-out': script(`prompt --timeout 300 Press a key && goto never ||\n${starts}:never\nexit\n`),
  'menu-first': script(
    `menu Start\nitem net Network\nitem disk Disk\nchoose --timeout 500 it\ngoto ${set('it')}\n:net\n${starts}:disk\nexit\n`,
  ),
};

const grubFolder = 'boot/grub';

/** The program of grub-mknetdir, and what lies in its folder. */
function grub(configs: Files, more: Files = {}, firmware: 'bios' | 'efi-x64' = 'bios'): Files {
  const bios = firmware === 'bios';
  const own = `${grubFolder}/${bios ? 'i386-pc' : 'x86_64-efi'}`;
  const core = `${own}/${bios ? 'core.0' : 'core.efi'}`;
  const modules = { [`${own}/normal.mod`]: program(bios ? 'bios normal.mod' : 'normal.mod') };
  const below = Object.fromEntries(
    Object.entries(configs).map(([name, text]) => [`${grubFolder}/${name}`, text]),
  );
  return {
    'etc/dnsmasq.conf': dnsmasq(`dhcp-boot=${core}`),
    ...base,
    ...tftp({ [core]: program(bios ? 'core.0' : 'core.efi'), ...modules, ...kernel, ...below, ...more }),
  };
}

const entry = (title: string, lines: string): string => `menuentry '${title}' {\n${lines}}\n`;
const linux = `  linux /vmlinuz ${WORDS}\n`;
const now = 'set timeout=0\n';

const grubs: Readonly<Record<string, Files>> = {
  'grub-plain': grub({ 'grub.cfg': now + entry('net', linux) }),
  'grub-mac': grub({ 'grub.cfg-01-52-54-00-00-00-01': now + entry('net', linux), 'grub.cfg': 'exit\n' }),
  'grub-address': grub({ 'grub.cfg-C0A80715': now + entry('net', linux) }),
  'grub-address-part': grub({ 'grub.cfg-C0A8': now + entry('net', linux) }),
  'grub-no-config': grub({}),
  'grub-kernel-missing': grub({ 'grub.cfg': now + entry('net', '  linux /gone root=/dev/nfs\n') }),
  'grub-initrd-missing': grub({ 'grub.cfg': now + entry('net', `${linux}  initrd /gone.img\n`) }),
  'grub-default-number': grub({
    'grub.cfg': `set default=1\n${now}${entry('disk', '  exit\n')}${entry('net', linux)}`,
  }),
  'grub-default-title': grub({
    'grub.cfg': `set default=net\n${now}${entry('disk', '  exit\n')}${entry('net', linux)}`,
  }),
  'grub-default-unknown': grub({
    'grub.cfg': `set default=other\n${now}${entry('net', linux)}${entry('disk', '  exit\n')}`,
  }),
  'grub-submenu': grub({
    'grub.cfg': `set default='more>net'\n${now}${entry('disk', '  exit\n')}submenu more {\n${entry('net', linux)}}\n`,
  }),
  'grub-if-mac': grub({
    'grub.cfg': `if [ "$net_default_mac" = 52:54:00:00:00:01 ]; then\n  set default=net\nelse\n  set default=disk\nfi\n${now}${entry('disk', '  exit\n')}${entry('net', linux)}`,
  }),
  'grub-configfile': grub({
    'grub.cfg': 'configfile $prefix/more.cfg\n',
    'more.cfg': now + entry('net', linux),
  }),
  'grub-source-missing': grub({ 'grub.cfg': `source $prefix/gone.cfg\n${now}${entry('net', linux)}` }),
  'grub-syntax': grub({ 'grub.cfg': `if true; then\n${now}${entry('net', linux)}` }),
  'grub-unknown-command': grub({ 'grub.cfg': `frobnicate\n${now}${entry('net', linux)}` }),
  'grub-without-menu': grub({ 'grub.cfg': `${linux}boot\n` }),
  'grub-without-boot': grub({ 'grub.cfg': linux }),
  'grub-variable': grub({
    'grub.cfg': `set words='${WORDS}'\n${now}${entry('net', '  linux /vmlinuz $words at=$net_default_ip\n')}`,
  }),
  'grub-carriage-returns': grub({
    'grub.cfg': `${now}${entry('net', linux)}`.replaceAll('\n', '\r\n'),
  }),
  'grub-entry-words': grub({
    'grub.cfg': `${now}menuentry net --class os vmlinuz '${WORDS}' {\n  linux /$2 $3 name=$1\n}\n`,
  }),
  'grub-fallback': grub({
    'grub.cfg': `set fallback=1\n${now}${entry('new', '  linux /gone\n')}${entry('net', linux)}`,
  }),
  'grub-initrd-first': grub({ 'grub.cfg': now + entry('net', `  initrd /vmlinuz\n${linux}`) }),
  'grub-command-of-others': grub({ 'grub.cfg': now + entry('net', `  kernel /vmlinuz ${WORDS}\n`) }),
  'grub-command-of-others-before': grub({ 'grub.cfg': now + entry('net', `  root (tftp)\n${linux}`) }),
  'grub-menu-of-others': grub({
    'grub.cfg': `default 0\ntimeout 5\ntitle net\nkernel /vmlinuz ${WORDS}\n`,
  }),
  'grub-configfile-missing': grub({ 'grub.cfg': `configfile $prefix/gone.cfg\n` }),
  'grub-configfile-missing-entry': grub({
    'grub.cfg': `configfile $prefix/gone.cfg\n${now}${entry('net', linux)}`,
  }),
  'grub-source-missing-alone': grub({ 'grub.cfg': 'source $prefix/gone.cfg\n' }),
  'grub-semicolon': grub({
    'grub.cfg': now + entry('net', `  linux /vmlinuz ${WORDS} ds=nocloud;s=http://192.168.7.1/ quiet\n`),
  }),
  'grub-timeout': grub({ 'grub.cfg': `set timeout=1\n${entry('net', linux)}` }),
  'grub-default-id': grub({
    'grub.cfg': `set default=own\n${now}${entry('disk', '  exit\n')}menuentry net --id own {\n${linux}}\n`,
  }),
  'grub-if-file': grub({
    'grub.cfg': `if [ -f /vmlinuz ]; then\n  set default=net\nfi\n${now}${entry('disk', '  exit\n')}${entry('net', linux)}`,
  }),
  'grub-kernel-folder': grub({ 'grub.cfg': now + entry('net', `  linux /boot ${WORDS}\n`) }),
  'grub-linux16': grub({ 'grub.cfg': now + entry('net', `  linux16 /vmlinuz ${WORDS}\n`) }),
  'grub-search-file': grub({
    'grub.cfg': now + entry('net', `  search --no-floppy --file --set=root /vmlinuz\n${linux}`),
  }),
  'grub-function': grub({
    'grub.cfg': `function start {\n  linux /vmlinuz $@\n}\n${now}${entry('net', `  start ${WORDS}\n`)}`,
  }),
  'grub-chain-missing': grub({ 'grub.cfg': now + entry('net', '  chainloader /gone.efi\n') }),
  'grub-http': {
    ...grub({
      'grub.cfg': `insmod http\n${now}${entry('net', `  linux (http,192.168.7.1)/live/vmlinuz ${WORDS}\n`)}`,
    }),
    ...http({ 'live/vmlinuz': program('bzImage') }),
  },
  'grub-http-initrd-missing': {
    ...grub({
      'grub.cfg': `insmod http\n${now}${entry('net', `${linux}  initrd (http,192.168.7.1)/gone.img\n`)}`,
    }),
    ...http(kernel),
  },
  'grub-http-missing': {
    ...grub({
      'grub.cfg': `insmod http\n${now}${entry('net', `  linux (http,192.168.7.1)/gone ${WORDS}\n`)}`,
    }),
    ...http(kernel),
  },
};

const signed = 'grub/grub.cfg';
const bySigned = (configs: Files): Files => ({
  'etc/dnsmasq.conf': dnsmasq('dhcp-boot=grubx64.efi'),
  ...base,
  ...tftp({ 'grubx64.efi': program('grubnetx64.efi'), ...kernel, ...configs }),
});

const underUefi: Readonly<Record<string, Files>> = {
  'efi-grub-signed': bySigned({ [signed]: now + entry('net', linux) }),
  'efi-grub-signed-own-passed-by': bySigned({
    [signed]: now + entry('net', linux),
    'grub/grub.cfg-01-52-54-00-00-00-01': now + entry('own', `  linux /gone ${WORDS}\n`),
  }),
  'efi-grub-signed-own-alone': bySigned({
    'grub/grub.cfg-01-52-54-00-00-00-01': now + entry('own', linux),
  }),
  'efi-grub-mac': grub({ 'grub.cfg-01-52-54-00-00-00-01': now + entry('net', linux) }, {}, 'efi-x64'),
  'efi-grub-kernel-missing': grub({ 'grub.cfg': now + entry('net', '  linux /gone\n') }, {}, 'efi-x64'),
  'efi-grub-no-config': grub({}, {}, 'efi-x64'),
};

const cases = (firmware: NetCase['firmware'], files: Readonly<Record<string, Files>>): NetCase[] =>
  Object.entries(files).map(([name, all]) => ({ name, firmware, files: all }));

const loop: Files = {
  'etc/dnsmasq.conf': dnsmasq('dhcp-boot=undionly.kpxe'),
  ...base,
  ...tftp({ 'undionly.kpxe': program('undionly.kpxe'), ...kernel }),
};
const byClass: Files = {
  ...script(starts, { 'undionly.kpxe': program('undionly.kpxe') }),
  'etc/dnsmasq.conf': dnsmasq(
    'dhcp-userclass=set:ipxe,iPXE',
    'dhcp-boot=tag:!ipxe,undionly.kpxe',
    'dhcp-boot=tag:ipxe,boot.ipxe',
  ),
};

export const netCases: readonly NetCase[] = [
  ...cases('bios', { ...ipxe, 'ipxe-for-ever': loop, 'script-by-class': byClass }),
  ...cases('bios', grubs),
  ...cases('efi-x64', underUefi),
  ...cases('bios', biosPairs),
  ...cases('efi-x64', efiPairs),
];
