/** Nothing goes in; the sites about which UEFI firmware is asked come out: one machine that boots, changed in one way each. */
import { macOf } from './mac.js';
import type { ProgramName } from './uefi-programs.js';

/** A text, or a program by its name. */
export type UefiFile = string | { readonly program: ProgramName };

export interface UefiCase {
  readonly name: string;
  /** Which of the firmware's clients asks: PXE over IPv4, or HTTP. */
  readonly firmware: 'efi-x64' | 'efi-http';
  readonly files: Readonly<Record<string, UefiFile>>;
}

export const UEFI_MAC = macOf('52:54:00:00:00:01');
export const UEFI_UUID = '44454c4c-4b00-1031-8043-b2c04f4d3253';

const WORDS = 'root=/dev/nfs nfsroot=192.168.7.1:/srv/nfs/node1,vers=3 ip=dhcp rw console=ttyS0';
const configuration = (kernel = 'vmlinuz'): string =>
  `DEFAULT linux\nLABEL linux\n  KERNEL ${kernel}\n  APPEND ${WORDS}\n`;

interface Dhcp {
  /** Statements of the machine, which name its boot file; without them it is not declared. */
  readonly host?: string;
  readonly nextServer?: string;
  readonly subnet?: string;
  readonly outside?: string;
}

function dhcpd({ host, nextServer = 'next-server 192.168.7.1;', subnet = '', outside = '' }: Dhcp): string {
  const statements = [`hardware ethernet ${UEFI_MAC};`, 'fixed-address 192.168.7.21;', nextServer, host];
  return [
    outside,
    'subnet 192.168.7.0 netmask 255.255.255.0 {',
    subnet,
    '}',
    ...(host === undefined ? [] : ['host node1 {', ...statements, '}']),
  ]
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}

/** What every site has. */
const base: Readonly<Record<string, UefiFile>> = {
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS="--secure"\n',
  'etc/exports': '/srv/nfs/node1 192.168.7.21(rw,sync,no_subtree_check,no_root_squash)\n',
  'etc/hosts': '127.0.0.1 localhost\n192.168.7.1 master\n',
  'diskless-lint.json':
    '{ "server": { "names": ["master"], "addresses": ["192.168.7.1"] }, "httpRoot": "/srv/http" }\n',
  'srv/http/index.html': '',
  'srv/nfs/node1/etc/fstab': 'proc /proc proc defaults 0 0\n',
};

const program = (name: ProgramName): UefiFile => ({ program: name });
type Files = Readonly<Record<string, UefiFile>>;

/** Below the TFTP root. */
const tftp = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [`srv/tftp/${name}`, file]));
const http = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [`srv/http/${name}`, file]));

const syslinux = { 'syslinux.efi': program('syslinux.efi'), 'ldlinux.e64': program('ldlinux.e64') };
const kernel = { vmlinuz: program('vmlinuz') };
const config = { 'pxelinux.cfg/default': configuration() };
/** The whole of a TFTP root that boots. */
const whole: Files = { ...syslinux, ...kernel, ...config };
/** Where only the way to the first program counts: after it, a configuration without a kernel ends the boot early. */
const early: Files = { ...syslinux, 'pxelinux.cfg/default': configuration('gone') };

const boot = (file: string): string => `filename "${file}";`;
const loads = boot('syslinux.efi');

function site(dhcp: Dhcp, ...files: readonly Files[]): Files {
  return Object.assign({ 'etc/dhcp/dhcpd.conf': dhcpd(dhcp) }, base, ...files) as Files;
}

/** A folder of the TFTP root with these files in it. */
const folder = (name: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`${name}/${file}`, text]));

/** Option 43 as the machine gets it, octet for octet. */
const vendorOptions = (octets: string): string => `option vendor-encapsulated-options ${octets};`;
const asPxe = 'option vendor-class-identifier "PXEClient";';
const asHttp = 'option vendor-class-identifier "HTTPClient";';
const url = boot('http://192.168.7.1/syslinux.efi');

/** Another first program, alone in the TFTP root under its own name. */
const first = (name: ProgramName, as: string = name): Files =>
  site(
    { host: boot(as) },
    tftp({ [as]: program(name), 'ldlinux.c32': program('ldlinux.c32'), ...config, ...kernel }),
  );

/** Addresses for known machines only, and for those only who say that they are PXE clients. */
const poolForKnown = 'pool { range 192.168.7.100 192.168.7.110; deny unknown-clients; }';
const poolForPxe = 'pool { range 192.168.7.100 192.168.7.110; allow members of "pxe"; }';
const classOfPxe = `class "pxe" {
  match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";
  next-server 192.168.7.1;
  filename "syslinux.efi";
}
`;

const byPxe: Readonly<Record<string, Files>> = {
  syslinux: site({ host: loads }, tftp(whole)),
  // Which first program
  'pxelinux-0': first('pxelinux.0'),
  'undionly-kpxe': first('undionly.kpxe'),
  'syslinux-32-bit': site(
    { host: boot('syslinux.efi') },
    tftp({
      'syslinux.efi': program('syslinux32.efi'),
      'ldlinux.e32': program('ldlinux.e32'),
      ...config,
      ...kernel,
    }),
  ),
  'kernel-without-stub-alone': first('bzImage'),
  'module-alone': first('ldlinux.e64'),
  'text-file': site({ host: boot('boot.ipxe') }, tftp({ 'boot.ipxe': '#!ipxe\necho hello\nshell\n' })),
  'empty-file': site({ host: loads }, tftp({ ...whole, 'syslinux.efi': '' })),
  'ipxe-efi-is-a-script': site({ host: boot('ipxe.efi') }, tftp({ 'ipxe.efi': '#!ipxe\nshell\n' })),
  'directory-as-file': site({ host: boot('pxelinux.cfg') }, tftp(whole)),
  'shim-without-grub': first('shimx64.efi'),
  'shim-with-grub': site(
    { host: boot('shimx64.efi') },
    tftp({ 'shimx64.efi': program('shimx64.efi'), 'grubx64.efi': program('grubnetx64.efi') }),
  ),
  'grub-without-configuration': first('grubnetx64.efi', 'grubx64.efi'),
  // Which file is asked for
  'file-missing': site({ host: boot('efi/syslinux.efi') }, tftp(whole)),
  'file-in-capitals': site({ host: boot('SYSLINUX.EFI') }, tftp(whole)),
  'full-path': site({ host: boot('/srv/tftp/syslinux.efi') }, tftp(whole)),
  'leading-slash': site({ host: boot('/syslinux.efi') }, tftp(early)),
  'no-filename': site({ host: '' }, tftp(whole)),
  'empty-filename': site({ host: boot('') }, tftp(whole)),
  'option-67': site({ host: 'option bootfile-name "syslinux.efi";' }, tftp(early)),
  'option-67-beside-filename': site(
    { host: 'option bootfile-name "syslinux.efi"; filename "pxelinux.0";' },
    tftp({ ...early, 'pxelinux.0': program('pxelinux.0') }),
  ),
  'url-for-pxe': site({ host: url }, tftp(early), http(early)),
  'tftp-url-for-pxe': site({ host: boot('tftp://192.168.7.1/syslinux.efi') }, tftp(early)),
  // Which server is asked
  'no-next-server': site({ host: loads, nextServer: '' }, tftp(early)),
  'next-server-nobody': site({ host: loads, nextServer: 'next-server 192.168.7.9;' }, tftp(early)),
  'option-66-nobody': site({ host: `${loads} option tftp-server-name "192.168.7.9";` }, tftp(early)),
  'option-66-alone': site(
    { host: `${loads} option tftp-server-name "192.168.7.1";`, nextServer: '' },
    tftp(early),
  ),
  'unknown-machine': site({ subnet: poolForKnown }, tftp(whole)),
  // Options 60 and 43
  'option-60-alone': site({ host: `${loads} ${asPxe}` }, tftp(early)),
  'option-60-with-43': site({ host: `${loads} ${asPxe} ${vendorOptions('06:01:08:ff')}` }, tftp(early)),
  'option-60-with-43-unended': site({ host: `${loads} ${asPxe} ${vendorOptions('06:01:08')}` }, tftp(early)),
  'option-60-with-multicast-address': site(
    { host: `${loads} ${asPxe} ${vendorOptions('01:04:00:00:00:00:ff')}` },
    tftp(early),
  ),
  'option-60-with-discovery-3': site(
    { host: `${loads} ${asPxe} ${vendorOptions('06:01:03:ff')}` },
    tftp(early),
  ),
  'option-60-with-other-43': site({ host: `${loads} ${asPxe} ${vendorOptions('80:01:00:ff')}` }, tftp(early)),
  'option-43-alone': site({ host: `${loads} ${vendorOptions('06:01:08:ff')}` }, tftp(early)),
  'option-60-of-others': site({ host: `${loads} option vendor-class-identifier "MSFT 5.0";` }, tftp(early)),
  'option-60-http-for-pxe': site({ host: `${loads} ${asHttp}` }, tftp(early)),
  // What syslinux.efi finds
  'syslinux-without-e64': site(
    { host: loads },
    tftp({
      'syslinux.efi': program('syslinux.efi'),
      'ldlinux.c32': program('ldlinux.c32'),
      ...kernel,
      ...config,
    }),
  ),
  'syslinux-in-folder': site({ host: boot('efi64/syslinux.efi') }, tftp(folder('efi64', whole))),
  'syslinux-in-folder-configuration-at-root': site(
    { host: boot('efi64/syslinux.efi') },
    tftp({ ...folder('efi64', syslinux), ...config, ...kernel }),
  ),
  'syslinux-in-folder-e64-at-root': site(
    { host: boot('efi64/syslinux.efi') },
    tftp({
      'efi64/syslinux.efi': program('syslinux.efi'),
      'ldlinux.e64': program('ldlinux.e64'),
      'pxelinux.cfg/default': configuration('gone'),
      'efi64/pxelinux.cfg/default': configuration('gone'),
    }),
  ),
  'syslinux-in-folder-kernel-by-slash': site(
    { host: boot('efi64/syslinux.efi') },
    tftp({
      ...folder('efi64', { ...syslinux, 'pxelinux.cfg/default': configuration('/vmlinuz') }),
      ...kernel,
    }),
  ),
  'syslinux-in-folder-kernel-by-colons': site(
    { host: boot('efi64/syslinux.efi') },
    tftp({
      ...folder('efi64', { ...syslinux, 'pxelinux.cfg/default': configuration('::/vmlinuz') }),
      ...kernel,
    }),
  ),
  'syslinux-by-mac': site(
    { host: loads },
    tftp({ ...syslinux, 'pxelinux.cfg/01-52-54-00-00-00-01': configuration('gone') }),
  ),
  'syslinux-without-configuration': site({ host: loads }, tftp({ ...syslinux, ...kernel })),
  'syslinux-kernel-missing': site({ host: loads }, tftp(early)),
  'syslinux-kernel-without-stub': site({ host: loads }, tftp({ ...whole, vmlinuz: program('bzImage') })),
  'syslinux-menu-for-bios': site(
    { host: loads },
    tftp({
      ...whole,
      'menu.c32': program('bios menu.c32'),
      'libutil.c32': program('bios libutil.c32'),
      'pxelinux.cfg/default': `UI menu.c32\nTIMEOUT 10\n${configuration()}`,
    }),
  ),
  'syslinux-menu': site(
    { host: loads },
    tftp({
      ...early,
      'menu.c32': program('menu.c32'),
      'libutil.c32': program('libutil.c32'),
      'pxelinux.cfg/default': `UI menu.c32\nTIMEOUT 10\n${configuration('gone')}`,
    }),
  ),
  'addresses-for-pxe-clients-only': site({ subnet: poolForPxe, outside: classOfPxe }, tftp(early)),
  'ipxe-without-script': site({ host: boot('snponly.efi') }, tftp({ 'snponly.efi': program('snponly.efi') })),
};

const byHttp: Readonly<Record<string, Files>> = {
  'http-with-class': site({ host: `${url} ${asHttp}` }, http(early)),
  'http-without-class': site({ host: url }, http(early)),
  'http-with-pxe-class': site({ host: `${url} ${asPxe}` }, http(early)),
  'http-plain-name': site({ host: `${loads} ${asHttp}` }, tftp(early), http(early)),
  'http-file-missing': site({ host: `${boot('http://192.168.7.1/gone.efi')} ${asHttp}` }, http(early)),
  'http-text-file': site(
    { host: `${boot('http://192.168.7.1/boot.ipxe')} ${asHttp}` },
    http({ 'boot.ipxe': '#!ipxe\necho hello\nshell\n' }),
  ),
  'http-pxelinux-0': site(
    { host: `${boot('http://192.168.7.1/pxelinux.0')} ${asHttp}` },
    http({ 'pxelinux.0': program('pxelinux.0') }),
  ),
};

/** dnsmasq gives the addresses, and has a menu of PXE. */
const withMenu = (...lines: readonly string[]): Files => ({
  ...base,
  'etc/dnsmasq.conf': [
    'port=0',
    'listen-address=192.168.7.1',
    'dhcp-range=192.168.7.0,static,255.255.255.0',
    `dhcp-host=${UEFI_MAC},node1,192.168.7.21`,
    'dhcp-match=set:efi,option:client-arch,7',
    ...lines,
    'enable-tftp',
    'tftp-root=/srv/tftp',
    '',
  ].join('\n'),
  ...tftp({ ...whole, 'pxelinux.0': program('pxelinux.0') }),
});

const byMenu: Readonly<Record<string, Files>> = {
  'service-beside-addresses': withMenu('pxe-service=X86-64_EFI,"Linux",syslinux.efi'),
  'service-and-boot-file': withMenu(
    'pxe-service=X86-64_EFI,"Linux",syslinux.efi',
    'dhcp-boot=tag:efi,syslinux.efi',
  ),
  'service-for-bios-and-boot-file': withMenu(
    'pxe-service=x86PC,"Linux",pxelinux',
    'dhcp-boot=tag:efi,syslinux.efi',
  ),
  'services-beside-addresses': withMenu(
    'pxe-prompt="Boot",1',
    'pxe-service=X86-64_EFI,"Linux",syslinux.efi',
    'pxe-service=X86-64_EFI,"Disk",0',
  ),
};

const named =
  (firmware: UefiCase['firmware']) =>
  ([name, files]: [string, Files]): UefiCase => ({ name, firmware, files });

export const uefiCases: readonly UefiCase[] = [
  ...Object.entries(byPxe).map(named('efi-x64')),
  ...Object.entries(byMenu).map(named('efi-x64')),
  ...Object.entries(byHttp).map(named('efi-http')),
];

export function uefiCase(name: string): UefiCase {
  const found = uefiCases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no UEFI case ${name}`);
  return found;
}
